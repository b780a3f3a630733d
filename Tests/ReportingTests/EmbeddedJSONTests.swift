import JSON
import RunEvents
import Testing

@testable import Reporting

@Suite("JSON in a page")
struct EmbeddedJSONTests {
  private static let hostile = [
    "</script><script>alert(1)</script>", "<!-- <script>", "]]>", "a & b", "\u{2028}\u{2029}", "\u{2027}\u{202A}",
    "\u{7F}\u{80}\u{9F}\u{A0}", "\u{0}\u{1B}[31m", "é€🚀", "\u{FFFD}\u{FFFE}", "\\u003c", "",
  ]

  private func encoded(_ text: String) -> [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.member("text", text)
    json.endObject()
    return json.bytes
  }

  @Test("nothing that ends or opens an element, or ends a line, is left in it", arguments: hostile)
  func harmless(text: String) {
    let escaped = String(decoding: EmbeddedJSON.escaped(encoded(text)), as: UTF8.self)
    let bad = escaped.unicodeScalars.filter { scalar in
      "<>&\u{2028}\u{2029}".unicodeScalars.contains(scalar) || scalar.properties.generalCategory == .control
    }
    #expect(Array(bad) == [])
  }

  @Test("it is the same JSON as before", arguments: hostile)
  func same(text: String) throws {
    let plain = try JSONParser.parse(encoded(text))
    #expect(try JSONParser.parse(EmbeddedJSON.escaped(encoded(text))) == plain)
  }

  @Test(
    "bytes that begin a character and end there stay as they are",
    arguments: [[0xC2], [0xE2], [0xE2, 0x80]] as [[UInt8]])
  func halfCharacters(bytes: [UInt8]) { #expect(EmbeddedJSON.escaped(bytes) == bytes) }
}
