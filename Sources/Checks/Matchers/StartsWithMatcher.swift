package import JSON

/// `starts_with: TEXT`.
package struct StartsWithMatcher: TextMatcher {
  package static let name = "starts_with"
  package static let summary = "A text begins with this text."
  package static let argument = ValueShape.text
  package static let examples = [
    MatcherExample("https://", on: #""https://x""#, holds: true),
    MatcherExample("application/json", on: "application/json; charset=utf-8", as: .text, holds: true),
    MatcherExample("20", on: "2024", as: .text, holds: true),
    MatcherExample("a", on: #""ba""#, holds: false),
    MatcherExample("'1'", on: "12", holds: false),
    MatcherExample("a", on: nil, holds: false),
  ]

  private let beginning: String

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    beginning = try Argument.scalar(argument, of: Self.name)
  }

  package var expectation: String { "beginning with \(Excerpt.quoted(beginning))" }

  func mismatch(ofText text: String, in value: Value) -> Mismatch? {
    text.utf8.starts(with: beginning.utf8)
      ? nil : mismatch("does not start with \(Excerpt.quoted(beginning))", on: value)
  }
}
