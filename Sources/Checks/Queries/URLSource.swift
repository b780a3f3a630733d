import HTTP

/// `url`: where the response came from.
struct URLSource: QuerySource {
  static let name = "url"
  static let usage = "url"
  static let summary = "The URL of the last request, after redirects, as it was sent."
  static let examples = [
    QueryExample("url", finds: #""https://shop.example/orders?page=1""#),
    .refused("url path"),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func find(in view: ResponseView) -> QueryResult { .found(.text(view.request.url.description)) }
}
