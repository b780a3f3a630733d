/// `lower`.
struct LowerFilter: Filter {
  static let name = "lower"
  static let usage = "lower"
  static let summary = "Text in lower case."
  static let examples = [
    FilterExample(#""ÀB""#, gives: #""àb""#),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    value.replaced(by: try value.inputText().lowercased())
  }
}
