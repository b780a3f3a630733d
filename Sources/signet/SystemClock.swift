import Checks
import Runner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The machine's clocks and randomness; nothing below the program reads them.
enum SystemClock {
  static let run = RunClock(wall: wall, monotonic: { seconds(CLOCK_MONOTONIC) })

  /// Names the moment at which the wall clock stands still, so that a run's timestamps and signatures come out again.
  static let variable = "SIGNET_CLOCK"

  /// Why the process environment's `SIGNET_CLOCK` is no moment; nothing where it is one, or is not set.
  static func problem(with text: String?) -> String? {
    guard let text, !text.isEmpty, moment(text) == nil else { return nil }
    return "\(variable) is '\(text)', which is no moment: write seconds since 1970, or such as 2026-11-22T08:13:16Z"
  }

  private static let wall: @Sendable () -> Int64 = {
    guard let fixed = ProcessEnvironment.value(variable).flatMap(moment) else {
      return { milliseconds(CLOCK_REALTIME) }
    }
    return { fixed }
  }()

  /// Milliseconds since 1970.
  private static func moment(_ text: String) -> Int64? {
    // Beyond the year 9999 nothing is written as a date.
    if let seconds = Int64(text) { return (0..<253_402_300_800).contains(seconds) ? seconds * 1000 : nil }
    return Moment(iso8601: text).map { $0.seconds * 1000 + Int64($0.nanoseconds) / 1_000_000 }
  }

  static func milliseconds(_ clock: clockid_t) -> Int64 {
    var now = timespec()
    clock_gettime(clock, &now)
    return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
  }

  static func seconds(_ clock: clockid_t) -> Double {
    var now = timespec()
    clock_gettime(clock, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  /// Twelve letters and digits that tell one run from another.
  static func newRunID() -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    return String((0..<12).map { _ in alphabet.randomElement() ?? "0" })
  }
}

/// The process environment, read once.
enum ProcessEnvironment {
  static func all() -> [String: String] {
    var values: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let line = String(cString: text)
      if let equals = line.firstIndex(of: "=") {
        values[String(line[..<equals])] = String(line[line.index(after: equals)...])
      }
      entry += 1
    }
    return values
  }

  static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
