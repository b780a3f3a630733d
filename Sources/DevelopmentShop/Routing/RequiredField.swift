/// A member that a body must have, and below it those that it must have in turn.
struct RequiredField: Sendable {
  enum Kind: Sendable { case text, integer, texts, object, objects }

  let name: String
  let kind: Kind
  let members: [RequiredField]

  static func text(_ name: String) -> RequiredField { RequiredField(name: name, kind: .text, members: []) }
  static func integer(_ name: String) -> RequiredField { RequiredField(name: name, kind: .integer, members: []) }
  static func texts(_ name: String) -> RequiredField { RequiredField(name: name, kind: .texts, members: []) }

  static func object(_ name: String, _ members: [RequiredField]) -> RequiredField {
    RequiredField(name: name, kind: .object, members: members)
  }

  /// A list of objects; each of them must have `members`.
  static func objects(_ name: String, _ members: [RequiredField]) -> RequiredField {
    RequiredField(name: name, kind: .objects, members: members)
  }

  func check(_ fields: Fields) throws(Refusal) {
    guard fields[name] != nil else { throw .missingField(fields.goName(name)) }
    switch kind {
    case .text: _ = try fields.text(name)
    case .integer: _ = try fields.integer(name)
    case .texts: _ = try fields.texts(name)
    case .object:
      guard let nested = try fields.nested(name) else { return }
      for member in members { try member.check(nested) }
    case .objects:
      for element in try fields.list(name) ?? [] {
        for member in members { try member.check(element) }
      }
    }
  }
}

/// The platform names fields in its messages as its Go services spell them.
enum GoName {
  /// `main_images` becomes `MainImages`.
  static func of(_ name: String) -> String {
    name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
