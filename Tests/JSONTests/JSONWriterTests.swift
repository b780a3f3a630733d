import JSON
import Testing

@Suite("Writer") struct JSONWriterTests {
  @Test(
    "compact text is the shortest, members in order and numbers as written",
    arguments: [
      "null", "[true,false]", "{}", "[]", #"{"z":1.10,"a":[{},[]],"m":"é𝄞/"}"#, #""\"\\\n\r\t\b\f\u0000\u001f""#,
      "\"\u{7F}\"",
    ])
  func compact(text: String) throws {
    #expect(JSONWriter.compact(try JSONParser.parse(text)) == text)
  }

  @Test("pretty text has a line for each member and element")
  func pretty() {
    let value: JSONValue = ["a": [1, ["b": .null]], "c": [], "d": [:]]
    #expect(
      JSONWriter.pretty(value) == """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "c": [],
          "d": {}
        }
        """)
  }

  @Test("text that is safe in HTML cannot end a script")
  func html() throws {
    let value: JSONValue = ["</script>": "<!-- & \u{2028}\u{2029}\u{20AC}"]
    let text = JSONWriter.compact(value, isSafeInHTML: true)
    #expect(text == #"{"\u003c/script\u003e":"\u003c!-- \u0026 \u2028\u2029€"}"#)
    #expect(try JSONParser.parse(text) == value)
    #expect(JSONWriter.compact(value).contains("</script>"))
  }

  @Test("every scalar up to U+00FF and some beyond come back as they were")
  func roundTrip() throws {
    let scalars = (0...0xFF).map { Unicode.Scalar(UInt8($0)) } + ["\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10FFFF}"]
    for scalar in scalars {
      let value = JSONValue.string(String(scalar) + "x")
      #expect(try JSONParser.parse(JSONWriter.compactBytes(value)) == value)
      #expect(try JSONParser.parse(JSONWriter.compactBytes(value, isSafeInHTML: true)) == value)
    }
  }
}
