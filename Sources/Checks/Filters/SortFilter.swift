import JSON

/// `sort`.
struct SortFilter: Filter {
  static let name = "sort"
  static let usage = "sort"
  static let summary =
    "A list in ascending order: numbers by value, texts by their code points; both at once have no order."
  static let examples = [
    FilterExample("[10, 9, 1e1, 0.5]", gives: "[0.5, 9, 10, 1e1]"),
    FilterExample(#"["b", "B", "a"]"#, gives: #"["B", "a", "b"]"#),
    FilterExample(#"[1, "a"]"#, gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    let elements = try value.inputElements().map(\.asJSON)
    let numbers = elements.compactMap(\.numberValue)
    if numbers.count == elements.count {
      return value.rebuilt(numbers.sorted().map { .json(.number($0)) })
    }
    let texts = elements.compactMap(\.stringValue)
    guard texts.count == elements.count else { throw .needs("only numbers or only texts", not: value) }
    return value.rebuilt(
      texts.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }.map { .json(.string($0)) })
  }
}
