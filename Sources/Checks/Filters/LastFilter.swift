/// `last`.
struct LastFilter: Filter {
  static let name = "last"
  static let usage = "last"
  static let summary = "The last element of a list."
  static let examples = [
    FilterExample("[1, 2]", gives: "2"),
    FilterExample("[]", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    try value.inputElements().last
  }
}
