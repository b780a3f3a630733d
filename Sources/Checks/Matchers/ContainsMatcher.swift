package import JSON

/// `contains: V`.
package struct ContainsMatcher: ValueMatcher {
  package static let name = "contains"
  package static let summary =
    "A text holds this text, a list an element that equals it, an object a member of that name."
  package static let argument = ValueShape.any
  package static let examples = [
    MatcherExample("order", on: #""my order""#, holds: true),
    MatcherExample("Order", on: #""my order""#, holds: false),
    MatcherExample("42", on: "id=42", as: .text, holds: true),
    MatcherExample("2", on: "[1, 2.0]", holds: true),
    MatcherExample("'2'", on: "[1, 2]", holds: false),
    MatcherExample("{id: 1}", on: #"[{"id": 1}, {"id": 2}]"#, holds: true),
    MatcherExample("id", on: #"{"id": null}"#, holds: true),
    MatcherExample("b", on: #"["a", "b"]"#, as: .nodes, holds: true),
    MatcherExample("a", on: nil, holds: false),
    MatcherExample("4", on: "42", holds: false),
  ]

  private let literal: Literal

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    literal = Literal(value: argument)
  }

  package var expectation: String { "containing \(Excerpt.of(literal.value))" }

  package func mismatch(of value: Value) -> Mismatch? {
    let holds: Bool
    switch value {
    case .text(let text): holds = isPart(of: Array(text.utf8), literal.value.written)
    case .json(.string(let text)): holds = isPart(of: Array(text.utf8), literal.value.stringValue)
    case .bytes(let bytes): holds = isPart(of: bytes, literal.value.written)
    case .json(.object(let object)): holds = literal.value.stringValue.map { object[$0] != nil } ?? false
    default:
      guard let elements = value.elements else {
        return mismatch("is \(value.kind), which contains nothing", on: value, hints(for: value))
      }
      holds = elements.contains { literal.equals($0) } || isPartOfOnly(value)
    }
    return holds ? nil : mismatch("does not contain \(Excerpt.named(literal.value))", on: value, hints(for: value))
  }

  /// The only node of a path, or the only text: judged as if it had been asked for alone.
  private func isPartOfOnly(_ value: Value) -> Bool {
    guard value.isQueried, let single = value.single else { return false }
    return mismatch(of: single) == nil
  }

  private func isPart(of bytes: [UInt8], _ text: String?) -> Bool {
    guard let text else { return false }
    return bytes.firstOffset(of: Array(text.utf8)) != nil
  }

  private func hints(for value: Value) -> [String] {
    switch (value, literal.value) {
    case (.json(.number), _): ["to look into its digits: | to_string"]
    case (.json(.object), .object), (.json(.array), .object), (.nodes, .object):
      ["for a part of a structure, write includes"]
    case (.json(.string), .number), (.json(.string), .bool): ["quote it: '\(literal.value.written ?? "")'"]
    default: []
    }
  }
}
