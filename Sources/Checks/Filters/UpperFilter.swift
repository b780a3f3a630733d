/// `upper`.
struct UpperFilter: Filter {
  static let name = "upper"
  static let usage = "upper"
  static let summary = "Text in upper case."
  static let examples = [
    FilterExample(#""àb""#, gives: #""ÀB""#),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    value.replaced(by: try value.inputText().uppercased())
  }
}
