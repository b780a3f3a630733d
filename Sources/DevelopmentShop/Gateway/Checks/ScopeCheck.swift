/// One of the scopes that the route asks for, granted with the token.
enum ScopeCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    let wanted = try call.match().route.scopes
    let granted = call.token?.scopes ?? []
    if wanted.allSatisfy({ !granted.contains($0) }) {
      let names = wanted.map { "'\($0)'" }.joined(separator: " or ")
      throw Refusal(
        status: 401, code: 105_005, "Access denied: the app or the access token does not have the scope \(names)")
    }
  }
}
