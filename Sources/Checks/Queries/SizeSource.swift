import HTTP
import JSON

/// `size`: how large the body is.
struct SizeSource: QuerySource {
  static let name = "size"
  static let usage = "size"
  static let summary = "The body's size in bytes, decompressed."
  static let input = QueryInput.bytes
  static let examples = [
    QueryExample("size", body: "é!", finds: "3"),
    .refused("size kB"),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func find(in view: ResponseView) -> QueryResult {
    .found(.json(.number(JSONNumber(view.response.body.count))))
  }
}
