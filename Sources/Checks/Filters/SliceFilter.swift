/// `slice A B`.
struct SliceFilter: Filter {
  static let name = "slice"
  static let usage = "slice A B"
  static let summary =
    "The part of a list or text from place A, counted from 0, up to but not including B; negative numbers count "
    + "from the end, B may be left out."
  static let examples = [
    FilterExample("[1, 2, 3, 4]", "1 3", gives: "[2, 3]"),
    FilterExample("[1, 2, 3, 4]", "-2", gives: "[3, 4]"),
    FilterExample(#""abcdef""#, "0 -2", gives: #""abcd""#),
    FilterExample("[1, 2]", "5 9", gives: "[]"),
    FilterExample("[1, 2]", "2 1", gives: "[]"),
    FilterExample("{}", "0 1", gives: nil),
  ]

  private let start: Int
  private let end: Int?

  init(_ call: Call) throws(ArgumentProblem) {
    if call.arguments.count == 1 {
      start = try call.arguments[0].int()
      end = nil
    } else {
      let arguments = try call.arguments(Self.usage)
      start = try arguments[0].int()
      end = try arguments[1].int()
    }
  }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    if let elements = value.elements { return value.rebuilt(elements[range(elements.count)]) }
    let text = Array(try value.inputText())
    return value.replaced(by: String(text[range(text.count)]))
  }

  private func range(_ count: Int) -> Range<Int> {
    func place(_ number: Int) -> Int { min(max(number < 0 ? count &+ number : number, 0), count) }
    let first = place(start)
    return first..<max(first, end.map(place) ?? count)
  }
}
