import JSON
import Testing

@Suite("Differences") struct JSONDifferenceTests {
  @Test(
    "each difference is told with its place",
    arguments: [
      ("1", "1.0", []),
      (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#, []),
      ("1", "2", ["$: expected 1, got 2"]),
      ("1", #""1""#, [#"$: expected 1, got "1" (integer became string)"#]),
      ("1", "1.5", ["$: expected 1, got 1.5"]),
      ("null", "[]", ["$: expected null, got [] (null became array)"]),
      (
        #"{"a":{"b":[1,{"c":true}]}}"#, #"{"a":{"b":[1,{"c":false}]}}"#,
        ["$['a']['b'][1]['c']: expected true, got false"]
      ),
      (#"{"a":1,"b":2}"#, #"{"b":2,"c":3}"#, ["$['a']: missing, expected 1", "$['c']: unexpected 3"]),
      (#"{"it's":1}"#, "{}", [#"$['it\'s']: missing, expected 1"#]),
      ("[1,2,3]", "[0,1,2,3]", ["$[0]: unexpected 0"]),
      ("[1,2,3]", "[1,2,9,3]", ["$[2]: unexpected 9"]),
      ("[1,2,3]", "[1,3]", ["$[1]: missing, expected 2"]),
      ("[1,2,3]", "[1,8,3]", ["$[1]: expected 2, got 8"]),
      ("[1,2,3,4,5]", "[2,3,9,5]", ["$[0]: missing, expected 1", "$[2]: expected 4, got 9"]),
      ("[]", "[1,2]", ["$[0]: unexpected 1", "$[1]: unexpected 2"]),
      (#"[{"id":1,"n":1},{"id":2}]"#, #"[{"id":1,"n":2},{"id":2}]"#, ["$[0]['n']: expected 1, got 2"]),
      ("[1,1,1]", "[1,1]", ["$[2]: missing, expected 1"]),
      ("[[1],[2]]", "[[1],[2,3]]", ["$[1][1]: unexpected 3"]),
      ("9007199254740993", "9007199254740992", ["$: expected 9007199254740993, got 9007199254740992"]),
      (
        #""e\u0301""#, #""\u00e9""#,
        ["$: expected \"e\u{301}\", got \"\u{E9}\" (the same to the eye, but written with other code points)"]
      ),
    ] as [(String, String, [String])])
  func lines(expected: String, actual: String, lines: [String]) throws {
    let (expected, actual) = (try JSONParser.parse(expected), try JSONParser.parse(actual))
    #expect(JSONDifference.lines(expected: expected, actual: actual) == lines)
    #expect(lines.isEmpty == (expected == actual))
  }

  @Test("more differences than wanted are counted")
  func limit() {
    let (left, right) = (JSONValue.array(Array(repeating: 1, count: 5)), JSONValue.array(Array(repeating: 2, count: 5)))
    #expect(
      JSONDifference.lines(expected: left, actual: right, limit: 2)
        == ["$[0]: expected 1, got 2", "$[1]: expected 1, got 2", "… and 3 more differences"])
    #expect(JSONDifference.lines(expected: left, actual: right, limit: 4).last == "… and 1 more difference")
    #expect(JSONDifference.lines(expected: left, actual: right, limit: 0) == ["… and 5 more differences"])
    #expect(JSONDifference.lines(expected: left, actual: right, limit: 5).count == 5)
  }

  @Test("long values are cut in the middle, between characters, with the bytes left out")
  func cut() {
    let text = String(repeating: "é", count: 10_000)
    let lines = JSONDifference.lines(expected: .string(text + "x"), actual: .string(text + "y"))
    #expect(lines.count == 1)
    #expect(lines[0].utf8.count < 700)
    #expect(!lines[0].contains("\u{FFFD}"))
    #expect(lines[0].contains(#"(from character 10001 on: "x", got "y")"#))
    let excerpt = JSONValue.string(String(repeating: "a", count: 998)).excerpt(ofBytes: 90)
    #expect(
      excerpt == "\"" + String(repeating: "a", count: 59) + "…(910 bytes)…" + String(repeating: "a", count: 29) + "\"")
    #expect(JSONValue.string("short").excerpt == "\"short\"")
  }

  @Test("two arrays of 50,000 elements are compared in no time")
  func large() {
    let numbers = (0..<50_000).map { JSONValue.number(JSONNumber($0)) }
    #expect(
      JSONDifference.lines(expected: .array(numbers), actual: .array([.null] + numbers)) == ["$[0]: unexpected null"])
    #expect(
      JSONDifference.lines(expected: .array(numbers), actual: .array(numbers.reversed() + [1]), limit: 3).count == 4)
  }
}
