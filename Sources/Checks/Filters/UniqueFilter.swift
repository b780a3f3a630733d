import JSON

/// `unique`.
struct UniqueFilter: Filter {
  static let name = "unique"
  static let usage = "unique"
  static let summary = "A list without its repetitions; the first of each stays."
  static let examples = [
    FilterExample("[1, 2, 1.0, 2]", gives: "[1, 2]"),
    FilterExample(#"["1", 1]"#, gives: #"["1", 1]"#),
    FilterExample("7", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    var seen = Set<JSONValue>()
    return value.rebuilt(try value.inputElements().filter { seen.insert($0.asJSON).inserted })
  }
}
