/// `sign`, made with the app's secret over path, query and body.
enum SignCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    guard let sign = call.query["sign"], !sign.isEmpty else {
      throw Refusal.invalidParameter("Missing signature: the query parameter 'sign' is required")
    }
    let check = SignatureCheck(secret: state.tenants[call.appKey]?.credentials.appSecret ?? "")
    let accepted = check.accepts(
      sign, path: call.path, query: call.query, contentType: call.contentType, body: call.bodyBytes)
    guard accepted else {
      throw Refusal(status: 401, code: 106_001, "The signature is invalid: 'sign' does not match the request")
    }
  }
}
