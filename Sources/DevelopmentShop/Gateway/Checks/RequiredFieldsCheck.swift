/// Query parameters and body fields that the route cannot do without, by their Go names.
enum RequiredFieldsCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    let route = try call.match().route
    for name in route.requiredQuery where (call.query[name] ?? "").isEmpty {
      throw Refusal.missingField(GoName.of(name))
    }
    let body = try RequestBody(call.request)
    call.body = body
    switch route.body {
    case .none: return
    case .multipart(let names):
      for name in names where body.parts?[name] == nil { throw Refusal.missingField(GoName.of(name)) }
    case .json(let required):
      for field in required { try field.check(body.fields) }
    }
  }
}
