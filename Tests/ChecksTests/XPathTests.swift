import Checks
import JSON
import Testing

@Suite("XPath")
struct XPathTests {
  static let order = """
    <?xml version="1.0"?>
    <o:order xmlns:o="urn:order" xmlns="urn:item" status="PAID">
      <item sku="a" xml:lang="en"><price>1.10</price></item>
      <item sku="b"><price>2</price></item>
      <o:item>other</o:item>
      <and>1</and>
    </o:order>
    """

  @Test(
    "unprefixed names match in any namespace, and everything else means what it always did",
    arguments: [
      ("//price", #"["1.10", "2"]"#), ("/order/item[2]/price", #""2""#), ("//item[@sku='b']/price", #""2""#),
      ("count(//item)", "3"), ("count(//o:item)", "1"), ("//item[last()]", #""other""#), ("//@sku", #"["a", "b"]"#),
      ("//item/attribute::sku", #"["a", "b"]"#), ("string(/*/@status)", #""PAID""#), ("//and and //price", "true"),
      ("count(//item) * 2", "6"), ("sum(//price)", "3.1"), ("count(//*)", "7"), ("//item[1]/@xml:lang", #""en""#),
      ("//price/ancestor::item[1]/@sku", #"["a", "b"]"#), ("//item[price > 1.5]/@sku", #""b""#),
      ("//item[.='other']", #""other""#), ("string-length(//price[1])", "4"), ("//price/text()", #"["1.10", "2"]"#),
      ("//item[not(@sku)]", #""other""#), ("//child::price | //o:item", #"["1.10", "2", "other"]"#),
      ("4 div 2", "2"), ("1 div 0", #""Infinity""#), ("number('x')", #""NaN""#), ("local-name(/*)", #""order""#),
      ("//item[position()=2]/@sku", #""b""#), ("name(//self::price[1])", #""price""#), ("//and", #""1""#),
    ])
  func anyNamespace(expression: String, wanted: String) throws {
    let query = try Query.xpath(expression, in: .xml)
    let result = query.evaluate(on: view(body: Self.order))
    #expect(result.value?.asJSON == (try json(wanted)), "\(result)")
  }

  @Test("the texts of a node set compare by their written form")
  func texts() throws {
    let result = try find("xpath '//price'", in: Self.order)
    #expect(try matchers("{each: {above: 1}, length: 2, contains: 1.10, equals: [1.10, 2]}").mismatches(result).isEmpty)
    let one = try find("xpath '//item[2]/price'", in: Self.order)
    #expect(try matchers("{equals: 2, at_most: 2, length: 1, type: string}").mismatches(one).isEmpty)
  }

  @Test("a prefix that the document does not declare is an error, not a miss")
  func prefix() throws {
    guard case .failed(let reason) = try find("xpath '//x:item'", in: Self.order) else {
      Issue.record("it was merely missing")
      return
    }
    #expect(reason == "the XPath '//x:item' cannot be evaluated: a prefix in it is not declared in the document")
  }

  @Test("HTML is read leniently, its text as UTF-8 where it is that")
  func html() throws {
    let page = "<!doctype html><title>Ü</title><ul><li>a<li>b</ul>"
    #expect(try find("xpath '//li'", in: page).value?.asJSON == ["a", "b"])
    #expect(try find("xpath '//title'", in: page).value?.asJSON == "Ü")
    let latin: [UInt8] = Array("<html><p>".utf8) + [0xE9]
    let view = view(headers: [("Content-Type", "text/html; charset=iso-8859-1")], body: latin)
    #expect(try Query(parsing: "xpath '//p'").evaluate(on: view).value?.asJSON == "é")
  }

  @Test("XML in another encoding is read as its declaration says")
  func encoding() throws {
    let body: [UInt8] = Array(#"<?xml version="1.0" encoding="iso-8859-1"?><a>"#.utf8) + [0xE9] + Array("</a>".utf8)
    #expect(try Query(parsing: "xpath '/a'").evaluate(on: view(body: body)).value?.asJSON == "é")
  }
}
