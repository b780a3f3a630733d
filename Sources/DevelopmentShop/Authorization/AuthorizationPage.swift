import HTTP
import LocalServer

/// The page on which a seller lets an app in. Nobody has to press anything: it sends the browser on at once.
///
/// `/open/authorize?service_id=…&state=…` on services.tiktokshop.com and services.us.tiktokshop.com, and the older
/// `/oauth/authorize?app_key=…&state=…`. With `decision=deny` (of this stand-in only) the seller refuses.
enum AuthorizationPage {
  static let path = "/open/authorize"
  static let oldPath = "/oauth/authorize"

  static func answer(_ request: ServerRequest, state: inout ShopState, now: Int64) -> ServerResponse {
    guard request.method == "GET" else { return PlainPage.notFound }
    let query = QueryString(request.query)
    let found = state.tenants.values.first { tenant in
      request.path == path
        ? tenant.credentials.serviceID == query["service_id"] : tenant.credentials.appKey == query["app_key"]
    }
    guard var tenant = found else { return PlainPage.page(400, "Authorization failed: no such app") }
    var items: [(String, String)] = []
    if query["decision"] == "deny" {
      items = [("code", "null"), ("error", "auth_denied")]
    } else {
      let calendar = now + state.calendarOffset + tenant.calendarOffset
      items = [("app_key", tenant.credentials.appKey), ("code", tenant.makeCode(now: calendar))]
      items += [("locale", "en-US"), ("shop_region", tenant.shop.region)]
      state.tenants[tenant.credentials.appKey] = tenant
    }
    if let value = query["state"] { items.append(("state", value)) }
    let addition = items.map { "\($0.0)=\(PercentText.encoded($0.1))" }.joined(separator: "&")
    let joint = tenant.redirectURL.contains("?") ? "&" : "?"
    return ServerResponse(
      status: 302, headers: HTTPFields([.init("Location", tenant.redirectURL + joint + addition)]))
  }
}
