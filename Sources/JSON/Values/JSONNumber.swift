/// A JSON number as it was written (RFC 8259 section 6).
///
/// Two numbers are equal where their mathematical values are: `1`, `1.0` and `10e-1`; no binary double is involved.
package struct JSONNumber: Sendable {
  /// The number's own text, such as `576461413038785752` or `1.10`.
  package let text: String

  /// Takes text that is known to follow the JSON grammar for numbers.
  package init(trusted text: String) { self.text = text }

  package init(_ value: Int) { text = String(value) }

  /// The shortest decimal that reads back as the same double; nil for infinity and NaN.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let text = String(value)
    self.text = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Takes text that follows the JSON grammar for numbers to the end; nil otherwise (`+1`, `01`, `.5`, `1.`, `0x1F`, ` 1`).
  package init?(validating text: String) {
    guard Self.follows(text.utf8) else { return nil }
    self.text = text
  }

  private static func follows(_ bytes: String.UTF8View) -> Bool {
    var rest = bytes[...]
    func digits() -> Int {
      let count = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
      rest = rest.dropFirst(count)
      return count
    }
    func take(_ wanted: UInt8...) -> Bool {
      guard let first = rest.first, wanted.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")), digits() == 0 { return false }
    if take(UInt8(ascii: ".")), digits() == 0 { return false }
    if take(UInt8(ascii: "e"), UInt8(ascii: "E")) {
      _ = take(UInt8(ascii: "+"), UInt8(ascii: "-"))
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }
}

extension JSONNumber {
  /// Whether the mathematical value is whole: `3`, `3.0`, `30e-1`, `1e400`.
  package var isInteger: Bool {
    if plainInt != nil { return true }
    let decimal = Decimal(self)
    return decimal.scale >= decimal.digits.count
  }

  /// The value as an `Int`, where it is whole and fits.
  package var intValue: Int? {
    if let plainInt { return plainInt }
    let decimal = Decimal(self)
    guard decimal.scale >= decimal.digits.count, decimal.scale <= 19 else { return nil }
    var value = 0
    for place in 0..<Int(decimal.scale) {
      let digit = place < decimal.digits.count ? Int(decimal.digits[place]) : 0
      let (product, first) = value.multipliedReportingOverflow(by: 10)
      // Downwards from zero, so that the least integer fits as well.
      let (next, second) = product.subtractingReportingOverflow(digit)
      if first || second { return nil }
      value = next
    }
    if decimal.isNegative { return value }
    return value == Int.min ? nil : -value
  }

  /// The nearest binary double, for what needs one (a duration, a percentage); nil where it would be infinite.
  package var doubleValue: Double? {
    guard let double = Double(text), double.isFinite else { return nil }
    return double
  }

  /// Whether the number is below zero (`-0` is not).
  package var isNegative: Bool { text.utf8.first == UInt8(ascii: "-") && !isZero }

  package var isZero: Bool {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "1")...UInt8(ascii: "9"): return false
      case UInt8(ascii: "e"), UInt8(ascii: "E"): return true
      default: continue
      }
    }
    return true
  }

  /// The value of a number written in at most 18 digits and nothing else: nearly all that a response holds.
  private var plainInt: Int? {
    let bytes = text.utf8
    guard bytes.count <= 18 else { return nil }
    var value = 0
    var isNegative = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value * 10 + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "-"): isNegative = true
      default: return nil
      }
    }
    return isNegative ? -value : value
  }
}

extension JSONNumber: Hashable, Comparable {
  package static func == (left: Self, right: Self) -> Bool {
    if let left = left.plainInt, let right = right.plainInt { return left == right }
    return left.text == right.text || Decimal(left) == Decimal(right)
  }

  package static func < (left: Self, right: Self) -> Bool {
    if let left = left.plainInt, let right = right.plainInt { return left < right }
    return Decimal(left) < Decimal(right)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(Decimal(self)) }
}

extension JSONNumber: CustomStringConvertible {
  package var description: String { text }
}
