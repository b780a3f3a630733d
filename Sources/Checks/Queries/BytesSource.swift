import HTTP

/// `bytes`: the body byte for byte.
struct BytesSource: QuerySource {
  static let name = "bytes"
  static let usage = "bytes"
  static let summary = "The body's bytes, decompressed, otherwise as received."
  static let input = QueryInput.bytes
  static let examples = [
    QueryExample("bytes | length", body: "é", finds: "2"),
    QueryExample("bytes | hex", body: "é", finds: #""c3a9""#),
    .refused("bytes 10"),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func find(in view: ResponseView) -> QueryResult { .found(.bytes(view.response.body)) }
}
