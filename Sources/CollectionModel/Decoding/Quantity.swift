/// Numbers with units.
package enum Quantity {
  static let durationUnits: [(String, Int64)] = [
    ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ("d", 86_400_000_000_000),
  ]
  static let sizeUnits: [(String, Int64)] = [
    ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("kB", 1000), ("KB", 1000), ("MB", 1_000_000),
    ("GB", 1_000_000_000), ("B", 1), ("", 1),
  ]

  /// `250ms 10s 2m 1h 1d`, with a fraction where it is exact: `1.5s`.
  package static func duration(_ text: String) -> Duration? {
    guard let nanoseconds = amount(text, durationUnits) else { return nil }
    return .nanoseconds(nanoseconds)
  }

  /// Bytes: `1048576`, `64MiB` (powers of 1024), `1MB` (powers of 1000).
  static func size(_ text: String) -> Int? {
    amount(text, sizeUnits).map { Int($0) }
  }

  private static func amount(_ text: String, _ units: [(String, Int64)]) -> Int64? {
    let number = text.prefix { ("0"..."9").contains($0) || $0 == "." }
    let unit = text.dropFirst(number.count)
    guard let factor = units.first(where: { $0.0 == unit })?.1 else { return nil }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int64(parts[0]) else { return nil }
    var (value, overflow) = whole.multipliedReportingOverflow(by: factor)
    if overflow { return nil }
    if parts.count == 2 {
      guard !parts[1].isEmpty, parts[1].count <= 9, let fraction = Int64(parts[1]) else { return nil }
      let scale = (0..<parts[1].count).reduce(Int64(1)) { product, _ in product * 10 }
      let (scaled, scaledOverflow) = fraction.multipliedReportingOverflow(by: factor)
      guard !scaledOverflow, scaled % scale == 0 else { return nil }
      (value, overflow) = value.addingReportingOverflow(scaled / scale)
      if overflow { return nil }
    }
    return value
  }
}
