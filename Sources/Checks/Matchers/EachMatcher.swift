package import JSON

/// `each: MATCHER`.
package struct EachMatcher: ListMatcher {
  package static let name = "each"
  package static let summary = "The matcher, or literal, holds on every element of a list; on an empty list it fails."
  package static let argument = ValueShape.matcher
  package static let examples = [
    MatcherExample("{above: 0}", on: "[1, 2]", holds: true),
    MatcherExample("{above: 0}", on: "[1, 0]", holds: false),
    MatcherExample("{above: 0}", on: "[]", holds: false),
    MatcherExample("{above: 0}", on: "[]", as: .nodes, holds: false),
    MatcherExample("7", on: #"["7", "7"]"#, as: .texts, holds: true),
    MatcherExample("{type: string}", on: #""a""#, holds: false),
    MatcherExample("{exists: true}", on: nil, holds: false),
  ]

  private let matchers: MatcherList

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    matchers = try MatcherList(argument, context: context)
  }

  package var expectation: String { "each \(matchers.expectation)" }

  func mismatch(of elements: [Value], in list: Value) -> Mismatch? {
    if elements.isEmpty { return mismatch("has no elements", on: list) }
    let findings = ElementFindings(matchers, on: elements)
    guard let first = findings.failures.first else { return nil }
    guard elements.count > 1 else {
      return Mismatch(
        "[0] \(first.mismatch.complaint)", expected: expectation, actual: first.mismatch.actual,
        details: first.mismatch.details)
    }
    return Mismatch(
      "fails for \(findings.failures.count) of \(elements.count) elements: "
        + "[\(first.index)] \(first.mismatch.complaint)",
      expected: expectation, actual: first.mismatch.actual,
      details: findings.failures.count > 1 ? findings.lines : first.mismatch.details)
  }
}
