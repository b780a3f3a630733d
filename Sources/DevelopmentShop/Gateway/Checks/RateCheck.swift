/// Requests a second for app and route, and requests an hour for the Development Shop. Both off unless switched on.
enum RateCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    if state.isReplaying { return }
    let route = try call.match().route
    let now = call.now
    guard let wait = state.tenants[call.appKey]?.traffic.admit(route.name, now: now) else { return }
    switch wait {
    case .rate(let seconds):
      throw Refusal(status: 429, code: 36_009_002, "Too many requests: slow down", retryAfter: seconds)
    case .quota(let seconds):
      throw Refusal(
        status: 429, code: 36_009_037, "The hourly quota of the Development Shop is used up", retryAfter: seconds)
    }
  }
}
