import JSON

/// `to_number`.
struct ToNumberFilter: Filter {
  static let name = "to_number"
  static let usage = "to_number"
  static let summary = "Text as a number, as it is written."
  static let examples = [
    FilterExample(#""1.10""#, gives: "1.10"),
    FilterExample(#"" 12 ""#, gives: "12"),
    FilterExample(#""abc""#, gives: nil),
    FilterExample(#""0x1F""#, gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    .json(.number(try value.inputNumber()))
  }
}
