import Diagnostics
import Testing
import YAML

@Suite struct ScalarPositionTests {
  @Test(
    "a character of a value is found in the file behind quotes and escapes",
    arguments: [
      ("k: $.a[", 4, 8), ("k: '$.a['", 4, 9), ("k: 'it''s x'", 5, 11), ("k: \"a\\u0041b\"", 2, 12),
      ("k: \"a\\\"b\"", 2, 8), ("k: ab", 2, 6), ("k: 'ab'", 2, 7), ("商: 'ab'", 1, 6),
    ])
  func found(text: String, offset: Int, column: Int) throws {
    let source = SourceText(path: "a", text: text)
    let value = try #require(try YAMLParser.parse(source).entries?.first?.value)
    #expect(source.span(ofCharacter: offset, inScalarAt: value.span) == SourceSpan(line: 1, column: column))
  }

  @Test(
    "where the file's text cannot tell, the whole value is meant",
    arguments: [("k: |\n  ab", 1), ("k: ab", 9), ("k: ab", -1)])
  func whole(text: String, offset: Int) throws {
    let source = SourceText(path: "a", text: text)
    let value = try #require(try YAMLParser.parse(source).entries?.first?.value)
    #expect(source.span(ofCharacter: offset, inScalarAt: value.span) == value.span)
  }
}
