package import JSON

/// `not: MATCHER`.
package struct NotMatcher: Matcher {
  package static let name = "not"
  package static let summary =
    "The matcher, or the literal, does not hold. On something missing only not: {exists: true} holds."
  package static let argument = ValueShape.matcher
  package static let examples = [
    MatcherExample("0", on: "1", holds: true),
    MatcherExample("0", on: "0", holds: false),
    MatcherExample("{contains: error}", on: #""fine""#, holds: true),
    MatcherExample("{at_least: 1, at_most: 5}", on: "7", holds: true),
    MatcherExample("{exists: true}", on: nil, holds: true),
    MatcherExample("0", on: nil, holds: false),
    MatcherExample("{matches: '^a'}", on: "7", holds: true),
  ]

  private let matchers: MatcherList

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    matchers = try MatcherList(argument, context: context)
    if matchers.matchers.isEmpty { throw ArgumentProblem("'not' needs a matcher or a literal") }
  }

  package var expectation: String { "not \(matchers.expectation)" }
  package var isAboutPresence: Bool { matchers.isAboutPresence }

  package func mismatch(_ subject: QueryResult) -> Mismatch? {
    switch subject {
    case .failed(let reason): return undecided(reason)
    case .missing(let reason):
      // Something missing is no value that differs: "not 0" is not met by a member with another name.
      if !isAboutPresence { return missing(reason) }
    case .found: break
    }
    let found = matchers.mismatches(subject)
    if let undecided = found.first(where: \.isUndecided) { return undecided }
    guard found.isEmpty else { return nil }
    guard case .found(let value) = subject else { return missing("") }
    return mismatch("is \(matchers.expectation)", on: value)
  }
}
