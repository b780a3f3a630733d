import HTTP

/// `version`: the version of HTTP.
struct VersionSource: QuerySource {
  static let name = "version"
  static let usage = "version"
  static let summary = "The version of HTTP that was spoken: 1.0, 1.1, 2 or 3."
  static let examples = [
    QueryExample("version", finds: #""1.1""#),
    .refused("version 2"),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func find(in view: ResponseView) -> QueryResult { .found(.text(view.response.version)) }
}
