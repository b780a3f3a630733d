/// A shop that is not active answers nothing that needs its cipher.
enum ShopStatusCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    guard try call.match().route.cipher == .required, let tenant = state.tenants[call.appKey] else { return }
    if !tenant.shop.isActive {
      throw Refusal(status: 401, code: 36_009_043, "The shop is inactive")
    }
  }
}
