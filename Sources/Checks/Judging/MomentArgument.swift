import JSON

/// The argument of `before` and `after`: a date, a number of seconds or milliseconds since 1970, `now`, or a time
/// from now.
struct MomentArgument: Sendable {
  /// As written in the file.
  let text: String
  private let fixed: Moment?
  /// Nanoseconds from now, where it is not fixed.
  private let fromNow: Int64
  private let now: @Sendable () -> Int64

  init(_ argument: JSONValue, of name: String, context: MatcherContext) throws(ArgumentProblem) {
    guard let text = argument.written else {
      throw ArgumentProblem("'\(name)' takes a date, not \(Excerpt.of(argument, limit: 60))")
    }
    self.text = text
    now = context.now
    let words = text.split(separator: " ").joined()
    let offset = words == "now" ? 0 : DurationText.nanoseconds(words.hasPrefix("now") ? words.dropFirst(3) : words[...])
    fromNow = offset ?? 0
    fixed = Moment(argument.stringValue == nil ? .json(argument) : .text(text))
    if fixed == nil, offset == nil {
      throw ArgumentProblem(
        "'\(name)' takes a date, not \(Excerpt.quoted(text))",
        hints: ["write 2024-05-01T12:00:00Z, a number of seconds since 1970, now, or a time from now such as -1d"])
    }
  }

  var moment: Moment { fixed ?? Moment(milliseconds: now()).adding(nanoseconds: fromNow) }

  /// As written, and what that is where it is not plain.
  var shown: String { fixed == nil ? "\(text) (\(moment.iso8601))" : text }
}

/// A matcher of dates.
protocol MomentMatcher: SingleMatcher {
  func mismatch(of moment: Moment, in value: Value) -> Mismatch?
}

extension MomentMatcher {
  func mismatch(ofSingle value: Value) -> Mismatch? {
    guard let moment = Moment(value) else {
      return unanswerable(
        "is not a date", on: value,
        [
          "dates are ISO 8601, those of HTTP, or numbers of seconds or milliseconds since 1970; "
            + "others: | to_date '%d.%m.%Y'"
        ])
    }
    return mismatch(of: moment, in: value)
  }
}
