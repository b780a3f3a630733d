import HTTP
import JSON
import LocalServer

/// What the real platform does not have: a test's hand inside the shop, under `/_shop/`.
///
/// It answers on loopback only, and under none of the platform's own names. The tenant is named by `app_key` in the
/// query; nothing is signed. A request's body and every answer are JSON; a refusal is 400 with `{"error": "…"}`.
///
/// | request | body | what happens |
/// |---|---|---|
/// | `POST /_shop/clock` | `{"advance": seconds}` | the tenant's calendar moves: tokens expire, holds end |
/// | `POST /_shop/app` | `{"redirect_url": "…"}` | where the authorization page sends sellers back to |
/// | `POST /_shop/deauthorize` | – | the seller cancels the app: every token ends |
/// | `POST /_shop/shop` | `{"is_active": false}` | the shop becomes inactive, or active again |
/// | `POST /_shop/traffic` | `allowed_addresses`, `requests_per_second`, `requests_per_hour` | limits; `null` is none |
/// | `POST /_shop/faults` | `{"kind": "overload", "path": "/order/", "times": 2}` | the next requests fail; `value` \
/// and `percent` as in `ShopFault` |
/// | `DELETE /_shop/faults` | – | nothing that was ordered strikes any more |
/// | `POST /_shop/review` | `{"seconds": n}` | how long products stay in review |
/// | `POST /_shop/products/{id}/status` | `{"status": "FAILED"}` | a verdict on a product |
/// | `POST /_shop/orders` | `{"product_ids": ["…"]}` | a buyer orders and pays: at most three products, on hold |
/// | `POST /_shop/orders/{id}/status` | `{"status": "IN_TRANSIT"}` | an order moves as the platform lets it |
/// | `POST /_shop/orders/{id}/cancel_request` | – | the buyer asks to cancel |
/// | `POST /_shop/orders/{id}/return_request` | `{"return_type": "REFUND"}` | the buyer asks something back |
/// | `POST /_shop/returns/{id}/status` | `{"status": "BUYER_SHIPPED_ITEM"}` | what buyer or arbiter do to a request |
/// | `POST /_shop/orders/{id}/message` | `{"text": "…"}` | the order's buyer writes to the shop |
/// | `GET /_shop/notifications` | – | what nobody has taken yet to send it to webhooks |
/// | `GET /_shop/deliveries` | – | the messages to webhooks: state, attempts with time and status, when the next is due |
enum ControlSurface {
  static let prefix = "/_shop/"

  struct Action: Sendable {
    let method: String
    let template: PathTemplate
    let run: @Sendable (ControlCall, inout TenantState) throws(Refusal) -> JSONValue
  }

  static let actions =
    ControlledTime.actions + ControlledTraffic.actions + ControlledGoods.actions
    + ControlledReturns.actions + ControlledConversations.actions

  static func answer(_ request: ServerRequest, state: inout ShopState, now: Int64) -> ServerResponse {
    guard isLoopback(request.remoteAddress) else { return PlainPage.notFound }
    for action in actions where action.method == request.method {
      guard let match = action.template.match(request.path) else { continue }
      return perform(action, match.parameters, request, state: &state, now: now)
    }
    return response(404, ["error": "no such control"])
  }

  private static func perform(
    _ action: Action, _ path: [String: String], _ request: ServerRequest, state: inout ShopState, now: Int64
  ) -> ServerResponse {
    let query = QueryString(request.query)
    guard let appKey = query["app_key"], var tenant = state.tenants[appKey] else {
      return response(400, ["error": "the query has no known 'app_key'"])
    }
    do throws(Refusal) {
      let calendar = now + state.calendarOffset + tenant.calendarOffset
      tenant.settle(now: calendar)
      let fields = try body(request)
      let answer = try action.run(ControlCall(path: path, fields: fields, now: calendar), &tenant)
      state.tenants[appKey] = tenant
      return response(200, answer)
    } catch {
      return response(400, ["code": .integer(error.code), "error": .string(error.message)])
    }
  }

  /// A control's body is JSON whatever its media type says: `curl -d` announces a form.
  private static func body(_ request: ServerRequest) throws(Refusal) -> Fields {
    var plain = request
    plain.headers = HTTPFields()
    return try RequestBody(plain).fields
  }

  private static func isLoopback(_ address: String) -> Bool {
    address.hasPrefix("127.") || address == "::1" || address.hasPrefix("::ffff:127.")
  }

  private static func response(_ status: Int, _ body: JSONValue) -> ServerResponse {
    ServerResponse(
      status: status, headers: HTTPFields([.init("Content-Type", "application/json; charset=utf-8")]),
      body: JSONWriter.compactBytes(body))
  }
}

struct ControlCall: Sendable {
  let path: [String: String]
  let fields: Fields
  /// Unix seconds on the tenant's calendar.
  let now: Int64

  /// What a control cannot do, in words.
  static func refused(_ reason: String) -> Refusal { .invalidParameter(reason) }
}
