extension Moment {
  /// `2024-05-01`, `2024-05-01T12:00`, `2024-05-01T12:00:00.5+02:00`, also with a space or a small `t` (RFC 3339
  /// section 5.6).
  ///
  /// Without a zone it is UTC. Nothing for what is no such date or not in the calendar; second 60 is a leap second.
  package init?(iso8601 text: String) {
    var reader = DigitReader(text)
    guard let date = reader.date() else { return nil }
    var seconds = date.daysSince1970 * 86400
    var nanoseconds: Int64 = 0
    if !reader.isAtEnd {
      guard reader.take("T") || reader.take("t") || reader.take(" ") else { return nil }
      guard let clock = reader.clock(), let zone = reader.zone() else { return nil }
      seconds += clock.seconds - zone
      nanoseconds = clock.nanoseconds
    }
    guard reader.isAtEnd else { return nil }
    self.init(seconds: seconds, nanoseconds: nanoseconds)
  }

  /// Whether the text is a date and time with its zone, as RFC 3339 wants it.
  static func isDateTime(_ text: String) -> Bool {
    var reader = DigitReader(text)
    guard reader.date() != nil, reader.take("T") || reader.take("t"), reader.clock(needsSeconds: true) != nil,
      !reader.isAtEnd, reader.zone() != nil
    else { return false }
    return reader.isAtEnd
  }

  static func isDate(_ text: String) -> Bool {
    var reader = DigitReader(text)
    return reader.date() != nil && reader.isAtEnd
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 section 5.6.7), also with dashes in the date, as cookies have it.
  package init?(httpDate text: String) {
    var reader = DigitReader(text)
    guard reader.takeName(of: 3) != nil, reader.take(","), reader.take(" "), let day = reader.digits(2),
      reader.take(" ") || reader.take("-"), let name = reader.takeName(of: 3),
      let month = Self.months.firstIndex(of: name),
      reader.take(" ") || reader.take("-"), let year = reader.digits(4), reader.take(" "),
      let clock = reader.clock(needsSeconds: true), reader.take(" "), reader.takeName(of: 3) == "GMT", reader.isAtEnd,
      let date = CalendarDate(year: year, month: Int64(month) + 1, day: day)
    else { return nil }
    self.init(seconds: date.daysSince1970 * 86400 + clock.seconds)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

/// Takes dates and times off the front of a text.
private struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func digits(_ count: Int) -> Int64? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(Self.isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
  }

  mutating func takeName(of count: Int) -> String? {
    let letters = rest.prefix(count)
    guard letters.count == count, letters.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) else { return nil }
    rest = rest.dropFirst(count)
    return String(decoding: letters, as: UTF8.self)
  }

  mutating func date() -> CalendarDate? {
    guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  mutating func clock(needsSeconds: Bool = false) -> (seconds: Int64, nanoseconds: Int64)? {
    guard let hour = digits(2), hour < 24, take(":"), let minute = digits(2), minute < 60 else { return nil }
    guard take(":") else { return needsSeconds ? nil : (hour * 3600 + minute * 60, 0) }
    guard let second = digits(2), second <= 60 else { return nil }
    var nanoseconds: Int64 = 0
    if take(".") || take(",") {
      let fraction = rest.prefix(while: Self.isDigit)
      guard !fraction.isEmpty else { return nil }
      rest = rest.dropFirst(fraction.count)
      var place: Int64 = 100_000_000
      for digit in fraction.prefix(9) {
        nanoseconds += Int64(digit - UInt8(ascii: "0")) * place
        place /= 10
      }
    }
    return (hour * 3600 + minute * 60 + second, nanoseconds)
  }

  /// Seconds east of Greenwich; 0 for none.
  mutating func zone() -> Int64? {
    if isAtEnd || take("Z") || take("z") { return 0 }
    let isWest = take("-")
    guard isWest || take("+"), let hours = digits(2), hours < 24 else { return nil }
    let hasColon = take(":")
    guard let minutes = isAtEnd && !hasColon ? 0 : digits(2), minutes < 60 else { return nil }
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
