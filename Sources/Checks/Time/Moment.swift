import JSON

/// A point in time, in UTC, to the nanosecond.
package struct Moment: Sendable, Hashable, Comparable {
  /// Since 1970.
  package var seconds: Int64
  /// 0..<1,000,000,000.
  package var nanoseconds: Int64

  package init(seconds: Int64, nanoseconds: Int64 = 0) {
    let (carried, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    self.seconds = seconds &+ carried &- (rest < 0 ? 1 : 0)
    self.nanoseconds = rest < 0 ? rest + 1_000_000_000 : rest
  }

  package init(milliseconds: Int64) {
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    self.init(seconds: seconds, nanoseconds: rest * 1_000_000)
  }

  package static func < (left: Moment, right: Moment) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  package func adding(nanoseconds added: Int64) -> Moment {
    let (whole, rest) = added.quotientAndRemainder(dividingBy: 1_000_000_000)
    return Moment(seconds: seconds &+ whole, nanoseconds: nanoseconds + rest)
  }
}

extension Moment {
  /// A number of seconds since 1970, or of milliseconds where it is 100,000,000,000 or more (a year beyond 5000 in
  /// seconds).
  init?(_ number: JSONNumber) {
    if let whole = number.intValue {
      guard whole.magnitude < 1 << 60 else { return nil }
      self =
        whole.magnitude >= Self.leastMilliseconds ? Moment(milliseconds: Int64(whole)) : Moment(seconds: Int64(whole))
      return
    }
    guard let double = number.doubleValue, abs(double) < 1e15 else { return nil }
    let seconds = abs(double) >= Double(Self.leastMilliseconds) ? double / 1000 : double
    self.init(seconds: Int64(seconds.rounded(.down)), nanoseconds: Int64((seconds - seconds.rounded(.down)) * 1e9))
  }

  static let leastMilliseconds = 100_000_000_000

  /// A date as users write it: ISO 8601, a date of HTTP, or a number of seconds or milliseconds.
  package init?(written text: String) { self.init(.text(text)) }

  /// A date as responses write it: ISO 8601, a date of HTTP, or a number of seconds or milliseconds.
  init?(_ value: Value) {
    switch value.single {
    case .json(.number(let number))?: self.init(number)
    case .json(.string(let text))?, .text(let text)?:
      if let moment = Moment(iso8601: text) ?? Moment(httpDate: text) {
        self = moment
      } else if let number = JSONNumber(validating: text) {
        self.init(number)
      } else {
        return nil
      }
    default: return nil
    }
  }

  /// `2024-05-01T12:00:00Z`, with a fraction only where there is one.
  package var iso8601: String {
    let date = CalendarDate(daysSince1970: (seconds - secondsOfDay) / 86400)
    let clock = [secondsOfDay / 3600, secondsOfDay / 60 % 60, secondsOfDay % 60].map { Self.padded($0, 2) }
    var fraction = ""
    if nanoseconds > 0 {
      fraction = "." + Self.padded(nanoseconds, 9)
      while fraction.hasSuffix("0") { fraction.removeLast() }
    }
    return "\(date.text)T\(clock.joined(separator: ":"))\(fraction)Z"
  }

  private var secondsOfDay: Int64 { ((seconds % 86400) + 86400) % 86400 }

  static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// A day of the Gregorian calendar, also before it was introduced, as ISO 8601 counts.
struct CalendarDate {
  var year: Int64
  var month: Int64
  var day: Int64

  /// Nothing for a day that is not in the calendar, such as 30 February.
  init?(year: Int64, month: Int64, day: Int64) {
    guard (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The years are counted from March on, so that the leap day is the last of its year.
  init(daysSince1970: Int64) {
    let days = daysSince1970 + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  var daysSince1970: Int64 {
    let year = month <= 2 ? self.year - 1 : self.year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  var text: String { "\(Moment.padded(year, 4))-\(Moment.padded(month, 2))-\(Moment.padded(day, 2))" }

  private static func days(inMonth month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
