/// `trim`.
struct TrimFilter: Filter {
  static let name = "trim"
  static let usage = "trim"
  static let summary = "Text without the white space at its ends."
  static let examples = [
    FilterExample(#"" a b\n""#, gives: #""a b""#),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    value.replaced(by: try value.inputText().trimmingSpaces)
  }
}
