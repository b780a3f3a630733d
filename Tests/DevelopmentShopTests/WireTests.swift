import Testing

@testable import DevelopmentShop

@Suite("Wire formats")
struct WireTests {
  @Test("a query is split and decoded as forms are")
  func query() {
    let query = QueryString("a=1&a=2&b&c=&=d&e=%41%2B%20+&f=%zz&g=%4&&h=x=y")
    let pairs = query.items.map { String(decoding: $0.name + [0x3A] + $0.value, as: UTF8.self) }
    #expect(pairs == ["a:1", "a:2", "b:", "c:", ":d", "e:A+  ", "h:x=y"])
    #expect(query["a"] == "1")
    #expect(query["f"] == nil)
    #expect(QueryString(nil).items.isEmpty)
    #expect(QueryString("").items.isEmpty)
  }

  @Test("percent-encoding comes back as it was")
  func percent() {
    let text = "a b+c/é=&?%\u{0}"
    let encoded = PercentText.encoded(text)
    #expect(encoded == "a%20b%2Bc%2F%C3%A9%3D%26%3F%25%00")
    #expect(PercentText.decoded(encoded.utf8, plusIsSpace: true) == Array(text.utf8))
  }

  @Test(
    "Unix seconds become date and time",
    arguments: [
      (0, "19700101000000"), (951_782_400, "20000229000000"), (1_767_225_599, "20251231235959"),
      (1_786_543_432, "20260812140352"), (-1, "19691231235959"), (4_107_542_400, "21000301000000"),
    ] as [(Int64, String)])
  func calendar(_ seconds: Int64, _ text: String) {
    #expect(CalendarTime(unixSeconds: seconds).compact == text)
  }

  @Test(
    "amounts are read exactly or not at all",
    arguments: [
      ("0", 0), ("19.9", 1_990), ("19.90", 1_990), ("0.01", 1), ("999999999.99", 99_999_999_999), ("", nil),
      (".5", nil),
      ("1.", nil), ("1.234", nil), ("-1", nil), ("1,5", nil), ("1e3", nil), (" 1", nil), ("٣", nil),
      ("1000000000000", nil),
    ] as [(String, Int?)])
  func money(_ text: String, _ cents: Int?) {
    #expect(Money(text)?.cents == cents)
  }

  @Test("ids have their length, their prefix, and are odd")
  func ids() {
    var source = IDSource(seed: 1)
    let ids = (0..<2_000).map { _ in source.id(prefix: "1729") }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.utf8.count == 19 && $0.hasPrefix("1729") && "13579".contains($0.last ?? "0") })
  }
}
