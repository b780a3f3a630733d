package import JSON

/// `above: N`.
package struct AboveMatcher: OrderedMatcher {
  package static let name = "above"
  static let relation = "above"
  package static let summary =
    "A number is greater than this one, compared exactly at any size; text is read as a number, a time (800ms) "
    + "compares with seconds."
  package static let argument = ValueShape.either([.number, .string])
  package static let examples = [
    MatcherExample("9007199254740992", on: "9007199254740993", holds: true),
    MatcherExample("1.1", on: "1.10", holds: false),
    MatcherExample("0", on: "1e-400", holds: true),
    MatcherExample("5", on: "7", as: .text, holds: true),
    MatcherExample("1", on: #""5""#, holds: false),
    MatcherExample("1", on: nil, holds: false),
  ]

  let bound: Bound

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    bound = try Bound(argument, of: Self.name)
  }

  static func holds(_ number: JSONNumber, _ bound: JSONNumber) -> Bool { number > bound }
}
