import JSON

/// `add N_OR_DURATION`.
struct AddFilter: Filter {
  static let name = "add"
  static let usage = "add N_OR_TIME"
  static let summary =
    "A number plus another, by exact decimal arithmetic; or a date (ISO 8601, or seconds or milliseconds since "
    + "1970) plus a time such as 1d or -2h."
  static let examples = [
    FilterExample("1", "1", gives: "2"),
    FilterExample("9007199254740993", "-1", gives: "9007199254740992"),
    FilterExample("1.10", "0.2", gives: "1.30"),
    FilterExample(#""41""#, "1", gives: "42"),
    FilterExample(#""2024-02-28T12:00:00Z""#, "1d", gives: #""2024-02-29T12:00:00Z""#),
    FilterExample("1714564800", "-2h", gives: "1714557600"),
    FilterExample("1714564800000", "250ms", gives: "1714564800250"),
    FilterExample(#""abc""#, "1", gives: nil),
    FilterExample("1e999999999", "1", gives: nil),
  ]

  private enum Amount {
    case number(JSONNumber)
    case time(Int64)
  }

  private let amount: Amount

  init(_ call: Call) throws(ArgumentProblem) {
    let argument = try call.argument(Self.usage)
    if let number = JSONNumber(validating: argument.text) {
      amount = .number(number)
    } else if let time = DurationText.nanoseconds(argument.text) {
      amount = .time(time)
    } else {
      throw ArgumentProblem("'\(argument.text)' is neither a number nor a time such as 1d", offset: argument.offset)
    }
  }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    switch amount {
    case .number(let number): return try sum(try value.inputNumber(), number)
    case .time(let time):
      let moment = try value.inputMoment()
      guard let number = try? value.inputNumber() else {
        return .json(.string(moment.adding(nanoseconds: time).iso8601))
      }
      // A number stays one, of the unit that it was in.
      let isMilliseconds = (number.doubleValue ?? 0).magnitude >= Double(Moment.leastMilliseconds)
      return try sum(number, JSONNumber(nanoseconds: isMilliseconds ? time.multipliedSafely(by: 1000) : time))
    }
  }

  private func sum(_ left: JSONNumber, _ right: JSONNumber) throws(FilterFailure) -> Value {
    do {
      return .json(.number(try left.adding(right)))
    } catch {
      throw FilterFailure("cannot be done: \(error.reason)")
    }
  }
}

extension Int64 {
  /// The product, or the nearest that fits: 292,000 years of milliseconds are beyond any date.
  fileprivate func multipliedSafely(by factor: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? (self < 0 ? .min + 1 : .max) : product
  }
}
