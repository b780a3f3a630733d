/// Query parameters and body fields that the route cannot do without, by their Go names.
enum RequiredFieldsCheck: GatewayCheck {
  static func run(_ call: inout GatewayCall, _ state: inout ShopState) throws(Refusal) {
    let route = try call.match().route
    for name in route.requiredQuery where (call.query[name] ?? "").isEmpty {
      throw Refusal.missingField(GoName.of(name))
    }
    for member in route.describedQuery { try member.check(call.query) }
    let body = try RequestBody(call.request)
    call.body = body
    switch route.body {
    case .none: return
    case .multipart(let names):
      for name in names where body.parts?[name] == nil { throw Refusal.missingField(GoName.of(name)) }
    case .describedMultipart(let members):
      for member in members where member.isRequired && body.parts?[member.name] == nil {
        throw Refusal.missingField(GoName.of(member.name))
      }
    case .described(let members):
      for member in members { try member.check(body.fields) }
    case .json(let required):
      for field in required { try field.check(body.fields) }
    }
  }
}
