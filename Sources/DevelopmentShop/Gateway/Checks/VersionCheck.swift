/// A version segment (`202309`) that this API doesn't have.
enum VersionCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    call.candidates.removeAll { !$0.hasRightVersion }
    if call.candidates.isEmpty {
      throw Refusal(status: 400, code: 36_009_014, "Invalid API version: the version name in the path is not in use")
    }
  }
}
