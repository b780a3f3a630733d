/// The media type that the route wants; two Content-Type lines are as wrong as another type.
enum ContentTypeCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    let lines = call.headerLines("content-type")
    let name = MediaType(lines.first ?? "").name
    if try call.match().route.body.isMultipart {
      guard lines.count == 1, name == MediaType.multipart else {
        throw Refusal(status: 400, code: 36_009_023, "The header 'content-type' must be 'multipart/form-data'")
      }
      return
    }
    let mustTell = !call.bodyBytes.isEmpty
    guard lines.count <= 1, name == MediaType.json || (name.isEmpty && !mustTell) else {
      throw Refusal(
        status: 400, code: 36_009_022, "The request body must be JSON: set one header 'content-type: application/json'")
    }
  }
}
