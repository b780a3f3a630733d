package import JSON

/// `empty: true`.
package struct EmptyMatcher: ValueMatcher {
  package static let name = "empty"
  package static let summary =
    "A text, array, object or list of nodes with nothing in it; false: with something in it."
  package static let argument = ValueShape.orTemplate(.boolean)
  package static let examples = [
    MatcherExample("true", on: "[]", holds: true),
    MatcherExample("true", on: #""""#, holds: true),
    MatcherExample("true", on: "{}", holds: true),
    MatcherExample("true", on: "[]", as: .nodes, holds: true),
    MatcherExample("false", on: "[0]", holds: true),
    MatcherExample("true", on: "[0]", holds: false),
    MatcherExample("true", on: "0", holds: false),
    MatcherExample("false", on: "0", holds: false),
    MatcherExample("true", on: "null", holds: false),
    MatcherExample("true", on: nil, holds: false),
  ]

  private let isWanted: Bool

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    isWanted = try Argument.bool(argument, of: Self.name)
  }

  package var expectation: String { isWanted ? "empty" : "not empty" }

  package func mismatch(of value: Value) -> Mismatch? {
    guard let count = value.length else {
      return mismatch("is \(value.kind), which is neither empty nor full", on: value)
    }
    if (count == 0) == isWanted { return nil }
    return mismatch(isWanted ? "is not empty" : "is empty", on: value)
  }
}

extension Value {
  /// Characters (Unicode scalars) of a text, elements of a list, members of an object, bytes; nothing for what has
  /// none.
  var length: Int? {
    switch self {
    case .text(let text): text.unicodeScalars.count
    case .bytes(let bytes): bytes.count
    case .texts(let texts): texts.count
    case .nodes(let nodes): nodes.count
    case .json(let value):
      switch value {
      case .string(let text): text.unicodeScalars.count
      case .array(let elements): elements.count
      case .object(let object): object.members.count
      case .null, .bool, .number: nil
      }
    }
  }
}
