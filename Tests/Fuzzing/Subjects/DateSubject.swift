import Checks
import JSON

extension FuzzSubject {
  /// A date and a format for strftime and strptime.
  static let date = FuzzSubject(
    "date", "dates and durations: a text, NUL, a format of strftime",
    grammar: #"""
      input: date `\0` format
      date: iso | http | `1714564800` | `1714564800250` | `-1` | `9223372036854775807` | `1e15` | `99999999999999` | duration | `01.05.2024` | `1.5e3`
      iso: year `-` two `-` two | year `-` two `-` two `T` clock zone? | year `-` two `-` two ` ` clock
      year: `2024` | `0000` | `9999` | `1969` | `10000`
      two: `01` | `12` | `31` | `29` | `00` | `60` | `23` | `59`
      clock: two `:` two | two `:` two `:` two | two `:` two `:` two `.` two
      zone: `Z` | `z` | `+02:00` | `-23:59` | `+99:99` | `+0200` | ``
      http: `Sun, 06 Nov 1994 08:49:37 GMT` | `Sun, ` two ` Feb ` year ` ` clock ` GMT` | `Xxx, 06-Nov-1994 08:49:37 GMT`
      duration: `250ms` | `10s` | `-1.5d` | `106752d` | `9223372036854775807ms` | `1.000000000000000000001s` | `1h ` | `+2m` | `0.1h`
      format: `` | specifier | specifier format | words format
      specifier: `%Y` | `%m` | `%d` | `%H` | `%M` | `%S` | `%z` | `%Z` | `%s` | `%%` | `%j` | `%G-%V` | `%c` | `%x` | `%p` | `%+` | `%` | `%Q` | `%Ey` | `%9999d` | `%_5d`
       | `%99999999999999999999Y` | `%s` | `%-m` | `%n` | `%t` | `%C%y` | `%U` | `%D`
      words: `-` | ` ` | `é` | `T` | `.`
      """#
  ) { bytes throws(FuzzFinding) in
    let parts = parts(bytes, 2)
    let (text, format) = (text(parts[0]), text(parts[1]))
    if let moment = Moment(iso8601: text) {
      // A zone may bring the year below 0 or above 9999, which ISO 8601 has no form for.
      let isPlain = moment.iso8601.utf8.first != UInt8(ascii: "-") && moment.iso8601.prefix { $0 != "-" }.count == 4
      try require(
        !isPlain || Moment(iso8601: moment.iso8601) == moment, "\(moment.iso8601) is written, but read otherwise")
    }
    _ = Moment(httpDate: text)
    _ = DurationText.nanoseconds(text)
    let quoted = "'" + format.replacing("'", with: "''") + "'"
    var outcome = "refused"
    for written in [
      "body | to_date \(quoted)", "body | date \(quoted)", "body | to_date", "body | to_date | add 1d | unix",
      "body | days_from_now", "body | add \(quoted)",
    ] {
      guard let query = try? Query(parsing: written) else { continue }
      switch query.evaluate(on: view(of: parts[0], headers: [("Content-Type", "text/plain")])) {
      case .found(let value):
        try require(JSONWriter.compactBytes(value.asJSON).count < 40_000, "a date of many bytes")
        outcome = "accepted"
      case .missing(let reason), .failed(let reason):
        try require(!reason.isEmpty, "refused without a word")
        if outcome != "accepted" { outcome = kind(of: reason) }
      }
    }
    return outcome
  }
}
