package import JSON

/// `after: DATE`.
package struct AfterMatcher: MomentMatcher {
  package static let name = "after"
  package static let summary =
    "A date is later than this one: ISO 8601, a date of HTTP, a number of seconds or milliseconds since 1970, "
    + "now, or a time from now such as -1d."
  package static let argument = ValueShape.text
  package static let examples = [
    MatcherExample("2024-05-01", on: #""2024-05-01T00:00:00.001Z""#, holds: true),
    MatcherExample("2024-05-01", on: #""2024-05-01""#, holds: false),
    MatcherExample("1714564800", on: "1714564800001", holds: true),
    MatcherExample("-1d", on: #""1969-12-31T12:00:00Z""#, holds: true),
    MatcherExample("now", on: #""soon""#, holds: false),
    MatcherExample("now", on: nil, holds: false),
  ]

  private let limit: MomentArgument

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    limit = try MomentArgument(argument, of: Self.name, context: context)
  }

  package var expectation: String { "after \(limit.shown)" }

  func mismatch(of moment: Moment, in value: Value) -> Mismatch? {
    moment > limit.moment ? nil : mismatch("is not after \(limit.text)", on: value, ["it is \(moment.iso8601)"])
  }
}
