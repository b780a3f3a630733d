/// A method that this API isn't called by.
enum MethodCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    let method = call.method
    call.candidates.removeAll { $0.route.method.rawValue != method }
    if call.candidates.isEmpty {
      throw Refusal(status: 405, code: 36_009_010, "Request method '\(method)' is not supported by this API")
    }
  }
}
