import JSON

/// `parse_json`.
struct ParseJSONFilter: Filter {
  static let name = "parse_json"
  static let usage = "parse_json"
  static let summary = "Text as the JSON that it is."
  static let examples = [
    FilterExample(#""{\"a\": 1.10}""#, gives: #"{"a": 1.10}"#),
    FilterExample(#""{""#, gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    let bytes = try value.inputBytes()
    do {
      return .json(try JSONParser.parse(bytes))
    } catch {
      throw FilterFailure(
        "needs JSON: \(error.reason) at line \(error.line), column \(error.column) of \(Excerpt.of(value, limit: 80))")
    }
  }
}
