package import JSON

/// `any: MATCHER`.
package struct AnyMatcher: ListMatcher {
  package static let name = "any"
  package static let summary =
    "The matcher, or literal, holds on at least one element of a list; on an empty list it fails."
  package static let argument = ValueShape.matcher
  package static let examples = [
    MatcherExample("{above: 1}", on: "[1, 2]", holds: true),
    MatcherExample("{above: 2}", on: "[1, 2]", holds: false),
    MatcherExample("PAID", on: #"["NEW", "PAID"]"#, as: .nodes, holds: true),
    MatcherExample("1", on: "[]", holds: false),
    MatcherExample("1", on: "1", holds: false),
    MatcherExample("1", on: nil, holds: false),
  ]

  private let matchers: MatcherList

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    matchers = try MatcherList(argument, context: context)
  }

  package var expectation: String { "any \(matchers.expectation)" }

  func mismatch(of elements: [Value], in list: Value) -> Mismatch? {
    if elements.isEmpty { return mismatch("has no elements", on: list) }
    if elements.contains(where: { matchers.holds(on: .found($0)) }) { return nil }
    return mismatch(
      "has no element that is \(matchers.expectation)", on: list, ElementFindings(matchers, on: elements).lines)
  }
}
