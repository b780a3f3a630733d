/// `first`.
struct FirstFilter: Filter {
  static let name = "first"
  static let usage = "first"
  static let summary = "The first element of a list."
  static let examples = [
    FilterExample("[1, 2]", gives: "1"),
    FilterExample("[]", gives: nil),
    FilterExample(#""ab""#, gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    try value.inputElements().first
  }
}
