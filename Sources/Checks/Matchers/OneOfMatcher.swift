package import JSON

/// `one_of: [A, B]`.
package struct OneOfMatcher: SingleMatcher {
  package static let name = "one_of"
  package static let summary = "The value equals one of these literals."
  package static let argument = ValueShape.orTemplate(.list(of: .any, least: 1))
  package static let examples = [
    MatcherExample("[SHIPPED, PAID]", on: #""PAID""#, holds: true),
    MatcherExample("[1, 2]", on: "2.0", holds: true),
    MatcherExample("[1, 2]", on: #""2""#, holds: false),
    MatcherExample("[1, 2]", on: "2", as: .text, holds: true),
    MatcherExample("[PAID]", on: #"["PAID"]"#, as: .nodes, holds: true),
    MatcherExample("[PAID]", on: #"["PAID", "PAID"]"#, as: .nodes, holds: false),
    MatcherExample("[null]", on: nil, holds: false),
  ]

  private let literals: [Literal]

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    literals = try Argument.list(argument, of: Self.name).map(Literal.init)
    if literals.isEmpty { throw ArgumentProblem("'one_of' needs at least one literal") }
  }

  package var expectation: String {
    "one of " + Excerpt.of(JSONValue.array(literals.map(\.value)))
  }

  func mismatch(ofSingle value: Value) -> Mismatch? {
    if literals.contains(where: { $0.equals(value) }) { return nil }
    var details: [String] = []
    if case .json(let json) = value, let written = json.written,
      let twin = literals.first(where: { $0.value.written?.isSameText(written) == true })
    {
      details = [
        json.stringValue == nil
          ? "the value is \(value.kind), not a string: write it without quotes"
          : "the value is a string: quote it: '\(twin.value.written ?? "")'"
      ]
    }
    return mismatch("is none of \(Excerpt.of(JSONValue.array(literals.map(\.value)), limit: 80))", on: value, details)
  }
}
