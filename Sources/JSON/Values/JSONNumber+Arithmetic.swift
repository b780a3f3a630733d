/// A result that would need more digits than are sensible, such as `1e999999999 + 1`.
package struct JSONNumberTooLong: Error, Hashable, Sendable {
  /// The most digits that a result may have.
  package let limit: Int
  package var reason: String { "the result would have more than \(limit) digits" }
}

extension JSONNumber {
  package static let digitLimit = 4096

  /// The exact sum, with as many decimals as the longer of the two is written with: `1.10 + 1` is `2.10`.
  package func adding(_ other: JSONNumber) throws(JSONNumberTooLong) -> JSONNumber {
    try sum(other, negatingOther: false)
  }

  /// The exact difference, with as many decimals as the longer of the two is written with.
  package func subtracting(_ other: JSONNumber) throws(JSONNumberTooLong) -> JSONNumber {
    try sum(other, negatingOther: true)
  }

  /// The number without its sign.
  package var magnitude: JSONNumber {
    text.utf8.first == UInt8(ascii: "-") ? JSONNumber(trusted: String(text.dropFirst())) : self
  }

  private func sum(_ other: JSONNumber, negatingOther: Bool) throws(JSONNumberTooLong) -> JSONNumber {
    let left = Decimal(self)
    let right = Decimal(other)
    let decimals = max(writtenDecimals, other.writtenDecimals)
    let whole = max(left.scale, right.scale, 1)
    guard decimals + whole <= Int128(Self.digitLimit) else { throw JSONNumberTooLong(limit: Self.digitLimit) }
    let leftDigits = left.aligned(whole: Int(whole) + 1, decimals: Int(decimals))
    let rightDigits = right.aligned(whole: Int(whole) + 1, decimals: Int(decimals))
    let rightIsNegative = right.isNegative != negatingOther
    if left.isNegative == rightIsNegative {
      return Self(Self.sum(leftDigits, rightDigits), isNegative: left.isNegative, decimals: Int(decimals))
    }
    return leftDigits.lexicographicallyPrecedes(rightDigits)
      ? Self(Self.difference(rightDigits, leftDigits), isNegative: rightIsNegative, decimals: Int(decimals))
      : Self(Self.difference(leftDigits, rightDigits), isNegative: left.isNegative, decimals: Int(decimals))
  }

  /// How many digits after the point the number has when written without exponent: 2 for `1.10` and for `110e-2`.
  private var writtenDecimals: Int128 {
    let mantissa = text.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
    let fraction = mantissa.drop { $0 != UInt8(ascii: ".") }.dropFirst().count
    // The exponent is what the decomposed `1e…` has beyond `1`.
    let exponent = Decimal(JSONNumber(trusted: "1" + text.dropFirst(mantissa.count))).scale - 1
    return max(0, Int128(fraction) - exponent)
  }

  private static func sum(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var result = left
    var carry: UInt8 = 0
    for place in left.indices.reversed() {
      let digit = left[place] + right[place] + carry
      (carry, result[place]) = digit.quotientAndRemainder(dividingBy: 10)
    }
    return result
  }

  /// Left may not be smaller than right.
  private static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var result = left
    var borrow: UInt8 = 0
    for place in left.indices.reversed() {
      let wanted = right[place] + borrow
      borrow = left[place] < wanted ? 1 : 0
      result[place] = left[place] + borrow * 10 - wanted
    }
    return result
  }

  private init(_ digits: [UInt8], isNegative: Bool, decimals: Int) {
    var text = isNegative && digits.contains { $0 != 0 } ? "-" : ""
    let whole = digits.dropLast(decimals).drop { $0 == 0 }
    text += whole.isEmpty ? "0" : String(decoding: whole.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    if decimals > 0 {
      text += "." + String(decoding: digits.suffix(decimals).map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    }
    self.init(trusted: text)
  }
}

extension JSONNumber {
  /// Whether dividing by `divisor` leaves nothing over, exactly: `0.3` is a multiple of `0.1`. Zero divides nothing.
  package func isMultiple(of divisor: JSONNumber) -> Bool {
    let dividend = Decimal(self)
    let divisor = Decimal(divisor)
    if divisor.digits.isEmpty { return false }
    if dividend.digits.isEmpty { return true }
    let shift =
      (dividend.scale - Int128(dividend.digits.count)) - (divisor.scale - Int128(divisor.digits.count))
    // The dividend's last digit is not 0, so it has no further factor of ten.
    if shift < 0 { return false }
    // Ten to the shift only brings twos and fives: more than the divisor can hold change nothing.
    let zeros = Int(min(shift, Int128(4 * divisor.digits.count)))
    return Self.remainder(of: dividend.digits + Array(repeating: 0, count: zeros), by: divisor.digits).isEmpty
  }

  /// Long division by hand; the remainder comes without leading zeros, so nothing left is empty.
  private static func remainder(of dividend: [UInt8], by divisor: [UInt8]) -> [UInt8] {
    if divisor.count <= 17 {
      let modulus = divisor.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
      return dividend.reduce(UInt64(0)) { ($0 * 10 + UInt64($1)) % modulus } == 0 ? [] : [1]
    }
    let divisor = [0] + divisor
    var rest = [UInt8](repeating: 0, count: divisor.count)
    for digit in dividend {
      rest.removeFirst()
      rest.append(digit)
      while !rest.lexicographicallyPrecedes(divisor) { rest = difference(rest, divisor) }
    }
    return Array(rest.drop { $0 == 0 })
  }
}

extension Decimal {
  /// The digits with the point after `whole` of them and `decimals` more, filled with zeros; both must be large enough.
  fileprivate func aligned(whole: Int, decimals: Int) -> [UInt8] {
    var aligned = [UInt8](repeating: 0, count: whole + decimals)
    let first = whole - Int(scale)
    for (offset, digit) in digits.enumerated() { aligned[first + offset] = digit }
    return aligned
  }
}
