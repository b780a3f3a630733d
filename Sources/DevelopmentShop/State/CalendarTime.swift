/// Unix seconds as date and time in UTC (proleptic Gregorian).
struct CalendarTime: Sendable {
  let year, month, day, hour, minute, second: Int

  init(unixSeconds: Int64) {
    let days = Int(unixSeconds >= 0 ? unixSeconds / 86_400 : (unixSeconds - 86_399) / 86_400)
    let rest = Int(unixSeconds) - days * 86_400
    hour = rest / 3_600
    minute = rest % 3_600 / 60
    second = rest % 60
    // Years are counted from March, so that the leap day ends one, in eras of 400 years.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2026-08-12`.
  var date: String {
    IDSource.padded(String(year), to: 4) + "-" + IDSource.padded(String(month), to: 2) + "-"
      + IDSource.padded(String(day), to: 2)
  }

  /// `20260812140352`.
  var compact: String {
    IDSource.padded(String(year), to: 4)
      + [month, day, hour, minute, second].map { IDSource.padded(String($0), to: 2) }.joined()
  }
}
