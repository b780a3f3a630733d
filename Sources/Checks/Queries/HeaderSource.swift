import HTTP

/// `header NAME`: a field of the response.
package struct HeaderSource: QuerySource {
  package static let name = "header"
  package static let usage = "header NAME"
  package static let summary =
    "A header field, its name in either case; several of one name are joined by ', ', but Set-Cookie is a list."
  package static let examples = [
    QueryExample("header X-Request-Id", headers: [("x-request-id", "a1")], finds: #""a1""#),
    QueryExample("header Vary", headers: [("Vary", "Accept"), ("Vary", "Origin")], finds: #""Accept, Origin""#),
    QueryExample(
      "header Set-Cookie | length", headers: [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")], finds: "2"),
    QueryExample(
      "header Authorization | regex 'Bearer (.+)'", headers: [("Authorization", "Bearer abc")], finds: #""abc""#),
    QueryExample("header X-Request-Id", finds: nil),
  ]

  private let field: String

  package init(named field: String) { self.field = field }

  package init(_ call: Call) throws(ArgumentProblem) { field = try call.argument(Self.usage).text }

  package func find(in view: ResponseView) -> QueryResult {
    let headers = view.response.headers
    guard let first = headers[field] else { return .missing("the response has no header '\(field)'") }
    if HTTPFields.sameName(field, "Set-Cookie") { return .found(.texts(headers.values(of: field))) }
    let values = headers.values(of: field)
    return .found(.text(values.count == 1 ? first : values.joined(separator: ", ")))
  }
}
