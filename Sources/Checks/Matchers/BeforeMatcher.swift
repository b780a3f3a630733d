package import JSON

/// `before: DATE`.
package struct BeforeMatcher: MomentMatcher {
  package static let name = "before"
  package static let summary =
    "A date is earlier than this one: ISO 8601, a date of HTTP, a number of seconds or milliseconds since 1970, "
    + "now, or a time from now such as -1d."
  package static let argument = ValueShape.text
  package static let examples = [
    MatcherExample("2024-05-02", on: #""2024-05-01T23:59:59Z""#, holds: true),
    MatcherExample("2024-05-01T12:00:00Z", on: #""2024-05-01T14:00:00+02:00""#, holds: false),
    MatcherExample("2024-05-01T12:00:00Z", on: "1714564799", holds: true),
    MatcherExample("2024-05-01", on: "Sun, 06 Nov 1994 08:49:37 GMT", as: .text, holds: true),
    MatcherExample("1d", on: #""1970-01-01T12:00:00Z""#, holds: true),
    MatcherExample("now", on: #""soon""#, holds: false),
    MatcherExample("now", on: nil, holds: false),
  ]

  private let limit: MomentArgument

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    limit = try MomentArgument(argument, of: Self.name, context: context)
  }

  package var expectation: String { "before \(limit.shown)" }

  func mismatch(of moment: Moment, in value: Value) -> Mismatch? {
    moment < limit.moment ? nil : mismatch("is not before \(limit.text)", on: value, ["it is \(moment.iso8601)"])
  }
}
