import Diagnostics
package import JSON

/// What may stand where a matcher is expected: a literal (equals), or a map of matchers that must all hold.
package struct MatcherList: Sendable {
  package let matchers: [any Matcher]

  /// Reads a literal or a map of matchers; an object with a key that is no matcher is an error with a suggestion.
  ///
  /// The empty map is no matcher at all, and holds on everything: it switches an inherited check off.
  package init(_ argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    guard case .object(let object) = argument else {
      matchers = [try EqualsMatcher(argument: argument, context: context)]
      return
    }
    var matchers: [any Matcher] = []
    matchers.reserveCapacity(object.members.count)
    for (key, value) in object.members {
      guard let type = MatcherRegistry.type(named: key) else { throw Self.unknown(key) }
      do {
        matchers.append(try type.init(argument: value, context: context))
      } catch {
        throw error.under(.key(key))
      }
    }
    self.matchers = matchers
  }

  /// Matchers made elsewhere, all of which must hold.
  package init(_ matchers: [any Matcher]) { self.matchers = matchers }

  /// Everything that does not hold; empty where all hold.
  package func mismatches(_ subject: QueryResult) -> [Mismatch] {
    // Nearly always all hold, and an empty array costs nothing.
    var found: [Mismatch] = []
    for matcher in matchers {
      if let mismatch = matcher.mismatch(subject) { found.append(mismatch) }
    }
    return found
  }

  func holds(on subject: QueryResult) -> Bool { matchers.allSatisfy { $0.mismatch(subject) == nil } }

  var expectation: String {
    matchers.isEmpty ? "anything" : matchers.map(\.expectation).joined(separator: " and ")
  }

  /// Whether it asks only whether something is there at all.
  package var isAboutPresence: Bool { !matchers.isEmpty && matchers.allSatisfy(\.isAboutPresence) }

  private static func unknown(_ key: String) -> ArgumentProblem {
    let suggestion = Spelling.suggestion(for: key, among: MatcherRegistry.names, aliases: MatcherRegistry.aliases)
    return ArgumentProblem(
      "unknown matcher '\(key)'", path: [.key(key)], isAboutKey: true,
      label: suggestion.map { "did you mean '\($0)'?" },
      hints: [
        suggestion == nil ? "the matchers are: \(MatcherRegistry.names.joined(separator: " "))" : nil,
        "a literal map is written equals: {…}",
      ].compactMap { $0 })
  }
}

extension ArgumentProblem {
  /// The same problem, seen from the argument around it.
  func under(_ step: Step) -> ArgumentProblem {
    var problem = self
    problem.path.insert(step, at: 0)
    return problem
  }
}
