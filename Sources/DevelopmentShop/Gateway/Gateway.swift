import HTTP
import JSON
import LocalServer

/// `open-api.tiktokglobalshop.com`: the checks in order, then the route.
enum Gateway {
  /// The first check that objects decides the answer, so the order is part of the platform's behaviour.
  static let checks: [any GatewayCheck.Type] = [
    FaultCheck.self,
    PathCheck.self,
    VersionCheck.self,
    MethodCheck.self,
    ContentTypeCheck.self,
    BodySizeCheck.self,
    TimestampCheck.self,
    AppKeyCheck.self,
    SignCheck.self,
    TokenCheck.self,
    AddressCheck.self,
    ScopeCheck.self,
    AccountCheck.self,
    CipherCheck.self,
    ShopStatusCheck.self,
    RateCheck.self,
    RequiredFieldsCheck.self,
  ]

  static func answer(_ request: ServerRequest, state: inout ShopState, now: Int64) -> ServerResponse {
    let requestID = state.nextRequestID(now: now)
    var call = GatewayCall(request: request, now: now)
    var response = answer(&call, state: &state, requestID: requestID)
    for fault in call.faults { fault.strike(&response) }
    return response
  }

  private static func answer(
    _ call: inout GatewayCall, state: inout ShopState, requestID: String
  ) -> ServerResponse {
    do throws(Refusal) {
      for check in checks { try check.run(&call, &state) }
      let isGenerated = try call.match().route.isGenerated
      var response = Envelope.success(try perform(call, state: &state), requestID: requestID)
      if isGenerated { response.headers.append("X-Signet-Answer", "generated") }
      return response
    } catch {
      return Envelope.failure(error, requestID: requestID)
    }
  }

  private static func perform(_ call: GatewayCall, state: inout ShopState) throws(Refusal) -> JSONValue {
    let match = try call.match()
    let body = if let read = call.body { read } else { try RequestBody(call.request) }
    guard var tenant = state.tenants.removeValue(forKey: call.appKey) else { throw AppKeyCheck.refusal }
    // Taken out while the route works on it, so that changing a large shop copies nothing.
    defer {
      if !tenant.shop.webhooks.ids.isEmpty { state.hasSubscribers = true }
      state.tenants[call.appKey] = tenant
    }
    let calendar = call.now + state.calendarOffset + tenant.calendarOffset
    tenant.settle(now: calendar)
    let shopCall = ShopCall(
      path: match.parameters, query: call.query, body: body, now: calendar)
    return try match.route.handler(shopCall, &tenant)
  }
}

extension ShopFault {
  /// What happens to the answer on its way.
  fileprivate func strike(_ response: inout ServerResponse) {
    switch kind {
    case .latency: response.delay += value
    case .reset: response.fault = .closeWithoutAnswer
    case .truncate: response.fault = .truncateBody(after: value)
    case .slowBody: response.fault = .slowBody(pause: value)
    default: return
    }
  }
}
