package import JSON

/// `below: N`.
package struct BelowMatcher: OrderedMatcher {
  package static let name = "below"
  static let relation = "below"
  package static let summary =
    "A number is less than this one, compared exactly at any size; text is read as a number, a time (800ms) "
    + "compares with seconds."
  package static let argument = ValueShape.either([.number, .string])
  package static let examples = [
    MatcherExample("800ms", on: "0.7999", holds: true),
    MatcherExample("800ms", on: "0.8", holds: false),
    MatcherExample("1e400", on: "1e399", holds: true),
    MatcherExample("2s", on: "900ms", as: .text, holds: true),
    MatcherExample("1", on: #""5""#, holds: false),
    MatcherExample("1", on: nil, holds: false),
  ]

  let bound: Bound

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    bound = try Bound(argument, of: Self.name)
  }

  static func holds(_ number: JSONNumber, _ bound: JSONNumber) -> Bool { number < bound }
}
