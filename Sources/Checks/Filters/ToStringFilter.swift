import JSON

/// `to_string`.
struct ToStringFilter: Filter {
  static let name = "to_string"
  static let usage = "to_string"
  static let summary = "A scalar by its written form, anything else as JSON text."
  static let examples = [
    FilterExample("1.10", gives: #""1.10""#),
    FilterExample("null", gives: #""null""#),
    FilterExample("[1, 2]", gives: #""[1,2]""#),
    FilterExample(#""a""#, gives: #""a""#),
    .refused("text"),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    if let text = try? value.inputText() { return .json(.string(text)) }
    let json = value.asJSON
    return .json(.string(json.written ?? JSONWriter.compact(json)))
  }
}
