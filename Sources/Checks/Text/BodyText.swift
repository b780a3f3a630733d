/// A body as text where it is text, as bytes where it is not.
enum BodyText {
  case text(String)
  case bytes([UInt8])

  /// Reads by the charset of the Content-Type: utf-8 (the default), us-ascii, iso-8859-1, windows-1252, utf-16, and those
  /// that `SystemCharset` knows.
  ///
  /// A binary type, an unknown charset, or bytes that are not of the charset leave bytes. A byte order mark is dropped.
  init(_ body: [UInt8], contentType: String?) {
    let type = MediaType(contentType)
    guard !type.isBinary else {
      self = .bytes(body)
      return
    }
    let text: String? =
      switch type.charset {
      case nil, "utf-8", "utf8", "us-ascii", "ascii": Self.utf8(body)
      case "iso-8859-1", "latin1": Self.singleBytes(body) { Unicode.Scalar($0) }
      case "windows-1252", "cp1252": Self.singleBytes(body) { Self.windows1252($0) }
      case "utf-16": Self.utf16(body, littleEndian: nil)
      case "utf-16le": Self.utf16(body, littleEndian: true)
      case "utf-16be": Self.utf16(body, littleEndian: false)
      case let other?: SystemCharset.text(body, in: other)
      }
    self = text.map { .text($0) } ?? .bytes(body)
  }

  private static func utf8(_ body: [UInt8]) -> String? {
    body.starts(with: [0xEF, 0xBB, 0xBF])
      ? String(validating: body.dropFirst(3), as: UTF8.self) : String(validating: body, as: UTF8.self)
  }

  private static func singleBytes(_ body: [UInt8], _ scalar: (UInt8) -> Unicode.Scalar) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in body { scalars.append(scalar(byte)) }
    return String(scalars)
  }

  /// RFC 2781 section 4.3: without a byte order mark, big-endian.
  private static func utf16(_ body: [UInt8], littleEndian: Bool?) -> String? {
    guard body.count.isMultiple(of: 2) else { return nil }
    var rest = body[...]
    var little = littleEndian ?? false
    if rest.starts(with: [0xFF, 0xFE]), littleEndian != false {
      little = true
      rest = rest.dropFirst(2)
    } else if rest.starts(with: [0xFE, 0xFF]), littleEndian != true {
      little = false
      rest = rest.dropFirst(2)
    }
    let units = stride(from: rest.startIndex, to: rest.endIndex, by: 2).map { index in
      let (high, low) = little ? (rest[index + 1], rest[index]) : (rest[index], rest[index + 1])
      return UInt16(high) << 8 | UInt16(low)
    }
    return String(validating: units, as: UTF16.self)
  }

  /// 0x80–0x9F of windows-1252 (WHATWG Encoding, index windows-1252); the rest is as in iso-8859-1.
  private static let windows1252Upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(windows1252Upper[Int(byte) - 0x80]) ?? Unicode.Scalar(byte)
  }
}
