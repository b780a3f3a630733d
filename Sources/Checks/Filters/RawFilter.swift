/// `raw`.
struct RawFilter: Filter {
  static let name = "raw"
  static let usage = "raw"
  static let summary = "The value as it is: in a URL, a template with it is not percent-encoded."
  static let examples = [
    FilterExample(#""a/b""#, gives: #""a/b""#),
    .refused("text"),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    value
  }
}
