package import JSON

/// `all: [MATCHER, MATCHER]`.
package struct AllMatcher: Matcher {
  package static let name = "all"
  package static let summary = "All of these matchers hold: for two of one name."
  package static let argument = ValueShape.orTemplate(.list(of: .matcher, least: 0))
  package static let examples = [
    MatcherExample("[{contains: a}, {contains: b}]", on: #""ab""#, holds: true),
    MatcherExample("[{contains: a}, {contains: c}]", on: #""ab""#, holds: false),
    MatcherExample("[{not: 1}, {not: 2}]", on: "3", holds: true),
    MatcherExample("[{exists: false}]", on: nil, holds: true),
    MatcherExample("[{exists: true}]", on: nil, holds: false),
  ]

  private let lists: [MatcherList]

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    var lists: [MatcherList] = []
    for (index, element) in try Argument.list(argument, of: Self.name).enumerated() {
      do {
        lists.append(try MatcherList(element, context: context))
      } catch {
        throw error.under(.index(index))
      }
    }
    self.lists = lists
  }

  package var expectation: String { lists.map(\.expectation).joined(separator: " and ") }
  package var isAboutPresence: Bool { !lists.isEmpty && lists.allSatisfy(\.isAboutPresence) }

  package func mismatch(_ subject: QueryResult) -> Mismatch? {
    let found = lists.flatMap { $0.mismatches(subject) }
    guard var first = found.first else { return nil }
    first.details += found.dropFirst().map { "and it \($0.complaint)" }
    first.isUndecided = found.contains(where: \.isUndecided)
    return first
  }
}
