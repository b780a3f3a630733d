/// Percent-encoding of RFC 3986, section 2, over bytes; text counts as its UTF-8.
package enum PercentEncoding {
  /// Every byte that `allowed` does not hold becomes `%XX`, with upper-case digits.
  package static func encode(_ bytes: some Sequence<UInt8>, allowing allowed: ASCIISet = .unreserved) -> [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.underestimatedCount)
    for byte in bytes { append(byte, allowing: allowed, to: &encoded) }
    return encoded
  }

  package static func encode(_ text: some StringProtocol, allowing allowed: ASCIISet = .unreserved) -> String {
    if text.utf8.allSatisfy(allowed.contains) { return String(text) }
    return String(decoding: encode(text.utf8, allowing: allowed), as: UTF8.self)
  }

  /// `application/x-www-form-urlencoded` (WHATWG URL, section 5.2): a space becomes `+`.
  package static func encodeForm(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy(ASCIISet.form.contains) { return String(text) }
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: " ") {
        encoded.append(UInt8(ascii: "+"))
      } else {
        append(byte, allowing: .form, to: &encoded)
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// A `%` that no two hexadecimal digits follow stays as it is; so does `+`.
  package static func decode(_ bytes: some Collection<UInt8>) -> [UInt8] { decode(bytes, plus: UInt8(ascii: "+")) }

  /// Bytes that are no UTF-8 once decoded become U+FFFD.
  package static func decode(_ text: some StringProtocol) -> String { decode(text, plus: UInt8(ascii: "+")) }

  /// As `decode`, and `+` is a space: what a server makes of a query or a form.
  package static func decodeForm(_ bytes: some Collection<UInt8>) -> [UInt8] {
    decode(bytes, plus: UInt8(ascii: " "))
  }

  package static func decodeForm(_ text: some StringProtocol) -> String { decode(text, plus: UInt8(ascii: " ")) }

  private static func decode(_ text: some StringProtocol, plus: UInt8) -> String {
    let plain = text.utf8.allSatisfy { $0 != UInt8(ascii: "%") && ($0 != UInt8(ascii: "+") || plus == $0) }
    return plain ? String(text) : String(decoding: decode(text.utf8, plus: plus), as: UTF8.self)
  }

  private static func decode(_ bytes: some Collection<UInt8>, plus: UInt8) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = hexadecimalPair(rest) {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte == UInt8(ascii: "+") ? plus : byte)
      }
    }
    return decoded
  }

  private static func append(_ byte: UInt8, allowing allowed: ASCIISet, to bytes: inout [UInt8]) {
    guard !allowed.contains(byte) else { return bytes.append(byte) }
    bytes.append(UInt8(ascii: "%"))
    bytes.append(digit(byte >> 4))
    bytes.append(digit(byte & 0xF))
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  private static func hexadecimalPair(_ bytes: some Collection<UInt8>) -> UInt8? {
    var two = bytes.makeIterator()
    guard let high = two.next().flatMap(value), let low = two.next().flatMap(value) else { return nil }
    return high << 4 | low
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
