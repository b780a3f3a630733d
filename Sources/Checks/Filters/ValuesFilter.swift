import JSON

/// `values`.
struct ValuesFilter: Filter {
  static let name = "values"
  static let usage = "values"
  static let summary = "The values of an object's members, in order."
  static let examples = [
    FilterExample(#"{"b": 1, "a": 2}"#, gives: "[1, 2]"),
    FilterExample("[]", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    .json(.array(try value.inputObject().members.map(\.value)))
  }
}
