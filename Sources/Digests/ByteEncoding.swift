/// How bytes are written as text, spelled as in a file.
package enum ByteEncoding: String, Sendable, CaseIterable {
  /// Lower-case digits.
  case hex
  case upperHex = "HEX"
  /// RFC 4648 section 4, padded.
  case base64
  /// RFC 4648 section 5, not padded.
  case base64url
  /// The bytes themselves, read as UTF-8.
  case none

  /// `none` puts U+FFFD where the bytes are not UTF-8: whoever needs them exactly must not make them text.
  package func encode(_ bytes: [UInt8]) -> String {
    switch self {
    case .hex: Self.hexadecimal(bytes, digits: Self.lowerDigits)
    case .upperHex: Self.hexadecimal(bytes, digits: Self.upperDigits)
    case .base64: Base64.standard.encode(bytes, padded: true)
    case .base64url: Base64.url.encode(bytes, padded: false)
    case .none: String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The bytes that `text` stands for, or nothing where it is not of this encoding.
  ///
  /// Hexadecimal digits may be of either case, whichever the encoding writes. Both forms of base64 take padding that is
  /// either right or left out altogether, and refuse white space, the other form's characters, and stray bits after the
  /// last byte (RFC 4648 section 3.5), so that no two texts stand for the same bytes except by their padding.
  package func decode(_ text: String) -> [UInt8]? {
    switch self {
    case .hex, .upperHex: Self.bytes(ofHexadecimal: text)
    case .base64: Base64.standard.decode(text)
    case .base64url: Base64.url.decode(text)
    case .none: Array(text.utf8)
    }
  }

  private static let lowerDigits = Array("0123456789abcdef".utf8)
  private static let upperDigits = Array("0123456789ABCDEF".utf8)

  private static func hexadecimal(_ bytes: [UInt8], digits: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func bytes(ofHexadecimal text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 2)
    var high: UInt8?
    for character in text.utf8 {
      guard let digit = digit(character) else { return nil }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return high == nil ? bytes : nil
  }

  private static func digit(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
