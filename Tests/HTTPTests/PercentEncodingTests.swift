import HTTP
import Testing

struct PercentEncodingTests {
  @Test("every byte comes back from its encoding")
  func roundTrip() {
    let all = [UInt8](0...255)
    let encoded = PercentEncoding.encode(all)
    #expect(encoded.allSatisfy { $0 == UInt8(ascii: "%") || ASCIISet.unreserved.contains($0) })
    #expect(PercentEncoding.decode(encoded) == all)
    #expect(PercentEncoding.decodeForm(encoded) == all)
  }

  @Test(
    "unreserved characters stay, all others become upper-case pairs of digits",
    arguments: [
      ("", ""), ("AZaz09-._~", "AZaz09-._~"), ("a b+c", "a%20b%2Bc"), ("é/€", "%C3%A9%2F%E2%82%AC"), ("%", "%25"),
    ])
  func encodes(text: String, expected: String) {
    #expect(PercentEncoding.encode(text) == expected)
  }

  @Test("what is allowed is the caller's choice")
  func allowing() {
    #expect(PercentEncoding.encode("/a b/:c", allowing: .pathSegment.union(ASCIISet("/"))) == "/a%20b/:c")
    #expect(PercentEncoding.encodeForm("a b+c*~é") == "a+b%2Bc*%7E%C3%A9")
  }

  @Test(
    "a percent sign without two digits is left alone",
    arguments: [("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("%%41", "%A"), ("%4%31", "%41"), ("a+%2b", "a++")])
  func decodes(text: String, expected: String) {
    #expect(PercentEncoding.decode(text) == expected)
  }

  @Test("a form's plus sign is a space")
  func form() {
    #expect(PercentEncoding.decodeForm("a+b%2B") == "a b+")
    #expect(PercentEncoding.decodeForm("plain") == "plain")
  }

  @Test("decoded bytes that are no UTF-8 show as replacement characters in text, and stay bytes in bytes")
  func notUTF8() {
    #expect(PercentEncoding.decode("%FF") == "\u{FFFD}")
    #expect(PercentEncoding.decode(Array("%FF".utf8)) == [0xFF])
  }
}
