import JSON

/// What the shop knows of an answer, in the documentation's order and with every documented member.
enum DocumentedShape {
  /// Members that `value` lacks are empty texts, zeros, `false` and empty lists; those that nothing documents go last.
  static func filled(_ value: JSONValue, _ members: [Shape.Member]) -> JSONValue {
    guard case .object(let known) = value else { return value }
    var object = JSONObject(members.map { ($0.name, filled(known[$0.name], $0)) })
    let names = Set(members.map(\.name))
    for member in known.members where !names.contains(member.key) { object.members.append(member) }
    return .object(object)
  }

  private static func filled(_ value: JSONValue?, _ member: Shape.Member) -> JSONValue {
    switch (member.shape, value) {
    case (.object(let members), let value): filled(value ?? [:], members)
    case (.objects(let members), .array(let elements)): .array(elements.map { filled($0, members) })
    case (_, let value?): value
    case (.text, nil): .string(member.name.hasSuffix("amount") || member.name.hasSuffix("fee") ? "0.00" : "")
    case (.date, nil), (.file, nil): ""
    case (.integer, nil): 0
    case (.boolean, nil): false
    case (.objects, nil), (.texts, nil), (.integers, nil): []
    }
  }
}
