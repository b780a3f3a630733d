import Checks
import JSON
import Testing

@Suite("Bodies as text")
struct BodyTextTests {
  @Test(
    "the charset of the Content-Type decides",
    arguments: [
      ("text/plain", [0xC3, 0xA9], "é"), ("text/plain; charset=UTF-8", [0xEF, 0xBB, 0xBF, 0x61], "a"),
      ("text/plain; charset=iso-8859-1", [0xE9, 0x80], "é\u{80}"),
      ("text/plain; charset=\"windows-1252\"", [0x80, 0xE9], "€é"),
      ("text/plain; charset=utf-16", [0xFE, 0xFF, 0x20, 0xAC], "€"),
      ("text/plain; charset=utf-16", [0xFF, 0xFE, 0xAC, 0x20], "€"),
      ("text/plain; charset=utf-16le", [0xAC, 0x20], "€"), ("text/plain;format=flowed;charset=latin1", [0xE9], "é"),
    ] as [(String, [UInt8], String)])
  func charsets(type: String, bytes: [UInt8], text: String) throws {
    let view = view(headers: [("Content-Type", type)], body: bytes)
    guard case .found(.text(let found)) = try Query(parsing: "body").evaluate(on: view) else {
      Issue.record("the body is not text")
      return
    }
    #expect(Array(found.utf8) == Array(text.utf8))
  }

  @Test(
    "what is no text stays bytes",
    arguments: [
      ("image/png", [0x61]), ("text/plain; charset=utf-16", [0x61]), ("text/plain; charset=x-unknown", [0x61]),
      ("text/plain", [0xFF]),
    ] as [(String, [UInt8])])
  func binary(type: String, bytes: [UInt8]) throws {
    let view = view(headers: [("Content-Type", type)], body: bytes)
    guard case .found(.bytes(bytes)) = try Query(parsing: "body").evaluate(on: view) else {
      Issue.record("the body became text")
      return
    }
  }

  @Test("JSON is read whatever its charset, byte order mark or type")
  func json() throws {
    let utf16: [UInt8] = [0xFE, 0xFF] + #"{"a":1}"#.utf8.flatMap { [0, $0] }
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(#"{"a":1}"#.utf8)
    for (type, body) in [
      ("application/json; charset=utf-16", utf16), ("application/json", marked), ("image/png", Array(#"{"a":1}"#.utf8)),
    ] {
      let view = view(headers: [("Content-Type", type)], body: body)
      #expect(try Query(parsing: "$.a").evaluate(on: view).value?.asJSON == 1, "\(type)")
    }
  }
}
