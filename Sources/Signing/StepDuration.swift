import Diagnostics

/// `250ms 10s 2m 1h 1d`
struct StepDuration {
  let milliseconds: Int64

  init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let units: [String: Int64] = ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
    guard let number = Int64(digits), number < 1_000_000_000, let unit = units[String(text.dropFirst(digits.count))]
    else { return nil }
    milliseconds = number * unit
  }

  static func problem(_ text: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic("'\(text)' is not a length of time", at: place, label: "write one such as 250ms, 10s, 2m, 1h or 1d")
  }
}
