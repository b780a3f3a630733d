import Diagnostics
import Testing
import YAML

@Suite struct ParserTests {
  @Test("maps, lists and scalars come in the order of the file")
  func basics() throws {
    #expect(
      try parsed("b: 1\na: [x, 'y', 2.50, ~]\nc:\n  - d: \"q\\n\"\n  - |\n    text\n")
        == "{b:1,a:[\"x\",\"y\",2.50,null],c:[{d:\"q\n\"},\"text\n\"]}")
  }

  @Test("aliases and merge keys are resolved")
  func merging() throws {
    #expect(try parsed("a: &x {k: 1}\nb: *x") == "{a:{k:1},b:{k:1}}")
    #expect(
      try parsed("a: &x {k: 1, l: 2}\nb:\n  m: 0\n  <<: *x\n  l: 3\n  n: 4")
        == "{a:{k:1,l:2},b:{m:0,k:1,l:3,n:4}}")
    #expect(
      try parsed("a: &x {k: 1}\nb: &y {k: 2, l: 2}\nc:\n  <<: [*x, *y]") == "{a:{k:1},b:{k:2,l:2},c:{k:1,l:2}}")
    #expect(try parsed("a: &k key\n*k : 1") == "{a:\"key\",key:1}")
    #expect(try parsed("'<<': 1") == "{<<:1}")
    #expect(complaint("<<: 1") == "1:1 '<<' merges a map or a list of maps, not a number")
  }

  @Test("text holds any character, counted and not cut at NUL")
  func countedText() throws {
    #expect(try parsed("\"a\\0b\"") == "\"a\0b\"")
    #expect(try parsed("k: 商品 é 😀") == "{k:\"商品 é 😀\"}")
    #expect(try parsed("\u{FEFF}k: 1") == "{k:1}")
    #expect(try parsed("k: 1\r\nl: 2\r\n") == "{k:1,l:2}")
  }

  @Test(
    "what is missing at the end of a file is told on its last line, with and without a line break there",
    arguments: ["k: {a: b", "k:\n  - [a,\n    b", "k: 'é", "a:\n  ? b\n  - c", "k: {a: é"])
  func endOfFile(_ text: String) throws {
    for (text, isOpen) in [(text, true), (text + "\n", false)] {
      var problems: [Diagnostic] = []
      _ = YAMLParser.parse(SourceText(path: "a.yaml", text: text), problems: &problems)
      let place = try #require(problems.first?.place)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(place.line <= lines.count, "\(text)")
      #expect(place.column <= lines[place.line - 1].unicodeScalars.count + 1, "\(text)")
      if isOpen { #expect(!place.source.line(place.line).isEmpty) }
    }
  }

  @Test("spans are 1-based and count scalars")
  func spans() throws {
    let node = try YAMLParser.parse(SourceText(path: "a", text: "# c\n商品: [a, {b: 'ü'}]\nblock: |\n  x\n"))
    let entries = try #require(node.entries)
    #expect(node.span == SourceSpan(line: 2, column: 1, endColumn: 3))
    #expect(entries[0].keySpan == SourceSpan(line: 2, column: 1, endColumn: 3))
    #expect(entries[0].value.span == SourceSpan(line: 2, column: 5))
    let items = try #require(entries[0].value.items)
    #expect(items[0].span == SourceSpan(line: 2, column: 6))
    #expect(items[1].span == SourceSpan(line: 2, column: 9))
    #expect(items[1]["b"]?.span == SourceSpan(line: 2, column: 13, endColumn: 16))
    #expect(entries[1].value.span == SourceSpan(line: 3, column: 8, endLine: 5, endColumn: 1))
  }

  @Test("a standard tag that changes nothing is accepted")
  func tags() throws {
    #expect(try parsed("a: !!str 5\nb: !!map {}\nc: !!seq []\nd: ! 5") == "{a:\"5\",b:{},c:[],d:\"5\"}")
  }

  @Test(
    "what the format does not allow is refused with its place",
    arguments: [
      ("", "1:1 the file is empty"),
      ("# only a comment\n", "1:1 the file is empty"),
      ("---\n...\n", "null"),
      ("a: 1\n---\nb: 2", "2:1 a second document begins here / a file holds one: put each into a file of its own"),
      ("a: 1\na: 2", "2:1 the key 'a' stands twice in this map [the first stands at line 1, column 1]"),
      ("{x: 1, 'x': 2}", "1:8 the key 'x' stands twice in this map [the first stands at line 1, column 2]"),
      ("1: a", "1:1 the key '1' is a number, not text / quote it: '1'"),
      ("true: a", "1:1 the key 'true' is true or false, not text / quote it: 'true'"),
      ("~: a", "1:1 the key '~' is null, not text / quote it: '~'"),
      (": a", "1:1 a key is missing before ':'"),
      ("007: a", "1:1 the key '007' is a number in YAML but not in JSON / quote it: '007'"),
      ("[a, b]: c", "1:1 a key must be text [this is a list or a map] / quote it where it is text"),
      ("? {a: b}\n: c", "1:3 a key must be text [this is a list or a map] / quote it where it is text"),
      (
        "a: !custom x",
        "1:4 the tag '!custom' is not supported / quote the value where it is text that begins with '!'"
      ),
      (
        "a: !!binary aGk=",
        "1:4 the tag '!!binary' is not supported / quotes make a value text; without them it is a number, true, false or null by its form"
      ),
      (
        "a: *nam\nb: &name 1",
        "1:4 no anchor '&nam' stands before this alias / a value that begins with '*' is an alias: quote it where it is text"
      ),
      ("a: &x [*x]", "1:8 the alias '*x' stands inside the value that it names"),
    ])
  func refused(text: String, expected: String) {
    #expect(complaint(text) == expected)
  }

  @Test("bytes that are no text of YAML are refused before they can shift a line number")
  func encodings() {
    #expect(complaint(Array("a: b\nc: \u{e9}".utf8) + [0xC3]) == "2:5 the file is not valid UTF-8 / save it as UTF-8")
    #expect(complaint([0x61, 0xC0, 0x80]) == "1:2 the file is not valid UTF-8 / save it as UTF-8")
    #expect(complaint([0x61, 0xED, 0xA0, 0x80]) == "1:2 the file is not valid UTF-8 / save it as UTF-8")
    let utf16 = "1:1 the file is UTF-16, not UTF-8 / save it as UTF-8, for example: iconv -f UTF-16 -t UTF-8 FILE"
    #expect(complaint([0xFF, 0xFE, 0x61, 0, 0x3A, 0]) == utf16)
    #expect(complaint([0xFE, 0xFF, 0, 0x61]) == utf16)
    #expect(complaint([0x61, 0, 0x3A, 0]) == utf16)
    #expect(complaint([0x61, 0x00]).hasPrefix("1:2 the control character U+0000 stands here as it is"))
    #expect(complaint("a: \u{2028}").hasPrefix("1:4 the line separator U+2028 stands here as it is"))
    #expect(complaint("a: 1\rb: 2").hasPrefix("1:5 a carriage return stands here without a line feed"))
    #expect(complaint("a: \u{1B}").hasPrefix("1:4 the control character U+001B"))
  }

  @Test("limits of depth, aliases and size hold, each with its message")
  func limits() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try parsed(nested(64)) == nested(64))
    #expect(complaint(nested(65)) == "1:65 lists and maps are nested more than 64 deep")
    #expect(complaint(nested(100_000)) == "1:65 lists and maps are nested more than 64 deep")

    let ten = Array(repeating: "*a", count: 10).joined(separator: ",")
    var bomb = "a: &a [0,1,2,3,4,5,6,7,8]\n"
    for (name, from) in zip("bcdefg", "abcdef") {
      bomb += "\(name): &\(name) [\(ten.replacing("*a", with: "*\(from)"))]\n"
    }
    #expect(complaint(bomb).contains("the aliases of this file expand to more than 100,000 values"))

    var tower = "a0: &a0 [" + nested(30) + "]\n"
    for level in 1...40 { tower += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    #expect(complaint(tower).hasSuffix("lists and maps are nested more than 64 deep"))

    let large = [UInt8](repeating: UInt8(ascii: "#"), count: 16 * 1024 * 1024 + 1)
    #expect(complaint(large).hasPrefix("1:1 the file is larger than 16 MiB"))
  }

  @Test("every duplicate key is reported, and the rest can still be read")
  func goesOn() {
    var problems: [Diagnostic] = []
    let node = YAMLParser.parse(SourceText(path: "a", text: "a: 1\na: 2\nb: {c: 1, c: 2}\n3: x"), problems: &problems)
    #expect(problems.map(\.message).map { $0.prefix(11) } == ["the key 'a'", "the key 'c'", "the key '3'"])
    #expect(node.map(shape) == "{a:1,b:{c:1}}")
  }

  @Test("a duplicate is found in a large map as well")
  func largeMap() {
    let lines = (0..<500).map { "k\($0): 1\n" }.joined()
    #expect(complaint(lines + "k7: 2").hasPrefix("501:1 the key 'k7' stands twice"))
    #expect(complaint(lines + "l7: 2").hasPrefix("{k0:1"))
  }

  @Test("no prefix of a file and no flipped byte can crash the reader")
  func hostile() {
    let good = Array(
      "a: &x {k: [1, 'two', \"t\\u0041\"], <<: {z: 1}}\nb: *x\nc: |\n  text # no\nd: 'x # y'\n? e\n: f\n".utf8)
    for end in 0...good.count { _ = complaint(Array(good[..<end])) }
    var random = Random(state: 7)
    for _ in 0..<3000 {
      var bytes = good
      for _ in 0..<3 { bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next()) }
      _ = complaint(bytes)
    }
  }
}

/// Repeatable: a xorshift generator.
private struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 8
  }
}
