package import JSON

/// `matches: '^\d+$'`.
package struct MatchesMatcher: TextMatcher {
  package static let name = "matches"
  package static let summary =
    "A text holds a match of this regular expression (PCRE2); ^ and $ tie it to the ends, (?i) leaves case out."
  package static let argument = ValueShape.string
  package static let examples = [
    MatcherExample(#"'^\d{18,19}$'"#, on: #""576461413038785752""#, holds: true),
    MatcherExample(#"'^\d+$'"#, on: "576461413038785752", holds: false),
    MatcherExample("'(?i)json'", on: "application/JSON", as: .text, holds: true),
    MatcherExample("'^b'", on: #""ab""#, holds: false),
    MatcherExample("'^.$'", on: #""é""#, holds: true),
    MatcherExample("'^(a+)+$'", on: #""aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab""#, holds: false),
    MatcherExample("a", on: nil, holds: false),
  ]

  private let expression: RegularExpression

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    expression = try RegularExpression(Argument.string(argument, of: Self.name))
  }

  package var expectation: String { "matching \(Excerpt.quoted(expression.pattern))" }

  func mismatch(ofText text: String, in value: Value) -> Mismatch? {
    do {
      if try expression.matches(text) { return nil }
      return mismatch("does not match \(Excerpt.quoted(expression.pattern))", on: value)
    } catch {
      return undecided(error.reason, on: value)
    }
  }
}
