/// Durations and moments in words, without any locale.
enum NumberText {
  /// For people: `41 ms`, `1.23 s`, `2 min 3 s`, `1 h 2 min`.
  static func duration(_ seconds: Double) -> String {
    let milliseconds = NumberText.milliseconds(seconds)
    if milliseconds == 0 { return seconds.isFinite && seconds > 0 ? "<1 ms" : "0 ms" }
    if milliseconds < 1000 { return "\(milliseconds) ms" }
    let hundredths = (milliseconds + 5) / 10
    if hundredths < 6000 { return "\(hundredths / 100).\(padded(hundredths % 100, 2)) s" }
    let whole = (milliseconds + 500) / 1000
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }

  /// Rounded, at least 0; what is not finite is 0.
  static func milliseconds(_ seconds: Double) -> Int {
    guard seconds.isFinite, seconds > 0 else { return 0 }
    return Int(exactly: (seconds * 1000).rounded()) ?? Int(Int32.max)
  }

  /// Three decimals and a point, whatever the locale: `0.412`.
  static func seconds(milliseconds: Int) -> String {
    "\(milliseconds / 1000).\(padded(milliseconds % 1000, 3))"
  }

  /// `2026-11-22T08:13:16` in UTC from milliseconds since 1970; the zone is for the caller to add.
  static func timestamp(_ milliseconds: Int64) -> String {
    let total = Int(milliseconds).flooredQuotient(1000)
    let day = total.flooredQuotient(86_400)
    let second = total - day * 86_400
    let (year, month, dayOfMonth) = civil(daysSince1970: day)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
      + "T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
  }

  /// Two digits.
  static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The proleptic Gregorian date, by counting from the first of March of year 0, so that a leap day ends its year.
  private static func civil(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = daysSince1970 + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

extension Int {
  fileprivate func flooredQuotient(_ divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
