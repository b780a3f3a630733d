import JSON

/// `duration`: how long the request took.
struct DurationSource: QuerySource {
  static let name = "duration"
  static let usage = "duration"
  static let summary =
    "Seconds of the whole request, redirects included; matchers take times as well: {below: 800ms}."
  static let examples = [
    QueryExample("duration", finds: "0.0415"),
    .refused("duration ms"),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func find(in view: ResponseView) -> QueryResult { .found(.json(.number(JSONNumber(seconds: view.duration)))) }
}

extension JSONNumber {
  /// Seconds in microseconds' precision, which is what the clocks give.
  init(seconds: Double) {
    guard seconds.isFinite, abs(seconds) < 1e12 else {
      self.init(0)
      return
    }
    self.init(nanoseconds: Int64((seconds * 1e6).rounded()) * 1000)
  }

  /// Seconds, exactly, without needless zeros.
  init(nanoseconds: Int64) {
    let (whole, fraction) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
    var text = (nanoseconds < 0 ? "-" : "") + String(whole)
    if fraction > 0 {
      var digits = String(fraction)
      digits = String(repeating: "0", count: 9 - digits.count) + digits
      while digits.hasSuffix("0") { digits.removeLast() }
      text += "." + digits
    }
    self.init(trusted: text)
  }
}
