/// `days_from_now`.
struct DaysFromNowFilter: Filter {
  static let name = "days_from_now"
  static let usage = "days_from_now"
  static let summary = "How many whole days a date lies ahead; negative for one that is past."
  // Examples are run at 1970-01-01T00:00:00Z.
  static let examples = [
    FilterExample(#""1970-01-11T00:00:01Z""#, gives: "10"),
    FilterExample(#""1969-12-31T00:00:00Z""#, gives: "-1"),
    FilterExample(#""soon""#, gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? { try apply(to: value, at: .current) }

  func apply(to value: Value, at now: Moment) throws(FilterFailure) -> Value? {
    let moment = try value.inputMoment()
    return .int(Int((moment.seconds - now.seconds) / 86400))
  }
}
