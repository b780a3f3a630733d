import Testing

@testable import Digests

struct ByteEncodingTests {
  // RFC 4648 section 10.
  static let foobar = [
    ("", "", "", ""), ("f", "66", "Zg==", "Zg"), ("fo", "666f", "Zm8=", "Zm8"), ("foo", "666f6f", "Zm9v", "Zm9v"),
    ("foob", "666f6f62", "Zm9vYg==", "Zm9vYg"), ("fooba", "666f6f6261", "Zm9vYmE=", "Zm9vYmE"),
    ("foobar", "666f6f626172", "Zm9vYmFy", "Zm9vYmFy"),
  ]

  @Test("the published vectors are written and read", arguments: foobar)
  func publishedVectors(text: String, hex: String, base64: String, base64url: String) {
    let bytes = Array(text.utf8)
    #expect(ByteEncoding.hex.encode(bytes) == hex)
    #expect(ByteEncoding.upperHex.encode(bytes) == hex.uppercased())
    #expect(ByteEncoding.base64.encode(bytes) == base64)
    #expect(ByteEncoding.base64url.encode(bytes) == base64url)
    #expect(ByteEncoding.none.encode(bytes) == text)

    #expect(ByteEncoding.hex.decode(hex) == bytes)
    #expect(ByteEncoding.base64.decode(base64) == bytes)
    #expect(ByteEncoding.base64url.decode(base64url) == bytes)
    #expect(ByteEncoding.none.decode(text) == bytes)
  }

  @Test(
    "each encoding reads back every byte that it wrote", arguments: [ByteEncoding.hex, .upperHex, .base64, .base64url])
  func roundTrip(encoding: ByteEncoding) {
    for count in 0..<300 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ count) }
      #expect(encoding.decode(encoding.encode(bytes)) == bytes)
    }
  }

  @Test("the two forms of base64 differ in their last two characters")
  func alphabets() {
    #expect(ByteEncoding.base64.encode([0xFB, 0xEF, 0xFF]) == "++//")
    #expect(ByteEncoding.base64url.encode([0xFB, 0xEF, 0xFF]) == "--__")
  }

  @Test(
    "padding may be right or left out", arguments: [ByteEncoding.base64, .base64url], ["Zg==", "Zg", "Zm8=", "Zm8"])
  func padding(encoding: ByteEncoding, text: String) {
    #expect(encoding.decode(text) == Array("fo".utf8.prefix(text.hasPrefix("Zg") ? 1 : 2)))
  }

  @Test(
    "text that is not base64 is refused",
    arguments: [
      "Z", "Zg=", "Zg===", "Zm8==", "=", "==", "Zm9v=", "Zm9v====", "Zg==Zg==", "Z=g=", "Zm9v\n", " Zm9v", "Zm 9v",
      "Zm9-",
      "Zm9é", "Zm9v\0", "Zh==", "Zm9",
    ])
  func notBase64(text: String) {
    #expect(ByteEncoding.base64.decode(text) == nil)
  }

  @Test("text that is not base64url is refused", arguments: ["Z", "Zm9+", "Zm9/", "Zg=", "Zh"])
  func notBase64url(text: String) {
    #expect(ByteEncoding.base64url.decode(text) == nil)
  }

  @Test("hexadecimal digits are read in either case and never by halves")
  func hexadecimal() {
    for encoding in [ByteEncoding.hex, .upperHex] {
      #expect(encoding.decode("0aFfC0") == [0x0A, 0xFF, 0xC0])
      for text in ["0", "0g", "0x0a", "0a 0b", "é0"] { #expect(encoding.decode(text) == nil) }
    }
  }

  @Test("bytes that are no UTF-8 are shown repaired")
  func notText() {
    #expect(ByteEncoding.none.encode([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
  }

  @Test("each encoding is found by its spelling in a file")
  func spellings() {
    #expect(ByteEncoding.allCases.map(\.rawValue) == ["hex", "HEX", "base64", "base64url", "none"])
  }
}
