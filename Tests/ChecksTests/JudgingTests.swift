import Checks
import JSON
import Testing

@Suite("How matchers judge")
struct JudgingTests {
  func mismatches(_ flow: String, _ subject: QueryResult, files: [String: String] = [:]) throws -> [Mismatch] {
    try matchers(flow, files: files).mismatches(subject)
  }

  func only(_ flow: String, _ subject: QueryResult, files: [String: String] = [:]) throws -> Mismatch {
    let found = try mismatches(flow, subject, files: files)
    #expect(found.count == 1)
    return try #require(found.first)
  }

  @Test("a false literal says what was expected and what came")
  func literal() throws {
    let mismatch = try only("0", .found(.json(106001)))
    #expect(mismatch == Mismatch("is not 0", expected: "0", actual: "106001"))
  }

  @Test(
    "the same spelling of another type tells about quotes",
    arguments: [
      ("1", #""1""#, "the value is a string: quote it: '1'"),
      ("'1'", "1", "the value is a number, not a string: write it without quotes"),
      ("true", #""true""#, "the value is a string: quote it: 'true'"),
      ("'null'", "null", "the value is null, not a string: write it without quotes"),
    ])
  func spelling(literal: String, subject: String, hint: String) throws {
    #expect(try only(literal, .found(.json(json(subject)))).details == [hint])
    #expect(try only("{one_of: [\(literal)]}", .found(.json(json(subject)))).details == [hint])
  }

  @Test(
    "texts that look alike say how they differ",
    arguments: [
      ("paid", "Paid", "they differ in case only"), ("paid", "paid ", "they differ in white space at the ends only"),
      (
        "caf\u{E9}", "cafe\u{301}",
        "they look the same but are composed of different code points (Unicode normalization)"
      ),
    ])
  func lookalikes(literal: String, subject: String, hint: String) throws {
    #expect(try only(literal, .found(.json(.string(subject)))).details == [hint])
  }

  @Test("structures are compared path by path")
  func structures() throws {
    let mismatch = try only("{equals: {a: 1, b: [1, 2]}}", .found(.json(json(#"{"a": 1, "b": [1, 3]}"#))))
    #expect(mismatch.complaint == "is not what is expected")
    #expect(mismatch.details.count == 1)
    #expect(mismatch.details.first?.contains("3") == true)
  }

  @Test("every matcher of a map that does not hold is told")
  func several() throws {
    let found = try mismatches("{above: 5, below: 1, type: integer}", .found(.json(3)))
    #expect(found.map(\.complaint) == ["is not above 5", "is not below 1"])
  }

  @Test("the empty map checks nothing")
  func empty() throws {
    #expect(try mismatches("{}", .missing("")).isEmpty)
  }

  @Test("nothing but presence holds on something missing", arguments: MatcherRegistry.all.map { MatcherType($0) })
  func missing(_ entry: MatcherType) throws {
    for example in entry.type.examples where example.holds && example.subject != nil {
      let list = try matchers("{\(entry.type.name): \(example.argument)}")
      if example.argument.contains("exists") || entry.type.name == "exists" { continue }
      let found = list.mismatches(.missing("the body has no $.x"))
      #expect(found.first?.complaint == "is missing", "\(entry.type.name): \(example.argument)")
      #expect(found.first?.actual == "nothing")
      #expect(found.first?.details.first == "the body has no $.x")
    }
  }

  @Test(
    "a query that failed satisfies nothing, not even exists: false",
    arguments: [
      "{exists: false}", "{exists: true}", "{not: {exists: true}}", "{not: 1}", "1", "{none: 1}",
      "{all: [{exists: false}]}",
    ])
  func failed(flow: String) throws {
    let found = try mismatches(flow, .failed("'to_int' needs a number"))
    #expect(found.first?.complaint == "cannot be judged: 'to_int' needs a number")
  }

  @Test("a negation does not hold because a pattern gave up")
  func undecided() throws {
    let hostile = QueryResult.found(.text(String(repeating: "a", count: 40) + "!"))
    for flow in [#"{matches: '^(a|a)+$'}"#, #"{not: {matches: '^(a|a)+$'}}"#] {
      let mismatch = try only(flow, hostile)
      #expect(mismatch.isUndecided)
      #expect(mismatch.complaint.contains("the pattern gave up after"))
    }
    let list = QueryResult.found(.texts([String(repeating: "a", count: 40) + "!"]))
    #expect(try only(#"{none: {matches: '^(a|a)+$'}}"#, list).isUndecided)
  }

  @Test("a rule about one value judges the only node of a path, and refuses several")
  func single() throws {
    #expect(try mismatches("{matches: '^a'}", .found(.nodes(["ab"]))).isEmpty)
    let mismatch = try only("{matches: '^a'}", .found(.nodes(["ab", "ac"])))
    #expect(mismatch.complaint == "is a list of 2 nodes, not one value")
    #expect(mismatch.details == ["judge each of them with each, any or none, or take one: | first"])
    #expect(try only("{matches: '^a'}", .found(.nodes([]))).complaint == "is missing")
    #expect(try only("ab", .found(.nodes([]))).complaint == "is missing")
  }

  @Test(
    "a negation does not hold on what cannot be judged",
    arguments: [
      ("{not: FAILED}", QueryResult.found(.nodes(["FAILED", "PAID"])), "is a list of 2 nodes, not one value"),
      ("{not: FAILED}", .found(.nodes([])), "is missing"),
      ("{not: {matches: a}}", .found(.texts(["a", "b"])), "is a list of 2 texts, not one value"),
      ("{not: {above: 5}}", .found(.json("7")), "is a string, not a number"),
      ("{none: {above: 5}}", .found(.json(["7"])), "is a string, not a number"),
      ("{not: {before: now}}", .found(.json("soon")), "is not a date"),
    ])
  func unanswerable(flow: String, subject: QueryResult, complaint: String) throws {
    #expect(try only(flow, subject).complaint == complaint)
  }

  @Test("a list rule on the one array that a path found says how to reach its elements")
  func oneArray() throws {
    let mismatch = try only("{each: {type: string}}", .found(.nodes([["a", "b"]])))
    #expect(mismatch.details.contains { $0.contains("| first") })
  }

  @Test("each tells which elements fail")
  func each() throws {
    let mismatch = try only(#"{each: {matches: '^\d+$'}}"#, .found(.nodes(["1", "x", "2", "y"])))
    #expect(mismatch.complaint == #"fails for 2 of 4 elements: [1] does not match '^\d+$'"#)
    #expect(mismatch.actual == #""x""#)
    #expect(mismatch.details.count == 2)
  }

  @Test(
    "times compare with seconds",
    arguments: [("{below: 800ms}", "0.9"), ("{at_most: 2s}", "2.000001"), ("{above: 1m}", "60")])
  func times(flow: String, seconds: String) throws {
    let mismatch = try only(flow, .found(.json(json(seconds))))
    #expect(mismatch.complaint.hasPrefix("is not "))
    #expect(mismatch.complaint.hasSuffix(String(flow.split(separator: " ")[1].dropLast())))
  }

  @Test("a text compares with a file, byte for byte")
  func file() throws {
    let files = ["pong.txt": "pong\n"]
    #expect(try mismatches("{equals: {file: pong.txt}}", .found(.text("pong\n")), files: files).isEmpty)
    #expect(try mismatches("{equals: {file: pong.txt}}", .found(.bytes(Array("pong\n".utf8))), files: files).isEmpty)
    let mismatch = try only("{equals: {file: pong.txt}}", .found(.text("pong")), files: files)
    #expect(mismatch.complaint == "is not the content of 'pong.txt'")
    #expect(mismatch.details == ["they differ from byte 5 on; the file has 5 bytes, the value 4"])
    // JSON may itself hold such an object.
    #expect(try mismatches("{equals: {file: x}}", .found(.json(["file": "x"]))).isEmpty)
    #expect(try only("{not: {equals: {file: gone}}}", .found(.text("x"))).isUndecided)
    let problem = #expect(throws: ArgumentProblem.self) { try matchers("{equals: {file: gone}}", isText: true) }
    #expect(problem?.path == [.key("equals"), .key("file")])
  }

  @Test("a large value is cut")
  func large() throws {
    let value = JSONValue.array(Array(repeating: .string(String(repeating: "x", count: 1000)), count: 10_000))
    let mismatch = try only("0", .found(.json(value)))
    #expect(mismatch.actual.count < 400)
    #expect(mismatch.actual.hasSuffix("…"))
  }

  @Test(
    "an argument that cannot be used says so, with the way to it",
    arguments: [
      Wrong("{matchs: a}", "unknown matcher 'matchs'", [.key("matchs")], about: true, label: "did you mean 'matches'?"),
      Wrong("{gte: 1}", "unknown matcher 'gte'", [.key("gte")], about: true, label: "did you mean 'at_least'?"),
      Wrong("{each: {foo: 1}}", "unknown matcher 'foo'", [.key("each"), .key("foo")], about: true),
      Wrong("{all: [1, {nope: 2}]}", "unknown matcher 'nope'", [.key("all"), .index(1), .key("nope")], about: true),
      Wrong("{above: 2024-05-01}", "'above' takes a number or a time such as 800ms, not '2024-05-01'", [.key("above")]),
      Wrong("{exists: maybe}", "'exists' takes true or false, not \"maybe\"", [.key("exists")]),
      Wrong("{one_of: a}", "'one_of' takes a list, not \"a\"", [.key("one_of")]),
      Wrong(
        "{type: [string, strng]}", "'strng' is not a type", [.key("type"), .index(1)], label: "did you mean 'string'?"),
      Wrong("{is: uid}", "'is' does not know 'uid'", [.key("is")], label: "did you mean 'uuid'?"),
      Wrong("{matches: '(a'}", "'(a' is not a regular expression: missing closing parenthesis", [.key("matches")]),
      Wrong("{matches: 5}", "'matches' takes a text, not 5", [.key("matches")]),
      Wrong("{close_to: 5}", "'close_to' takes a value and a margin", [.key("close_to")]),
      Wrong("{before: soon}", "'before' takes a date, not 'soon'", [.key("before")]),
      Wrong("{within_last: 5}", "'within_last' takes a time, not 5", [.key("within_last")]),
      Wrong("{length: long}", "'length' takes a number or a matcher, not \"long\"", [.key("length")]),
    ])
  func problems(_ wrong: Wrong) throws {
    let problem = #expect(throws: ArgumentProblem.self) { try matchers(wrong.flow) }
    #expect(problem?.message == wrong.message)
    #expect(problem?.path == wrong.path)
    #expect(problem?.isAboutKey == wrong.isAboutKey)
    if let label = wrong.label { #expect(problem?.label == label) }
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    let flow: String
    let message: String
    let path: [ArgumentProblem.Step]
    let isAboutKey: Bool
    let label: String?
    init(_ flow: String, _ message: String, _ path: [ArgumentProblem.Step], about: Bool = false, label: String? = nil) {
      (self.flow, self.message, self.path, isAboutKey, self.label) = (flow, message, path, about, label)
    }
    var testDescription: String { flow }
  }
}

@Suite("Numbers, exactly")
struct ExactNumberTests {
  @Test(
    "numbers that a binary double would confuse stay apart",
    arguments: [
      ("9007199254740993", "9007199254740992"), ("123456789012345678901234567890", "123456789012345678901234567891"),
      ("0.1", "0.10000000000000000001"), ("1e-400", "0"), ("1e400", "1e401"),
    ])
  func apart(literal: String, subject: String) throws {
    let subject = try find("$.n", in: #"{"n": \#(subject)}"#)
    #expect(try matchers(literal).mismatches(subject).count == 1)
    #expect(try matchers("{not: \(literal)}").mismatches(subject).isEmpty)
    #expect(try matchers("{any: \(literal)}").mismatches(.found(.nodes([#require(subject.value?.asJSON)]))).count == 1)
  }

  @Test(
    "one number in two spellings is one number",
    arguments: [("1", "1.0"), ("1.1", "1.10"), ("100", "1e2"), ("0", "-0"), ("1e-400", "0.1e-399")])
  func same(literal: String, subject: String) throws {
    let subject = try find("$.n", in: #"{"n": \#(subject)}"#)
    #expect(try matchers(literal).mismatches(subject).isEmpty)
    #expect(try matchers("{at_least: \(literal), at_most: \(literal)}").mismatches(subject).isEmpty)
  }

  @Test("a number goes through a query as it is written")
  func written() throws {
    #expect(JSONWriter.compact(try #require(try find("$.n", in: #"{"n": 1.10}"#).value?.asJSON)) == "1.10")
    #expect(
      JSONWriter.compact(try #require(try find("$.n | to_string", in: #"{"n": 1e400}"#).value?.asJSON)) == #""1e400""#)
  }
}
