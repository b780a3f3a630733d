/// A failure that a test ordered in advance, by the path alone, as an overloaded platform would show it.
enum FaultCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    guard let appKey = call.query["app_key"] else { return }
    guard let fault = state.tenants[appKey]?.traffic.takeFault(path: call.path) else { return }
    throw fault.refusal
  }
}
