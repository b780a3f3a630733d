import JSON

/// `redirects`: the way to the last response.
struct RedirectsSource: QuerySource {
  static let name = "redirects"
  static let usage = "redirects"
  static let summary = "The list of URLs that redirected, oldest first; empty where none did."
  static let examples = [
    QueryExample("redirects | length", finds: "0"),
    .refused("redirects 0"),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func find(in view: ResponseView) -> QueryResult {
    .found(.json(.array(view.redirects.map(JSONValue.string))))
  }
}
