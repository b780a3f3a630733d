package import JSON

/// `length: 3`.
package struct LengthMatcher: ValueMatcher {
  package static let name = "length"
  package static let summary =
    "The number of characters of a text, elements of a list, members of an object, nodes of a path that is not "
    + "singular, or bytes; a number or a matcher."
  package static let argument = ValueShape.either([.number, .string, .matchers])
  package static let examples = [
    MatcherExample("3", on: "[1, 2, 3]", holds: true),
    MatcherExample("{at_least: 1}", on: "[]", holds: false),
    MatcherExample("1", on: #""é""#, holds: true),
    MatcherExample("2", on: #"{"a": 1, "b": 2}"#, holds: true),
    MatcherExample("0", on: "[]", as: .nodes, holds: true),
    MatcherExample("2", on: #"["a", "b"]"#, as: .texts, holds: true),
    MatcherExample("1", on: "7", holds: false),
    MatcherExample("0", on: nil, holds: false),
  ]

  private let matchers: MatcherList

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    switch argument {
    case .number, .object: matchers = try MatcherList(argument, context: context)
    case .string(let text):
      guard let number = JSONNumber(validating: text) else { fallthrough }
      matchers = try MatcherList(.number(number), context: context)
    default:
      throw ArgumentProblem(
        "'length' takes a number or a matcher, not \(Excerpt.of(argument, limit: 60))",
        hints: ["write length: 3 or length: {at_least: 1}"])
    }
  }

  package var expectation: String { "length \(matchers.expectation)" }

  package func mismatch(of value: Value) -> Mismatch? {
    guard let count = value.length else { return mismatch("is \(value.kind), which has no length", on: value) }
    let found = matchers.mismatches(.found(.json(.number(JSONNumber(count)))))
    guard let first = found.first else { return nil }
    var details: [String] = []
    if case .nodes(let nodes) = value, nodes.count == 1, nodes[0].arrayValue != nil {
      details = ["the path is not singular, so its nodes are counted; take the array itself: | first"]
    }
    return mismatch("has length \(count), which \(first.complaint)", on: value, details)
  }
}
