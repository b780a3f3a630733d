package import JSON

/// `at_least: N`.
package struct AtLeastMatcher: OrderedMatcher {
  package static let name = "at_least"
  static let relation = "at least"
  package static let summary =
    "A number is this one or a greater one, compared exactly at any size; text is read as a number, a time "
    + "(800ms) compares with seconds."
  package static let argument = ValueShape.either([.number, .string])
  package static let examples = [
    MatcherExample("1.10", on: "1.1", holds: true),
    MatcherExample("2", on: "1.999999999999999999999999999999", holds: false),
    MatcherExample("5", on: "5", as: .text, holds: true),
    MatcherExample("1", on: #""5""#, holds: false),
    MatcherExample("1", on: nil, holds: false),
  ]

  let bound: Bound

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    bound = try Bound(argument, of: Self.name)
  }

  static func holds(_ number: JSONNumber, _ bound: JSONNumber) -> Bool { number >= bound }
}
