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
      ("text/plain; charset=Shift_JIS", [0x93, 0xFA, 0x96, 0x7B, 0x87, 0x40], "日本①"),
      ("text/plain; charset=euc-jp", [0xC6, 0xFC], "日"),
      ("text/plain; charset=iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C], "日"),
      ("text/plain; charset=gb2312", [0xD6, 0xD0], "中"), ("text/plain; charset=big5", [0xA4, 0xA4], "中"),
      ("text/plain; charset=iso-8859-15", [0xA4], "€"), ("text/plain; charset=windows-1251", [0xC4, 0xE0], "Да"),
      ("text/plain; charset=koi8-r", [0xE4, 0xC1], "Да"),
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
      ("text/plain", [0xFF]), ("text/plain; charset=shift_jis", [0x93]),
      ("text/plain; charset=shift_jis", [0xFF, 0xFF]),
      ("text/plain; charset=../../tmp/evil", [0x61]), ("text/plain; charset=UTF-8//TRANSLIT", [0x61]),
    ] as [(String, [UInt8])])
  func binary(type: String, bytes: [UInt8]) throws {
    let view = view(headers: [("Content-Type", type)], body: bytes)
    guard case .found(.bytes(bytes)) = try Query(parsing: "body").evaluate(on: view) else {
      Issue.record("the body became text")
      return
    }
  }

  @Test("a long body of another charset is read to its end")
  func long() throws {
    let bytes = Array(repeating: [0x93, 0xFA] as [UInt8], count: 100_000).flatMap(\.self)
    let view = view(headers: [("Content-Type", "text/plain; charset=shift_jis")], body: bytes)
    guard case .found(.text(let found)) = try Query(parsing: "body").evaluate(on: view) else {
      Issue.record("the body is not text")
      return
    }
    #expect(found.unicodeScalars.count == 100_000)
    #expect(found.unicodeScalars.allSatisfy { $0 == "日" })
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
