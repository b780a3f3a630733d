import Reporting
import RunEvents
import Testing

@Suite("Console")
struct ConsoleReporterTests {
  private static let reports = [
    ReportFile(kind: "junit", path: "reports/junit.xml"), ReportFile(kind: "html", path: "reports/report.html"),
    ReportFile(kind: "ndjson", path: "reports/run.ndjson"),
  ]

  @Test("a run with everything in it prints as it always did")
  func plain() {
    GoldenFile.check(console(RunFixture.events(), reports: Self.reports, usesRandomValues: true), "console.txt")
  }

  @Test("an error that lies in a file is shown there")
  func errorInFile() {
    var result = RequestResult(
      collection: 0, planned: PlannedCase(index: 0, name: "One", file: "a.yaml", line: 4),
      outcome: .error(kind: "unresolved", reason: "'add' needs a number"), method: "GET", url: "http://x/…")
    result.errorPlace = CheckPlace(file: "a.yaml", line: 5, column: 10, length: 4, text: "    get: {{a}}")
    result.hints = ["give it one"]
    let text = console([
      .runStarted(RunStarted(tool: "signet", runID: "1", startedAt: 0)),
      .collectionStarted(
        CollectionStarted(index: 0, name: "A", file: "a.yaml", startedAt: 0, plan: [result.planned])),
      .requestFinished(result), .collectionFinished(CollectionFinished(index: 0, duration: 0)),
      .runFinished(RunFinished(duration: 0)),
    ])
    let expected = """
        error: 'add' needs a number
          --> a.yaml:5:10
           |
         5 |     get: {{a}}
           |          ^^^^
           hint: give it one

      """
    #expect(text.contains(expected), "\(text)")
  }

  @Test("colour, width and the exchange of what failed are there when told")
  func color() {
    let options = ConsoleReporter.Options(color: true, width: 90, verbosity: 1, carriedArguments: ["--var", "a=b c"])
    GoldenFile.check(console(RunFixture.events(), options, reports: Self.reports), "console-color.txt")
  }

  @Test("a failure looks as the documentation draws it")
  func documentedShape() {
    let events = Array(RunFixture.events())
    let text = console(events)
    let expected = #"""
      ✗ Orders › Search orders   POST /order/202309/orders/search   200   41 ms
        error: $.code is not 0
          --> collections/tiktok-shop/orders.yaml:14:9
           |
        14 |         $.code: 0
           |         ^^^^^^ expected: 0
           |                actual:   106001
           hint: The signature does not match. Run `signet explain collections/tiktok-shop/orders.yaml --request "Search orders" -e local`.
           response: {"code":106001,"message":"…","request_id":"…"}

      """#
    #expect(text.contains(expected))
  }

  @Test("collections that run at once are printed in the order of their files")
  func order() {
    let titles = console(RunFixture.events()).split(separator: "\n").filter {
      $0.first.map { "✓✗!–".contains($0) } == true
    }
    let places = titles.map { $0.contains("Shops/EU.west") ? 1 : 0 }
    // 7 of the first file, 7 of the second, 2 of the third, which is called like the first.
    #expect(places == [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0])
  }

  @Test("what waits for an earlier collection is let go when it grows too much, in whole lines and without loss")
  func boundedWaiting() {
    let unbounded = console(RunFixture.events()).split(separator: "\n").sorted()
    let bounded = console(RunFixture.events(), .init(waitingLimit: 300)).split(separator: "\n").sorted()
    #expect(bounded == unbounded)
    #expect(console(RunFixture.events(), .init(waitingLimit: 300)) != console(RunFixture.events()))
  }

  @Test("the lines of a collection that never ended are printed at the end")
  func killedRun() {
    let events = RunFixture.events().filter {
      switch $0 {
      case .collectionFinished, .runFinished: false
      default: true
      }
    }
    let text = console(events)
    #expect(text.contains("Unreachable"))
    #expect(text.contains("16: 9 passed, 4 failed, 2 errors, 1 skipped"))
  }

  @Test("cases that were planned and never heard of are counted")
  func unfinished() {
    let plan = [RunFixture.planned(0, "a"), RunFixture.planned(1, "b")]
    let text = console([
      .runStarted(RunFixture.run()), RunFixture.started(0, "C", "c.yaml", plan),
      .requestFinished(RunFixture.result(plan[0])),
    ])
    #expect(text.contains("2: 1 passed, 1 not finished"))
  }

  @Test("quiet prints what did not pass and the summary, nothing else")
  func quiet() {
    let text = console(RunFixture.events(), .init(quiet: true))
    #expect(!text.contains("✓") && !text.contains("–"))
    #expect(text.contains("✗ Orders › Search orders") && text.contains("! Shops/EU.west › Net › Unreachable"))
    #expect(text.contains("environment"))
  }

  @Test("-vv prints the exchange of requests that passed, -v does not", arguments: [(0, 0), (1, 0), (2, 1)])
  func verbosity(level: Int, expected: Int) {
    let planned = RunFixture.planned(0, "a")
    let events: [RunEvent] = [.requestFinished(RunFixture.result(planned, exchange: RunFixture.exchange()))]
    let text = console(events, .init(verbosity: level))
    #expect(text.split(separator: "\n").count { $0.contains("< HTTP/1.1 200") } == expected)
  }

  @Test("nothing that a server says reaches the terminal or the CI system as a command", arguments: [0, 2])
  func hostileText(verbosity: Int) {
    let text = console(
      RunFixture.events(), .init(verbosity: verbosity), reports: [ReportFile(kind: "x", path: "::a\u{1B}")])
    let control = text.unicodeScalars.first { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) }
    #expect(control == nil)
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    for line in text.split(separator: "\n") { #expect(!line.drop { $0.isWhitespace }.hasPrefix("::"), "\(line)") }
    #expect(!text.contains("##[") && !text.contains("##vso["))
    #expect(text.contains("\\u{1B}[31mred\\u{7}\\r\\n::error::x"))
  }

  @Test("a run with colour has no other control sequences than its own")
  func hostileTextInColor() {
    let text = console(RunFixture.events(), .init(color: true, verbosity: 2))
    for part in text.split(separator: "\u{1B}").dropFirst() {
      #expect(part.wholeMatch(of: /\[(0|1|2|31|32|33|35|36)m(?s:.*)/) != nil, "\(part.prefix(20))")
    }
  }

  @Test("a response of 20 MB costs no more than its excerpt")
  func hugeBody() {
    let exchange = RunFixture.exchange(body: String(repeating: "{\"é\": 1}\n", count: 2_000_000))
    let text = console([.requestFinished(RunFixture.result(RunFixture.planned(0, "a"), .failed, exchange: exchange))])
    #expect(text.utf8.count < 2000)
    #expect(text.contains("response: {\"é\": 1} {\"é\": 1}") && text.contains("…"))
  }

  @Test("a line of minified JSON is cut around its caret, and little more of it is kept", arguments: [true, false])
  func longSourceLine(isKeptWhole: Bool) throws {
    var check = RunFixture.codeCheck()
    let line = String(repeating: "a", count: 50_000) + "HERE" + String(repeating: "b", count: 50_000)
    check.place =
      isKeptWhole
      ? CheckPlace(file: "f.yaml", line: 1, column: 50_001, length: 4, text: line)
      : CheckPlace(file: "f.yaml", line: 1, column: 50_001, length: 4, line: line)
    #expect(isKeptWhole || (check.place?.text.utf8.count ?? .max) < 2000)
    let result = RunFixture.result(RunFixture.planned(0, "a"), .failed, checks: [check])
    let lines = console([.requestFinished(result)], .init(width: 80)).split(separator: "\n")
    let source = try #require(lines.first { $0.contains("HERE") })
    let caret = try #require(lines.first { $0.contains("^^^^") })
    #expect(source.count <= 80)
    #expect(source.prefix { $0 != "H" }.count == caret.prefix { $0 != "^" }.count)
  }

  @Test("the caret stands under its text behind wide characters and tabs")
  func wideCharacters() throws {
    var check = RunFixture.codeCheck()
    check.place = CheckPlace(file: "f.yaml", line: 1, column: 6, length: 2, text: "\t注文e\u{301}ab: 1")
    let result = RunFixture.result(RunFixture.planned(0, "a"), .failed, checks: [check])
    let lines = console([.requestFinished(result)]).split(separator: "\n")
    #expect(lines.contains("     |       ^^ expected: 0"))
  }

  @Test("a place beyond its line, as after an edit, still prints")
  func placeBeyondTheLine() {
    var check = RunFixture.codeCheck()
    check.place = CheckPlace(file: "f.yaml", line: 12_345, column: 99, length: 0, text: "ab")
    let result = RunFixture.result(RunFixture.planned(0, "a"), .failed, checks: [check])
    let text = console([.requestFinished(result)])
    #expect(text.contains("  12345 | ab\n        |   ^ expected: 0\n"))
  }

  @Test("of thousands of failed checks the first ones are shown and the rest are counted")
  func manyChecks() {
    let checks = Array(repeating: RunFixture.codeCheck(), count: 5000)
    let text = console([.requestFinished(RunFixture.result(RunFixture.planned(0, "a"), .failed, checks: checks))])
    #expect(text.contains("\n     … 4980 more checks failed …\n"))
    #expect(text.split(separator: "\n").count { $0.contains("error: $.code is not 0") } == 20)
  }

  @Test("the exchange that -v adds stands in for the excerpt of the response", arguments: [(0, true), (1, false)])
  func excerptOrExchange(verbosity: Int, hasExcerpt: Bool) {
    let text = console(RunFixture.events(), .init(verbosity: verbosity))
    #expect(text.contains("response:") == hasExcerpt)
    #expect(text.contains("< HTTP/1.1 200") != hasExcerpt)
  }

  @Test("long values are cut where they begin to differ")
  func longValues() {
    var check = RunFixture.codeCheck()
    let common = String(repeating: "x", count: 5000)
    check.expected = common + "LEFT" + common
    check.actual = common + "RIGHT" + common
    let text = console([.requestFinished(RunFixture.result(RunFixture.planned(0, "a"), .failed, checks: [check]))])
    #expect(text.contains("LEFT") && text.contains("RIGHT"))
    #expect(text.utf8.count < 1500)
  }

  @Test(
    "the closing command runs again what failed",
    arguments: [
      (["a"], nil, "signet run c.yaml --request a -e local"),
      (["a b", "c", "a b"], "j.ndjson", "signet run c.yaml --request \"a b\" --request c -e local"),
      (["it's $5"], nil, "signet run c.yaml --request 'it'\\''s $5' -e local"),
      (["a", "b", "c", "d"], "j.ndjson", "signet run --rerun-failed j.ndjson -e local"),
      (["a", "b", "c", "d"], nil, "signet run c.yaml -e local"), (["a*"], nil, "signet run c.yaml -e local"),
      (["a\u{1B}"], "my j", "signet run --rerun-failed \"my j\" -e local"),
    ] as [([String], String?, String)])
  func rerun(failed: [String], journal: String?, expected: String) {
    let plan = failed.enumerated().map { RunFixture.planned($0.offset, $0.element) }
    var events: [RunEvent] = [.runStarted(RunFixture.run()), RunFixture.started(0, "C", "c.yaml", plan)]
    events += plan.map { .requestFinished(RunFixture.result($0, .failed)) }
    let text = console(events, reports: journal.map { [ReportFile(kind: "ndjson", path: $0)] } ?? [])
    #expect(text.hasSuffix("\nrerun        \(expected)\n"))
  }

  @Test("a run without failures offers no rerun and no seed line unless asked")
  func allPassed() {
    let text = console([.runStarted(RunFixture.run()), .requestFinished(RunFixture.result(RunFixture.planned(0, "a")))])
    #expect(!text.contains("rerun") && !text.contains("seed"))
  }

  @Test("a request is one write, so that 2,000 of them cost next to nothing")
  func writes() {
    let sink = MemorySink()
    var reporter = ConsoleReporter(sink: sink)
    for event in RunFixture.many(2000) { reporter.receive(event) }
    #expect(sink.writes == 2000)
  }
}
