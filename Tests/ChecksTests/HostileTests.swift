import Checks
import HTTP
import JSON
import Testing

@Suite("Hostile and broken responses")
struct HostileTests {
  @Test(
    "a pattern that can be read in too many ways gives up",
    arguments: [#"^(a|a)+$"#, #"^(\w+\s?)*$"#, #"(.*)(.*)(.*)(.*)(.*)(.*)[xy]"#])
  func catastrophic(pattern: String) throws {
    let body = String(repeating: "a", count: 5000) + "!"
    let start = ContinuousClock.now
    let result = try find("regex '\(pattern)'", in: body)
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(result.reason?.contains("gave up") == true, "\(result)")
    guard case .failed = result else {
      Issue.record("giving up is not the same as finding nothing")
      return
    }
  }

  @Test("a pattern that is quadratic on a large body gives up by the clock, or ends")
  func quadratic() throws {
    let body = String(repeating: "a", count: 2_000_000)
    let start = ContinuousClock.now
    _ = try find("regex 'a*[^a]b'", in: body)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("a pattern that is slow at each of many positions gives up by the clock, also in a small subject")
  func slowEverywhere() throws {
    // 4096 ways to fail at each position, far below the limit of one; the end has what the pattern needs.
    let pattern = try RegularExpression(String(repeating: "(?:a|a)", count: 12) + "b", timeLimit: .milliseconds(1))
    let subject = String(repeating: "a", count: 4000) + "cb"
    let problem = #expect(throws: RegularExpression.GaveUp.self) { try pattern.matches(subject) }
    #expect(problem?.reason == "the pattern gave up after 0.001 seconds")
  }

  @Test("a pattern of which each step looks through the whole body gives up by the clock")
  func slowSteps() throws {
    // Each of the places that `.*` gives back is followed by a run to the end, and the end is never right.
    let pattern = try RegularExpression("^.*a+$", timeLimit: .milliseconds(20))
    let subject = String(repeating: "a", count: 400_000) + "b"
    let start = ContinuousClock.now
    let problem = #expect(throws: RegularExpression.GaveUp.self) { try pattern.matches(subject) }
    #expect(problem?.reason == "the pattern gave up after 0.02 seconds")
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test("a match that takes many steps is found all the same, with its groups", arguments: [20_000, 300_000])
  func manySteps(count: Int) throws {
    let pattern = try RegularExpression(#"^(?:.)*?(\d+)(?=!)"#)
    let subject = String(repeating: "é", count: count) + "42!"
    #expect(try pattern.capture(in: subject) == "42")
  }

  @Test("a pattern too long to be looked into in good time is refused", arguments: ["a*", "(?:a?b?)", "[a-z]+"])
  func longPattern(part: String) throws {
    let pattern = String(repeating: part, count: 20_000 / part.utf8.count)
    let problem = #expect(throws: ArgumentProblem.self) { try RegularExpression(pattern) }
    #expect(problem?.message == "the regular expression is longer than 8192 bytes: make several of it")
    let half = String(repeating: part, count: 8192 / part.utf8.count)
    #expect(try RegularExpression(half, timeLimit: .milliseconds(50)).pattern == half)
  }

  @Test("a match across the windows of a large body is found, once and whole")
  func windows() throws {
    let filler = String(repeating: "é.", count: 60_000)
    #expect(try find(#"regex 'id=(\d+)'"#, in: filler + "id=42" + filler).value?.asJSON == "42")
    #expect(try find("body | replace_regex 'é' 'e' | length", in: filler).value?.asJSON == 120_000)
    #expect(try find("regex '^x'", in: filler).value == nil)
    #expect(try find(#"regex '(?<=é\.)id'"#, in: filler + "id").value?.asJSON == "id")
  }

  @Test("a DTD that declares entities is refused before any is expanded")
  func entities() throws {
    let laughs = """
      <!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
      <l x="&c;">&c;</l>
      """
    let external = #"<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>"#
    let parameter = #"<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]><x/>"#
    for body in [laughs, external, parameter] {
      #expect(try find("xpath 'string(/*)'", in: body).reason?.contains("declares entities, which is refused") == true)
    }
  }

  @Test("an external DTD is not fetched")
  func externalSubset() throws {
    let body = #"<!DOCTYPE x SYSTEM "file:///etc/passwd"><x>1</x>"#
    #expect(try find("xpath '/x'", in: body).value?.asJSON == "1")
    let undeclared = #"<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x>&nbsp;</x>"#
    #expect(try find("xpath 'count(/x)'", in: undeclared).value?.asJSON != "")
  }

  @Test("XML that is nested too deeply, or broken, says so")
  func brokenXML() throws {
    let deep = String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000)
    #expect(try find("xpath '//a'", in: deep).reason?.hasPrefix("the body is not XML") == true)
    let broken = try find("xpath '//a'", in: "<a>\n<b></a>").reason
    #expect(broken?.hasPrefix("the body is not XML: opening and ending tag mismatch") == true, "\(broken ?? "")")
    #expect(broken?.contains("at line 2") == true)
    #expect(try find("xpath '//a'", in: "").reason == "the body is empty")
    #expect(try find("xpath '//a'", in: "{}").reason?.hasSuffix("it begins with '{}'") == true)
  }

  @Test("an XPath that would take for ever gives up")
  func hostileXPath() throws {
    let body = "<r>" + String(repeating: "<a/>", count: 20_000) + "</r>"
    let start = ContinuousClock.now
    let result = try find("xpath 'count(//a[count(//a[count(//a) > 1]) > 1])'", in: body)
    #expect(ContinuousClock.now - start < .seconds(10))
    guard case .failed = result else {
      Issue.record("\(result)")
      return
    }
  }

  @Test("a body of 20 MB is parsed once and asked often")
  func large() throws {
    var body = Array(#"{"items":["#.utf8)
    let item = Array(#"{"id":576461413038785752,"name":"a long enough name of an item in the list"},"#.utf8)
    while body.count < 20 << 20 { body += item }
    body += Array(#"{"id":1}],"last":7}"#.utf8)
    let view = view(body: body)
    let query = try Query(parsing: "$.last")
    #expect(query.evaluate(on: view).value?.asJSON == 7)
    let start = ContinuousClock.now
    for _ in 0..<1000 { #expect(query.evaluate(on: view).value != nil) }
    #expect(ContinuousClock.now - start < .seconds(2))
    #expect(try Query(parsing: "body | length").evaluate(on: view).value?.asJSON == .number(JSONNumber(body.count)))
  }

  @Test("a body that is not UTF-8 stays bytes, and is neither text nor JSON")
  func invalidUTF8() throws {
    let view = view(body: [0x22, 0xFF, 0xFE, 0x22])
    guard case .found(.bytes(let bytes)) = try Query(parsing: "body").evaluate(on: view) else {
      Issue.record("bytes that are no text became text")
      return
    }
    #expect(bytes.count == 4)
    #expect(try Query(parsing: "$").evaluate(on: view).value == nil)
    #expect(try Query(parsing: "regex 'a'").evaluate(on: view).reason == "the body is not text")
    #expect(try matchers("{matches: a}").mismatches(.found(.bytes(bytes))).first?.complaint == "is 4 bytes, not text")
  }

  @Test("JSON nested beyond all sense is refused, not overflowed")
  func deep() throws {
    let body = String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
    #expect(try find("$", in: body).reason?.hasPrefix("the body is not JSON: ") == true)
  }

  @Test("a pattern with a NUL and text with one are matched whole")
  func nul() throws {
    #expect(try find(#"regex 'a\x00b'"#, in: "xa\0b").value?.asJSON == "a\0b")
    #expect(try matchers("{is: ipv4}").mismatches(.found(.text("1.2.3.4\0x"))).count == 1)
  }

  @Test("a group that takes no part in a match captures nothing, wherever it stands")
  func absentGroups() throws {
    #expect(try find("regex '(a)?(b)'", in: "b").value == nil)
    #expect(try find("regex '(^a(?<n>^.$)$)*(^a*.*$)'", in: "😀 é").value == nil)
    let replaced = try find("body | replace_regex '(a)?(b)' '<$1$2>'", in: "bab").value
    #expect(replaced?.asJSON == "<b><ab>")
  }

  @Test(
    "the least and the greatest whole number are no dates", arguments: ["-9223372036854775808", "9223372036854775807"])
  func extremeDates(_ number: String) throws {
    for query in ["$ | date '%Y'", "$ | to_date", "$ | days_from_now", "$ | add 1d", "$ | unix"] {
      #expect(try find(query, in: number).value == nil, "\(query)")
    }
  }
}
