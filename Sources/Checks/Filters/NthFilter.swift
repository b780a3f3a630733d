/// `nth N`.
struct NthFilter: Filter {
  static let name = "nth"
  static let usage = "nth N"
  static let summary = "The element of a list at this place, counted from 0; a negative number counts from the end."
  static let examples = [
    FilterExample("[1, 2, 3]", "1", gives: "2"),
    FilterExample("[1, 2, 3]", "-1", gives: "3"),
    FilterExample("[1]", "1", gives: nil),
  ]

  private let place: Int

  init(_ call: Call) throws(ArgumentProblem) { place = try call.argument(Self.usage).int() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    let elements = try value.inputElements()
    let index = place < 0 ? elements.count &+ place : place
    return elements.indices.contains(index) ? elements[index] : nil
  }
}
