/// A path that no route has, whatever the version: 404.
enum PathCheck: GatewayCheck {
  static let refusal = Refusal(status: 404, code: 36_009_009, "Invalid path: no such API path")

  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    call.candidates = RouteTable.matches(path: call.path)
    if call.candidates.isEmpty { throw refusal }
  }
}
