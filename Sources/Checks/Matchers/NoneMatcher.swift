package import JSON

/// `none: MATCHER`.
package struct NoneMatcher: ListMatcher {
  package static let name = "none"
  package static let summary =
    "The matcher, or literal, holds on no element of a list; on an empty list that is so."
  package static let argument = ValueShape.matcher
  package static let examples = [
    MatcherExample("FAILED", on: #"["PAID"]"#, holds: true),
    MatcherExample("FAILED", on: #"["PAID", "FAILED"]"#, holds: false),
    MatcherExample("1", on: "[]", holds: true),
    MatcherExample("1", on: "[]", as: .nodes, holds: true),
    MatcherExample("{matches: '^(a+)+$'}", on: #"["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"]"#, holds: false),
    MatcherExample("1", on: nil, holds: false),
  ]

  private let matchers: MatcherList

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    matchers = try MatcherList(argument, context: context)
    if matchers.matchers.isEmpty { throw ArgumentProblem("'none' needs a matcher or a literal") }
  }

  package var expectation: String { "none \(matchers.expectation)" }

  func mismatch(of elements: [Value], in list: Value) -> Mismatch? {
    let findings = ElementFindings(matchers, on: elements)
    if let undecided = findings.undecided { return undecided }
    let failing = Set(findings.failures.map(\.index))
    guard let hit = elements.indices.first(where: { !failing.contains($0) }) else { return nil }
    return Mismatch(
      "has an element at [\(hit)] that is \(matchers.expectation)", expected: expectation,
      actual: Excerpt.of(elements[hit]))
  }
}
