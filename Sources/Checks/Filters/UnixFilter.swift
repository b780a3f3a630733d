import JSON

/// `unix`.
struct UnixFilter: Filter {
  static let name = "unix"
  static let usage = "unix"
  static let summary = "A date as whole seconds since 1970."
  static let examples = [
    FilterExample(#""2024-05-01T12:00:00.9Z""#, gives: "1714564800"),
    FilterExample(#""Sun, 06 Nov 1994 08:49:37 GMT""#, gives: "784111777"),
    FilterExample(#""abc""#, gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    .json(.number(JSONNumber(Int(try value.inputMoment().seconds))))
  }
}
