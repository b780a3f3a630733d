package import JSON

/// `within_last: 5m`.
package struct WithinLastMatcher: MomentMatcher {
  package static let name = "within_last"
  package static let summary =
    "A date lies at most this time back, and not in the future (a server's clock may be 5 s ahead)."
  package static let argument = ValueShape.string
  package static let examples = [
    MatcherExample("5m", on: #""1969-12-31T23:59:00Z""#, holds: true),
    MatcherExample("5m", on: #""1969-12-31T23:50:00Z""#, holds: false),
    MatcherExample("5m", on: "3", holds: true),
    MatcherExample("5m", on: #""1970-01-01T00:01:00Z""#, holds: false),
    MatcherExample("5m", on: #""yesterday""#, holds: false),
    MatcherExample("5m", on: nil, holds: false),
  ]

  private static let clockSkew: Int64 = 5_000_000_000

  private let text: String
  private let span: Int64
  private let now: @Sendable () -> Int64

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    guard let text = argument.stringValue, let span = DurationText.nanoseconds(text), span >= 0 else {
      throw ArgumentProblem(
        "'within_last' takes a time, not \(Excerpt.of(argument, limit: 60))", hints: ["write 30s, 5m, 2h or 1d"])
    }
    self.text = text
    self.span = span
    now = context.now
  }

  package var expectation: String { "within the last \(text)" }

  func mismatch(of moment: Moment, in value: Value) -> Mismatch? {
    let now = Moment(milliseconds: now())
    let details = ["it is \(moment.iso8601), and now is \(now.iso8601)"]
    if moment > now.adding(nanoseconds: Self.clockSkew) { return mismatch("lies in the future", on: value, details) }
    if moment < now.adding(nanoseconds: -span) {
      return mismatch("is not within the last \(text)", on: value, details)
    }
    return nil
  }
}
