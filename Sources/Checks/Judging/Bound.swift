import JSON

/// What an ordered matcher compares with: a number, or a time such as `800ms`, which is a number of seconds.
struct Bound: Sendable {
  let number: JSONNumber
  /// As written in the file.
  let text: String
  private let isDuration: Bool

  init(_ argument: JSONValue, of name: String) throws(ArgumentProblem) {
    switch argument {
    case .number(let number):
      (self.number, text, isDuration) = (number, number.text, false)
    case .string(let text):
      if let number = JSONNumber(validating: text) {
        (self.number, self.text, isDuration) = (number, text, false)
      } else if let nanoseconds = DurationText.nanoseconds(text) {
        (self.number, self.text, isDuration) = (JSONNumber(nanoseconds: nanoseconds), text, true)
      } else {
        let isDate = Moment(iso8601: text) != nil
        throw ArgumentProblem(
          "'\(name)' takes a number or a time such as 800ms, not \(Excerpt.quoted(text))",
          hints: isDate ? ["dates are compared with before and after"] : [])
      }
    default:
      throw ArgumentProblem("'\(name)' takes a number or a time such as 800ms, not \(Excerpt.of(argument, limit: 60))")
    }
  }

  /// The subject as a number of the same unit; nothing where it is none. Text is read as a number, a JSON string is
  /// not.
  func number(of value: Value) -> JSONNumber? {
    switch value {
    case .json(.number(let number)): number
    case .text(let text):
      JSONNumber(validating: text.trimmingSpaces)
        ?? (isDuration ? DurationText.nanoseconds(text).map(JSONNumber.init(nanoseconds:)) : nil)
    case .json, .bytes, .texts, .nodes: nil
    }
  }
}

/// `above`, `at_least`, `below`, `at_most`.
protocol OrderedMatcher: SingleMatcher {
  var bound: Bound { get }
  /// Completes "is …": `at least`.
  static var relation: String { get }
  static func holds(_ number: JSONNumber, _ bound: JSONNumber) -> Bool
}

extension OrderedMatcher {
  package var expectation: String { "\(Self.relation) \(bound.text)" }

  func mismatch(ofSingle value: Value) -> Mismatch? {
    guard let number = bound.number(of: value) else {
      var details: [String] = []
      if case .json(.string) = value { details = ["to read it as a number: | to_number; a date: before or after"] }
      return unanswerable("is \(value.kind), not a number", on: value, details)
    }
    return Self.holds(number, bound.number) ? nil : mismatch("is not \(expectation)", on: value)
  }
}
