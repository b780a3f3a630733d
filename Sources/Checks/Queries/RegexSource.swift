/// `regex 'PATTERN'`: what a pattern finds in the body's text.
struct RegexSource: QuerySource {
  static let name = "regex"
  static let usage = "regex 'PATTERN'"
  static let summary = "The first match of a regular expression (PCRE2) in the body: group 1, or the whole match."
  static let input = QueryInput.text
  static let examples = [
    QueryExample(#"regex 'id=(\d+)'"#, body: "id=42;", finds: #""42""#),
    QueryExample(#"regex '\d+'"#, body: "id=42;", finds: #""42""#),
    QueryExample("regex 'it''s (.+)'", body: "it's me", finds: #""me""#),
    QueryExample(#"regex '\d+'"#, body: "none", finds: nil),
  ]

  private let expression: RegularExpression

  init(_ call: Call) throws(ArgumentProblem) {
    let argument = try call.argument(Self.usage)
    expression = try argument.placing { () throws(ArgumentProblem) in try RegularExpression(argument.text) }
  }

  func find(in view: ResponseView) -> QueryResult {
    guard case .text(let text) = view.text else { return .missing("the body is not text") }
    do {
      guard let found = try expression.capture(in: text) else {
        return .missing("the body has no match of \(Excerpt.quoted(expression.pattern))")
      }
      return .found(.text(found))
    } catch {
      return .failed(error.reason)
    }
  }
}
