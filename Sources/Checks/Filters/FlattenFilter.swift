/// `flatten`.
struct FlattenFilter: Filter {
  static let name = "flatten"
  static let usage = "flatten"
  static let summary = "A list whose own lists are put in their elements' place, one level deep."
  static let examples = [
    FilterExample("[[1], 2, [[3]]]", gives: "[1, 2, [3]]"),
    FilterExample("7", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    value.rebuilt(try value.inputElements().flatMap { $0.elements ?? [$0] })
  }
}
