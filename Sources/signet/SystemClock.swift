import Runner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The machine's clocks and randomness; nothing below the program reads them.
enum SystemClock {
  static let run = RunClock(wall: { milliseconds(CLOCK_REALTIME) }, monotonic: { seconds(CLOCK_MONOTONIC) })

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
