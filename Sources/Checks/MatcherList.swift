package import JSON

/// What may stand where a matcher is expected: a literal (equals), or a map of matchers that must all hold.
package struct MatcherList: Sendable {
  package let matchers: [any Matcher]

  /// Reads a literal or a map of matchers; an object with a key that is no matcher is an error with a suggestion.
  package init(_ argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    throw ArgumentProblem("not built yet")
  }

  /// Everything that does not hold; empty where all hold.
  package func mismatches(_ subject: QueryResult) -> [Mismatch] { [] }
}
