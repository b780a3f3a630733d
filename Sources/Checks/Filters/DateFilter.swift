import JSON

/// `date FORMAT`.
struct DateFilter: Filter {
  static let name = "date"
  static let usage = "date FORMAT"
  static let summary = "A date in strftime's format, in UTC."
  static let examples = [
    FilterExample(#""2024-05-01T14:00:00+02:00""#, "'%Y-%m-%d %H:%M'", gives: #""2024-05-01 12:00""#),
    FilterExample("1714564800", "%Y", gives: #""2024""#),
    FilterExample(#""soon""#, "%Y", gives: nil),
  ]

  private let format: String

  init(_ call: Call) throws(ArgumentProblem) { format = try call.argument(Self.usage).text }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    guard let text = try value.inputMoment().formatted(format) else {
      throw FilterFailure("cannot write the date by '\(format)'")
    }
    return .json(.string(text))
  }
}
