import JSON

/// `to_int`.
struct ToIntFilter: Filter {
  static let name = "to_int"
  static let usage = "to_int"
  static let summary = "Text or a number as a whole number, of any size; a fraction is an error, not cut off."
  static let examples = [
    FilterExample(#""42""#, gives: "42"),
    FilterExample(#""576461413038785752""#, gives: "576461413038785752"),
    FilterExample("4.0", gives: "4"),
    FilterExample("4.5", gives: nil),
    FilterExample(#""abc""#, gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    let number = try value.inputNumber()
    guard number.isInteger else { throw FilterFailure("needs a whole number, not \(number.text)") }
    return .json(.number(number.intValue.map(JSONNumber.init) ?? number))
  }
}
