/// A number taken apart: `±0.d₁d₂d₃… × 10^scale`, without leading or trailing zeros, so that equal values are equal parts.
///
/// Its cost follows the length of the text, never the size of the exponent: `1e999999999` has one digit.
struct Decimal: Hashable {
  private(set) var isNegative = false
  /// 0…9 each; empty for zero.
  private(set) var digits: [UInt8] = []
  /// Beyond ±10³⁷ exponents are taken as ±10³⁷: such numbers differ from all others, but not from each other.
  private(set) var scale: Int128 = 0

  private static let widestExponent: Int128 = 10_000_000_000_000_000_000_000_000_000_000_000_000

  /// Takes text that follows the JSON grammar.
  init(_ number: JSONNumber) {
    var seenPoint = false
    var bytes = number.text.utf8[...]
    digits.reserveCapacity(bytes.count)
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        scale += Self.exponent(bytes)
        bytes = bytes.suffix(0)
      default:
        let digit = byte - UInt8(ascii: "0")
        if digits.isEmpty && digit == 0 {
          if seenPoint { scale -= 1 }
        } else {
          digits.append(digit)
          if !seenPoint { scale += 1 }
        }
      }
    }
    dropTrailingZeros()
  }

  /// The whole number of these digits, the most significant first, times ten to the exponent.
  init(isNegative: Bool, digits: [UInt8], exponent: Int128) {
    let leading = digits.prefix { $0 == 0 }.count
    self.isNegative = isNegative
    self.digits = Array(digits.dropFirst(leading))
    scale = Int128(self.digits.count) + exponent
    dropTrailingZeros()
  }

  private mutating func dropTrailingZeros() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { (isNegative, scale) = (false, 0) }
  }

  private static func exponent(_ text: Substring.UTF8View) -> Int128 {
    var value: Int128 = 0
    for byte in text where byte != UInt8(ascii: "+") && byte != UInt8(ascii: "-") {
      value = min(value * 10 + Int128(byte - UInt8(ascii: "0")), widestExponent)
    }
    return text.first == UInt8(ascii: "-") ? -value : value
  }
}

extension Decimal: Comparable {
  static func < (left: Decimal, right: Decimal) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isSmaller(than: left) : left.isSmaller(than: right)
  }

  /// Compares sizes, without the signs.
  func isSmaller(than other: Decimal) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    if scale != other.scale { return scale < other.scale }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}
