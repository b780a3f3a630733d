import JSON

/// `keys`.
struct KeysFilter: Filter {
  static let name = "keys"
  static let usage = "keys"
  static let summary = "The names of an object's members, in order."
  static let examples = [
    FilterExample(#"{"b": 1, "a": 2}"#, gives: #"["b", "a"]"#),
    FilterExample("[]", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    .json(.array(try value.inputObject().members.map { .string($0.key) }))
  }
}
