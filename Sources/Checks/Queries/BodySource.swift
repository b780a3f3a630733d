/// `body`: the body as text.
struct BodySource: QuerySource {
  static let name = "body"
  static let usage = "body"
  static let summary =
    "The body as text by the charset of its Content-Type (utf-8 unless named); a binary body stays bytes."
  static let input = QueryInput.text
  static let examples = [
    QueryExample("body", body: "pong", finds: #""pong""#),
    QueryExample("body | trim | upper", body: " pong\n", finds: #""PONG""#),
    QueryExample("body", finds: #""""#),
    .refused("body text"),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func find(in view: ResponseView) -> QueryResult {
    switch view.text {
    case .text(let text): .found(.text(text))
    case .bytes(let bytes): .found(.bytes(bytes))
    }
  }
}
