import JSON

/// `to_date [FORMAT]`.
struct ToDateFilter: Filter {
  static let name = "to_date"
  static let usage = "to_date FORMAT"
  static let summary =
    "Text or a number as a date, written 2024-05-01T12:00:00Z; FORMAT is strptime's, and may be left out for ISO "
    + "8601, dates of HTTP, and seconds or milliseconds since 1970."
  static let examples = [
    FilterExample(#""01.05.2024""#, "'%d.%m.%Y'", gives: #""2024-05-01T00:00:00Z""#),
    FilterExample(#""2024-05-01 14:00 +0200""#, "'%Y-%m-%d %H:%M %z'", gives: #""2024-05-01T12:00:00Z""#),
    FilterExample("1714564800", gives: #""2024-05-01T12:00:00Z""#),
    FilterExample("1714564800250", gives: #""2024-05-01T12:00:00.25Z""#),
    FilterExample(#""Sun, 06 Nov 1994 08:49:37 GMT""#, gives: #""1994-11-06T08:49:37Z""#),
    FilterExample(#""01.05.2024x""#, "'%d.%m.%Y'", gives: nil),
    FilterExample(#""soon""#, gives: nil),
  ]

  private let format: String?

  init(_ call: Call) throws(ArgumentProblem) {
    format = call.arguments.isEmpty ? nil : try call.argument(Self.usage).text
  }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    guard let format else { return .json(.string(try value.inputMoment().iso8601)) }
    guard let moment = Moment(try value.inputText(), format: format) else {
      throw FilterFailure("finds no date by '\(format)' in \(Excerpt.of(value, limit: 80))")
    }
    return .json(.string(moment.iso8601))
  }
}
