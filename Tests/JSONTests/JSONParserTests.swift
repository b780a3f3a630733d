import JSON
import Testing

@Suite("Parser") struct JSONParserTests {
  static func problem(_ bytes: [UInt8], depthLimit: Int = JSONParser.usualDepthLimit) throws -> JSONSyntaxError {
    try #require(throws: JSONSyntaxError.self) { try JSONParser.parse(bytes, depthLimit: depthLimit) }
  }

  static func problem(_ text: String) throws -> JSONSyntaxError { try problem(Array(text.utf8)) }

  @Test(
    "values of every kind are read",
    arguments: [
      ("null", .null), (" true\n", true), ("false", false), ("0", 0), ("-1.5e3", -1500), ("\"\"", ""), ("[]", []),
      ("{}", [:]),
      ("[1,[2, [ ]],{}]", [1, [2, []], [:]]), ("{\"a\":{\"b\":[null]}}", ["a": ["b": [.null]]]),
      ("\t\r\n [ 1 , 2 ] ", [1, 2]), ("\u{FEFF}[1]", [1]),
      (#""\" \\ \/ \b \f \n \r \t \u0041 \u00e9 \u20AC \ud834\udd1e""#, "\" \\ / \u{8} \u{C} \n \r \t A é € 𝄞"),
      ("\"é€𝄞 and plain text that is longer than eight bytes\"", "é€𝄞 and plain text that is longer than eight bytes"),
      ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"), (#"{"\u0061b":1,"":2}"#, ["ab": 1, "": 2]), (#""\u0000""#, "\0"),
    ] as [(String, JSONValue)])
  func reads(text: String, value: JSONValue) throws {
    #expect(try JSONParser.parse(text) == value)
  }

  @Test("numbers keep their text")
  func numbers() throws {
    let text = "[576461413038785752,1.10,1e400,-0,1E+05]"
    #expect(JSONWriter.compact(try JSONParser.parse(text)) == text)
  }

  @Test(
    "what is not JSON is refused at its place",
    arguments: [
      ("", 0, "the text is empty: a JSON value was expected"),
      ("  ", 2, "the text is empty: a JSON value was expected"),
      ("1 2", 2, "unexpected '2' after the end of the value"),
      ("[1,]", 3, "unexpected ']' after a comma"),
      ("{\"a\":1,}", 7, "unexpected '}' after a comma"),
      ("[1 2]", 3, "unexpected '2' inside an array: ',' or ']' was expected"),
      ("[1}", 2, "unexpected '}' inside an array: ',' or ']' was expected"),
      ("[,1]", 1, "unexpected ',': a value was expected"),
      ("{a:1}", 1, "unexpected 'a': a member's name in double quotes was expected"),
      ("{\"a\" 1}", 5, "unexpected '1': a ':' was expected after the name 'a'"),
      ("{1:1}", 1, "unexpected '1': a member's name in double quotes was expected"),
      ("{\"a\":1,\"a\":2}", 7, "the name 'a' stands twice in the same object"),
      (#"{"a":1,"\u0061":2}"#, 7, "the name 'a' stands twice in the same object"),
      ("'a'", 0, "a string must stand in double quotes"),
      ("tru", 3, "the text ends inside 'true'"),
      ("trUe", 0, "unexpected word: only true, false and null may stand without quotes"),
      ("nul]", 0, "unexpected word: only true, false and null may stand without quotes"),
      ("truee", 4, "unexpected 'e' after the end of the value"),
      ("abc", 0, "unexpected 'a': a value was expected (a string needs double quotes)"),
      ("01", 0, "a number may not begin with a zero that more digits follow"),
      ("-", 1, "the text ends inside a number"),
      ("-a", 1, "unexpected 'a': a digit was expected after the sign"),
      ("1.", 2, "the text ends inside a number"),
      ("[1.]", 3, "unexpected ']': a digit was expected after the decimal point"),
      ("1e+", 3, "the text ends inside a number"),
      ("[1ex]", 3, "unexpected 'x': a digit was expected in the exponent"),
      ("+1", 0, "unexpected '+': a value was expected (a string needs double quotes)"),
      ("NaN", 0, "unexpected 'N': a value was expected (a string needs double quotes)"),
      ("\"a", 2, "the text ends inside a string"),
      ("\"a\\", 3, "the text ends inside a string"),
      ("\"\\u12", 5, "the text ends inside a string"),
      ("\"\\x\"", 2, "unexpected 'x' after a backslash: only \" \\ / b f n r t and uXXXX may stand there"),
      ("\"\\u12g4\"", 5, "unexpected 'g' inside \\u: four hexadecimal digits were expected"),
      ("\"a\nb\"", 2, "a control character (U+000A) inside a string must be written as an escape"),
      ("\"long enough\u{1F}b\"", 12, "a control character (U+001F) inside a string must be written as an escape"),
      (#""\ud800""#, 1, "'\\ud800' is half of a surrogate pair without its other half"),
      (#""\udc00\ud800""#, 1, "'\\udc00' is half of a surrogate pair without its other half"),
      (#""\ud800\u0041""#, 1, "'\\ud800' is half of a surrogate pair without its other half"),
      (#""\ud800\n""#, 1, "'\\ud800' is half of a surrogate pair without its other half"),
      ("\u{FEFF}\u{FEFF}1", 3, "unexpected '\u{FEFF}': a value was expected (a string needs double quotes)"),
      ("[\u{A0}1]", 1, "unexpected '\u{A0}': a value was expected (a string needs double quotes)"),
      ("1\u{0}", 1, "unexpected U+0000 after the end of the value"),
      ("/* no */ 1", 0, "unexpected '/': a value was expected (a string needs double quotes)"),
    ])
  func refuses(text: String, offset: Int, reason: String) throws {
    let problem = try Self.problem(text)
    #expect(problem.reason == reason)
    #expect(problem.offset == offset)
  }

  @Test("line and column count line feeds and Unicode scalars")
  func place() throws {
    let problem = try Self.problem("{\n  \"é𝄞\": x}")
    #expect((problem.line, problem.column, problem.offset) == (2, 9, 14))
  }

  @Test(
    "bytes that are no UTF-8 are refused",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE2, 0x82], [0xC3, 0x28], [0xE2, 0x28, 0xA1],
      [0xF0, 0x9F, 0x98, 0x22],
    ] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) throws {
    let problem = try Self.problem(Array("[\"abcdefgh".utf8) + bytes + Array("\"]".utf8))
    #expect(problem.offset == 10)
    #expect(problem.reason.contains("UTF-8"))
  }

  @Test("text cut off at any byte is refused, never read")
  func truncated() throws {
    let whole = Array(#"{"a":[1.5e+3,true,null,"é𝄞\ud834\udd1e\n"],"b":{"c":-0.1}}"#.utf8)
    #expect(throws: Never.self) { try JSONParser.parse(whole) }
    for length in whole.indices {
      #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(Array(whole[..<length])) }
    }
  }

  @Test("any single byte changed gives a value or a problem, never a crash")
  func mutated() throws {
    let whole = Array(#"{"a":[1.5e+3,true,null,"é𝄞\ud834\udd1e\n"],"b":{"c":-0.1}}"#.utf8)
    var refused = 0
    for place in whole.indices {
      for byte in stride(from: UInt8(0), through: 255, by: 3) {
        var bytes = whole
        bytes[place] = byte
        do {
          let value = try JSONParser.parse(bytes)
          #expect(try JSONParser.parse(JSONWriter.compactBytes(value)) == value)
        } catch { refused += 1 }
      }
    }
    #expect(refused > 1000)
  }

  @Test("nesting is limited, and a million brackets are refused without using the stack")
  func depth() throws {
    let nested = { (depth: Int) in
      Array(repeating: UInt8(ascii: "["), count: depth) + Array(repeating: UInt8(ascii: "]"), count: depth)
    }
    #expect(throws: Never.self) { try JSONParser.parse(nested(512)) }
    let problem = try Self.problem(nested(513))
    #expect(problem.offset == 512)
    #expect(problem.reason == "nested more than 512 levels deep")
    #expect(try Self.problem(nested(1_000_000)).offset == 512)
    #expect(try Self.problem(Array(repeating: UInt8(ascii: "["), count: 1_000_000)).offset == 512)
    #expect(try Self.problem(Array(String(repeating: "{\"a\":", count: 1_000_000).utf8)).reason.contains("512"))
    #expect(throws: Never.self) { try JSONParser.parse(nested(3), depthLimit: 3) }
    #expect(try Self.problem(nested(4), depthLimit: 3).reason == "nested more than 3 levels deep")
    #expect(try Self.problem(nested(1_000_000), depthLimit: Int.max).offset == JSONParser.deepestDepthLimit)
    #expect(throws: Never.self) { try JSONParser.parse("1", depthLimit: -1) }
  }

  @Test("brackets side by side are no nesting")
  func wide() throws {
    let text = "[" + String(repeating: "[],{},", count: 2000) + "[]]"
    #expect(try JSONParser.parse(text).arrayValue?.count == 4001)
  }

  @Test("an object of 100,000 members is read, and its last name refused when it stands twice")
  func largeObject() throws {
    let members = (0..<100_000).map { "\"name\($0)\":\($0)" }.joined(separator: ",")
    let object = try #require(try JSONParser.parse("{\(members)}").objectValue)
    #expect(object.count == 100_000)
    #expect(object["name99999"] == 99_999)
    #expect(try Self.problem("{\(members),\"name31\":1}").reason == "the name 'name31' stands twice in the same object")
    #expect(try Self.problem("{\(members),\"name77777\":1}").reason.contains("name77777"))
  }

  @Test(
    "a name may stand again in an inner or a later object",
    arguments: [
      #"{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}"#, #"[{"a":1},{"a":1}]"#,
    ])
  func sameNameElsewhere(text: String) throws {
    #expect(JSONWriter.compact(try JSONParser.parse(text)) == text)
  }

  @Test("a twin name is found at each number of members", arguments: [1, 2, 11, 12, 13, 31, 32, 33, 64])
  func twin(count: Int) throws {
    let members = (0..<count).map { "\"\($0)\":{\"x\":1}" }.joined(separator: ",")
    let object = try #require(try JSONParser.parse("{\(members)}").objectValue)
    for number in 0..<count { #expect(object["\(number)"] != nil) }
    for number in 0..<count { #expect(try Self.problem("{\(members),\"\(number)\":1}").reason.contains("twice")) }
  }

  @Test("a string of megabytes is read whole")
  func longString() throws {
    let text = String(repeating: "abcdefg€\\n", count: 200_000)
    let value = try JSONParser.parse("\"\(text)\"")
    #expect(value.stringValue?.utf8.count == 200_000 * 11)
  }

  @Test("a slice of bytes is read from its own beginning")
  func slice() throws {
    let bytes = Array("xx[1, x]".utf8)[2...]
    #expect(try #require(throws: JSONSyntaxError.self) { try JSONParser.parse(bytes) }.offset == 4)
    #expect(try JSONParser.parse(Array("xx[1]".utf8)[2...]) == [1])
  }
}
