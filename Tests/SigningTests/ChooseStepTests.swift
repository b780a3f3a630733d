import Diagnostics
import HTTP
import Signing
import Templates
import Testing

struct ChooseStepTests {
  private let step =
    "- choose: {value: '{{in}}', cases: {header: [{set: {header.X: h}}], query: [{set: {query.x: q}}]}}"

  @Test("choose runs the steps of the case that the value names, and no others")
  func cases() throws {
    let header = try sign(step, request("GET", "https://a.example/"), scope: scope(["in": "header"])).request
    #expect(header.headers["X"] == "h")
    #expect(header.url.query == nil)
    let query = try sign(step, request("GET", "https://a.example/"), scope: scope(["in": "query"])).request
    #expect(query.headers["X"] == nil)
    #expect(query.url.query == "x=q")
  }

  @Test("a value that no case names is told with what there is, unless 'otherwise' has steps for it")
  func unknown() throws {
    #expect(
      told { _ = try sign(step, request(), scope: scope(["in": "heder"])) } == """
        1:19 'in' is 'heder', which is none of the cases [did you mean 'header'?]
        they are header, query
        """)
    let other = "- choose: {value: '{{in}}', cases: {}, otherwise: [{set: {header.X: o}}]}"
    #expect(try sign(other, request(), scope: scope(["in": "x"])).request.headers["X"] == "o")
    #expect(throws: Never.self) {
      try sign("- choose: {value: x, cases: {}, otherwise: []}", request())
    }
  }

  @Test(
    "mistakes of choose are told, also those of the steps inside",
    arguments: [
      ("- choose: {cases: {}}", "1:3 the step 'choose' has no 'value' [add `value:`]"),
      ("- choose: {value: x}", "1:3 the step 'choose' has no 'cases' [add `cases:`]"),
      ("- choose: {value: x, cases: [a]}", "1:29 'cases' takes a map from words to lists of steps, not a list"),
      ("- choose: {value: x, cases: {a: b}}", "1:33 a list of steps is expected, not text"),
      ("- choose: {value: x, cases: {a: [{hsah: {}}]}}", "1:35 unknown step 'hsah' [did you mean 'hash'?]"),
      (
        "- choose: {value: x, cases: {}, otherwise: [{sign: '{{a}}'}]}",
        "1:52 the name of a signer cannot be a template"
      ),
    ])
  func mistakes(yaml: String, expected: String) throws {
    let told = told(try #require(try read(yaml).problems.first))
    #expect(told.hasPrefix(expected), "\(told)")
  }

  @Test("what the steps of a case need is known before the run, and what any case writes counts as written")
  func variables() throws {
    let steps = try read(
      """
      - choose:
          value: '{{kind}}'
          cases:
            a: [{set: {s: '{{x}}'}}, {set: {header.A: '{{s}}'}}]
            b: [{set: {header.B: '{{s}}{{y}}'}}]
      - set: {header.C: '{{s}}'}
      """
    ).steps
    #expect(StepDecoder.variables(usedBy: steps, signers: [:]).map(\.name) == ["kind", "x", "s", "y"])
  }

  @Test("signers that only a case runs are checked like any other, cycles too")
  func signers() throws {
    let steps = try read("- choose: {value: x, cases: {a: [{sign: nosuch}], b: [{sign: c}]}}").steps
    let signers = try readSigners("c: {steps: [{choose: {value: x, cases: {d: [{sign: c}]}}}]}")
    let problems = StepDecoder.problems(in: steps, signers: signers).map { told($0) }
    #expect(problems.count == 2)
    #expect(problems.first?.hasPrefix("1:41 unknown signer 'nosuch'") == true)
    #expect(problems.last == "1:62 the signer 'c' runs itself [c → c]")
    #expect(StepDecoder.signerReferences(in: steps).map(\.name) == ["nosuch", "c"])
  }

  @Test("inside a built-in signer a wrong value is told at the parameter that gave it")
  func parameterPlace() {
    let keys = ["access_key_id": "a", "secret_access_key": "b", "region": "c", "service": "d"]
    #expect(
      told { _ = try sign("- sign: {signer: aws-sigv4, in: hedaer}", request(), scope: scope(keys)) } == """
        1:29 'in' is 'hedaer', which is none of the cases [did you mean 'header'?]
        they are header, query
        in the step 'choose' of the built-in signer 'aws-sigv4'
        """)
  }
}

struct RecentStepTests {
  private func told(_ step: String) -> String {
    SigningTests.told { _ = try sign("- recent: \(step)", request()) }
  }

  @Test(
    "a time near the clock's passes, on both sides",
    arguments: [
      "{time: '1696909648', within: 5m}", "{time: '1696909348', within: 5m}", "{time: '1696909948', within: 300}",
      "{time: '1696909647500', within: 1s, unit: ms}", "{time: '{{$timestamp}}', within: 0}",
    ])
  func near(step: String) {
    #expect(told(step) == "no failure")
  }

  @Test(
    "a time that is too far is refused, with how far it is",
    arguments: [
      ("{time: '1696909347', within: 5m}", "1:18 the message is 301 seconds old, and 300 seconds are allowed"),
      ("{time: '1696909949', within: 5m}", "1:18 the message is from 301 seconds in the future, and 300 seconds"),
      ("{time: '1696909646500', within: 1s, unit: ms}", "1:18 the message is 1500 ms old, and 1 seconds are allowed"),
      ("{time: soon, within: 5m}", "1:18 'soon' is not a time in s since 1970"),
      ("{time: '99999999999999999999', within: 5m}", "1:18 '99999999999999999999' is not a time"),
      ("{time: '-9223372036854775808', within: 5m}", "1:18 '-9223372036854775808' is not a time"),
      ("{time: '1', within: soon}", "1:31 'soon' is not a length of time"),
      ("{time: '1', within: '{{n ?? ''x''}}'}", "1:31 'x' is not a length of time"),
      ("{time: '1', within: 1s, unit: h}", "1:41 unknown unit 'h'"),
      ("{within: 1s}", "1:3 the step 'recent' has no 'time'"),
    ])
  func far(step: String, expected: String) {
    let told = told(step)
    #expect(told.hasPrefix(expected), "\(told)")
  }
}
