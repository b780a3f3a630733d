package import JSON

/// `ends_with: TEXT`.
package struct EndsWithMatcher: TextMatcher {
  package static let name = "ends_with"
  package static let summary = "A text ends with this text."
  package static let argument = ValueShape.text
  package static let examples = [
    MatcherExample(".png", on: #""a.png""#, holds: true),
    MatcherExample(".png", on: #""a.PNG""#, holds: false),
    MatcherExample("7", on: "id-7", as: .text, holds: true),
    MatcherExample("'7'", on: "7", holds: false),
    MatcherExample("a", on: nil, holds: false),
  ]

  private let ending: String

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    ending = try Argument.scalar(argument, of: Self.name)
  }

  package var expectation: String { "ending with \(Excerpt.quoted(ending))" }

  func mismatch(ofText text: String, in value: Value) -> Mismatch? {
    text.utf8.reversed().starts(with: ending.utf8.reversed())
      ? nil : mismatch("does not end with \(Excerpt.quoted(ending))", on: value)
  }
}
