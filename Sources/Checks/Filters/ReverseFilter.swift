/// `reverse`.
struct ReverseFilter: Filter {
  static let name = "reverse"
  static let usage = "reverse"
  static let summary = "A list or text from its end."
  static let examples = [
    FilterExample("[1, 2]", gives: "[2, 1]"),
    FilterExample(#""abc""#, gives: #""cba""#),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    if let elements = value.elements { return value.rebuilt(elements.reversed()) }
    return value.replaced(by: String(try value.inputText().reversed()))
  }
}
