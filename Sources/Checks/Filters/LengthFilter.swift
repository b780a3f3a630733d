/// `length`.
struct LengthFilter: Filter {
  static let name = "length"
  static let usage = "length"
  static let summary = "The number of characters of a text, elements of a list, members of an object, or bytes."
  static let examples = [
    FilterExample("[1, 2]", gives: "2"),
    FilterExample(#""né""#, gives: "2"),
    FilterExample(#"{"a": 1}"#, gives: "1"),
    FilterExample("7", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    guard let length = value.length else { throw .needs("text, a list, an object or bytes", not: value) }
    return .int(length)
  }
}
