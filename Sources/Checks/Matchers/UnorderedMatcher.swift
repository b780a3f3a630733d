package import JSON

/// `unordered: [A, B]`.
package struct UnorderedMatcher: ListMatcher {
  package static let name = "unordered"
  package static let summary = "A list has exactly these elements, as often as they are named, in any order."
  package static let argument = ValueShape.orTemplate(.list)
  package static let examples = [
    MatcherExample("[1, 2, 2]", on: "[2, 1.0, 2]", holds: true),
    MatcherExample("[1, 2]", on: "[2, 1, 1]", holds: false),
    MatcherExample("[1, 1]", on: "[1]", holds: false),
    MatcherExample("[]", on: "[]", as: .nodes, holds: true),
    MatcherExample("[2, a]", on: #"["a", "2"]"#, as: .texts, holds: true),
    MatcherExample("[a, '2']", on: #"["a", 2]"#, holds: false),
    MatcherExample("[1]", on: nil, holds: false),
  ]

  private let expected: [JSONValue]

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    expected = try Argument.list(argument, of: Self.name)
  }

  package var expectation: String { "\(Excerpt.of(JSONValue.array(expected))) in any order" }

  func mismatch(of elements: [Value], in list: Value) -> Mismatch? {
    // Texts compare by written form, so the literals take that form.
    let wanted: [JSONValue]
    if case .texts = list {
      wanted = expected.map { $0.written.map(JSONValue.string) ?? $0 }
    } else {
      wanted = expected
    }
    var open: [JSONValue: Int] = [:]
    for element in wanted { open[element, default: 0] += 1 }
    var unexpected: [JSONValue] = []
    for element in elements.map(\.asJSON) {
      if let count = open[element], count > 0 { open[element] = count - 1 } else { unexpected.append(element) }
    }
    // In the order of the file, each as often as it is lacking.
    let lacking = wanted.filter { element in
      guard let count = open[element], count > 0 else { return false }
      open[element] = count - 1
      return true
    }
    if lacking.isEmpty, unexpected.isEmpty { return nil }
    return mismatch(
      "does not have the expected elements", on: list, lines("lacking", lacking) + lines("unexpected", unexpected))
  }

  private func lines(_ word: String, _ elements: [JSONValue]) -> [String] {
    let shown = elements.prefix(10).map { "\(word): \(Excerpt.of($0, limit: 120))" }
    return elements.count > 10 ? shown + ["\(word): \(elements.count - 10) more"] : shown
  }
}
