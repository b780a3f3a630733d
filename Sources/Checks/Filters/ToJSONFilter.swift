import JSON

/// `to_json`.
struct ToJSONFilter: Filter {
  static let name = "to_json"
  static let usage = "to_json"
  static let summary = "A value as compact JSON text, numbers as written."
  static let examples = [
    FilterExample(#"{"a": [1.10, "x"]}"#, gives: #""{\"a\":[1.10,\"x\"]}""#),
    .refused("text"),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    .text(JSONWriter.compact(value.asJSON))
  }
}
