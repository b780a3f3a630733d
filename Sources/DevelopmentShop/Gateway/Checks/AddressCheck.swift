/// The app's list of addresses that may call; without a list, all may.
enum AddressCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    guard let allowed = state.tenants[call.appKey]?.traffic.allowedAddresses else { return }
    guard allowed.contains(call.remoteAddress) else {
      throw Refusal(
        status: 403, code: 36_009_033, "The IP address '\(call.remoteAddress)' is not in the app's allow list")
    }
  }
}
