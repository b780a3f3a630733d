import HTTP
import JSON

/// `status`: the status code.
struct StatusSource: QuerySource {
  static let name = "status"
  static let usage = "status"
  static let summary = "The status code, a number."
  static let examples = [
    QueryExample("status", finds: "200"),
    .refused("status code"),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func find(in view: ResponseView) -> QueryResult {
    .found(.json(.number(JSONNumber(view.response.status))))
  }
}
