/// A body larger than the gateway takes.
enum BodySizeCheck: GatewayCheck {
  /// Bytes. The platform names no figure; this leaves room for the largest picture that a route accepts.
  static let maximum = 20 << 20

  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    if call.bodyBytes.count > maximum {
      throw Refusal(status: 413, code: 36_009_021, "The upload is too large")
    }
  }
}
