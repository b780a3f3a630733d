import JSON

/// `$.data.id`: a place in the JSON body.
struct JSONPathSource: QuerySource {
  static let name = "$"
  static let usage = "$.PATH"
  static let summary =
    "A JSONPath (RFC 9535) in the JSON body. A singular path gives its node, any other path the list of its nodes."
  static let input = QueryInput.json
  static let examples = [
    QueryExample("$.data.id", body: #"{"data": {"id": 576461413038785752}}"#, finds: "576461413038785752"),
    QueryExample("$.data.name", body: #"{"data": {"name": null}}"#, finds: "null"),
    QueryExample("$.items[*].id", body: #"{"items": [{"id": 1}, {"id": 2}]}"#, finds: "[1, 2]"),
    QueryExample("$.items[?@.id == 3]", body: #"{"items": []}"#, finds: "[]"),
    QueryExample("$.items | length", body: #"{"items": [1, 2, 3]}"#, finds: "3"),
    QueryExample("$['a | b'] | upper", body: #"{"a | b": "x"}"#, finds: #""X""#),
    QueryExample("$.data.id", body: #"{"data": {}}"#, finds: nil),
    QueryExample("$.data", body: "<html></html>", finds: nil),
    QueryExample("$.data", finds: nil),
  ]

  private let path: JSONPath
  private let text: String
  private let isSingular: Bool

  init(_ path: JSONPath, text: String) {
    self.path = path
    self.text = text
    isSingular = path.isSingular
  }

  /// Only for completeness: `Query` reads paths by their own grammar before it looks for words.
  init(_ call: Call) throws(ArgumentProblem) {
    do {
      self.init(try JSONPath(parsing: call.name), text: call.name)
    } catch {
      throw ArgumentProblem(error.message, hints: error.hint.map { [$0] } ?? [], offset: call.offset + error.offset)
    }
  }

  func find(in view: ResponseView) -> QueryResult {
    switch view.json {
    case .failure(let unreadable): return .missing(unreadable.reason)
    case .success(let body):
      if isSingular {
        guard let node = path.value(in: body) else { return .missing("the body has no \(text)") }
        return .found(.json(node))
      }
      do {
        return .found(.nodes(try path.boundedValues(in: body)))
      } catch {
        return .failed(error.reason)
      }
    }
  }
}

extension JSONPath {
  /// The values of all nodes, giving up on a path that would visit more of them than there is memory for.
  func boundedValues(in root: JSONValue) throws(JSONPathLimitReached) -> [JSONValue] {
    try nodes(in: root, limit: JSONPath.usualNodeLimit, tracksLocations: false).map(\.value)
  }
}
