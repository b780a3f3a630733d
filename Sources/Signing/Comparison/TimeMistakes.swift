import Checks
import HTTP

/// Another moment than the one that the line carries.
enum TimeMistakes {
  /// Seconds to either side; programs take the time twice, and testers edit a line before they send it.
  private static let nearby: Int64 = 600

  static func all(_ attempt: SigningAttempt, _ line: SignedLine) -> [SigningMistake] {
    var found = asWritten(attempt, line)
    guard let moment = line.moment else { return found }
    var dates: [Int64] = []
    for name in ["Date", "X-Date", "X-Amz-Date"] {
      dates += line.request.headers.values(of: name).compactMap { Moment(httpDate: $0) }.map { $0.seconds * 1000 }
    }
    var others = dates
    for seconds in 1...nearby { others += [moment - seconds * 1000, moment + seconds * 1000] }
    // A clock of another time zone.
    for halfHours: Int64 in 1...28 { others += [moment - halfHours * 1_800_000, moment + halfHours * 1_800_000] }
    for other in others where other != moment && other > 0 {
      var changed = attempt
      changed.now = other
      found.append(SigningMistake(kind: .time, words: words(other, carried: moment), attempt: changed))
    }
    return found
  }

  private static func words(_ moment: Int64, carried: Int64) -> String {
    let seconds = (carried - moment) / 1000
    return
      "with timestamp \(moment / 1000), \(abs(seconds)) s \(seconds > 0 ? "before" : "after") the one that it carries"
  }

  /// The line's own spelling of the time, where the signer's is another: milliseconds for seconds.
  private static func asWritten(_ attempt: SigningAttempt, _ line: SignedLine) -> [SigningMistake] {
    var other = attempt
    other.now += 400 * 86_400_000
    guard let now = try? line.maker.run(attempt), let then = try? line.maker.run(other) else { return [] }
    var found: [SigningMistake] = []
    for destination in now.written where destination != line.destination {
      guard let ours = now.signed.read(destination), ours != then.signed.read(destination),
        let theirs = line.request.read(destination), theirs != ours
      else { continue }
      let text = String(decoding: theirs, as: UTF8.self)
      let isMilliseconds = text.utf8.count == ours.count + 3
      let reason = isMilliseconds ? "in milliseconds" : "as it stands there"
      var changed = attempt
      changed.variation.pins.append((destination, text))
      found.append(
        SigningMistake(
          kind: .time,
          words:
            "with \(destination.described) \(reason), \(text), where the signer writes \(String(decoding: ours, as: UTF8.self))",
          attempt: changed))
    }
    return found
  }
}
