/// Times as files write them: `250ms 10s 2m 1h 1d`, with a sign or a fraction where that makes sense.
package enum DurationText {
  /// Nanoseconds; nothing for text that is no duration, or beyond 292 years.
  package static func nanoseconds(_ text: some StringProtocol) -> Int64? {
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    var fraction = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: isDigit)
      rest = rest.dropFirst(fraction.count + 1)
      guard !fraction.isEmpty else { return nil }
    }
    guard !whole.isEmpty, let unit = units[String(decoding: rest, as: UTF8.self)] else { return nil }
    guard let count = Int64(String(decoding: whole, as: UTF8.self)) else { return nil }
    var (total, overflow) = count.multipliedReportingOverflow(by: unit)
    guard !overflow else { return nil }
    var place = unit
    for digit in fraction {
      place /= 10
      (total, overflow) = total.addingReportingOverflow(place * Int64(digit - UInt8(ascii: "0")))
      guard !overflow else { return nil }
    }
    return isNegative ? -total : total
  }

  private static let units: [String: Int64] = [
    "ms": 1_000_000, "s": 1_000_000_000, "m": 60_000_000_000, "h": 3_600_000_000_000, "d": 86_400_000_000_000,
  ]

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
