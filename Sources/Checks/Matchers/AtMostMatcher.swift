package import JSON

/// `at_most: N`.
package struct AtMostMatcher: OrderedMatcher {
  package static let name = "at_most"
  static let relation = "at most"
  package static let summary =
    "A number is this one or a lesser one, compared exactly at any size; text is read as a number, a time (800ms) "
    + "compares with seconds."
  package static let argument = ValueShape.either([.number, .string])
  package static let examples = [
    MatcherExample("1", on: "1.0", holds: true),
    MatcherExample("100000000000000000000000000000", on: "100000000000000000000000000001", holds: false),
    MatcherExample("1m", on: "60", holds: true),
    MatcherExample("1", on: #""5""#, holds: false),
    MatcherExample("1", on: nil, holds: false),
  ]

  let bound: Bound

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    bound = try Bound(argument, of: Self.name)
  }

  static func holds(_ number: JSONNumber, _ bound: JSONNumber) -> Bool { number <= bound }
}
