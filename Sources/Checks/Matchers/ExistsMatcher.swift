package import JSON

/// `exists: true`.
package struct ExistsMatcher: Matcher {
  package static let name = "exists"
  package static let summary =
    "Something is there, be it null; false: nothing is. Of a path that is not singular, at least one node."
  package static let argument = ValueShape.orTemplate(.boolean)
  package static let examples = [
    MatcherExample("true", on: "null", holds: true),
    MatcherExample("true", on: nil, holds: false),
    MatcherExample("false", on: nil, holds: true),
    MatcherExample("false", on: "0", holds: false),
    MatcherExample("true", on: "[]", as: .nodes, holds: false),
    MatcherExample("false", on: "[]", as: .nodes, holds: true),
    MatcherExample("true", on: "[]", holds: true),
  ]

  private let isWanted: Bool

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    isWanted = try Argument.bool(argument, of: Self.name)
  }

  package var expectation: String { isWanted ? "anything, null included" : "nothing" }
  package var isAboutPresence: Bool { true }

  package func mismatch(_ subject: QueryResult) -> Mismatch? {
    switch subject {
    case .failed(let reason): return undecided(reason)
    case .missing(let reason): return isWanted ? missing(reason) : nil
    case .found(let value):
      let isThere = !(value.isQueried && value.elements?.isEmpty == true)
      if isThere == isWanted { return nil }
      return isThere ? mismatch("is there", on: value) : missing("the path finds no node")
    }
  }
}
