import RunEvents
import Testing

@testable import Reporting

@Suite("JUnit")
struct JUnitReporterTests {
  private static let variants: [ReportOptions] = [
    ReportOptions(hostname: "runner-7"), ReportOptions(junitFlavour: .strict, hostname: "runner-7"),
    ReportOptions(junitPer: .assertion), ReportOptions(junitFlavour: .strict, junitPer: .assertion),
    ReportOptions(label: "nightly/eu.1", properties: [("shard", "1/4"), ("commit", "<a&b>")]),
    ReportOptions(environmentInNames: true),
  ]

  @Test("the extended report reads as it always did")
  func extended() { GoldenFile.check(junit(RunFixture.events()), "junit-extended.xml") }

  @Test("the strict report reads as it always did")
  func strict() {
    let options = ReportOptions(junitFlavour: .strict, hostname: "runner-7")
    GoldenFile.check(junit(RunFixture.events(), options), "junit-strict.xml")
  }

  @Test("the report by assertion reads as it always did")
  func perAssertion() {
    GoldenFile.check(junit(RunFixture.events(), ReportOptions(junitPer: .assertion)), "junit-assertion.xml")
  }

  @Test("every variant keeps the rules of every consumer", arguments: variants.indices)
  func lint(variant: Int) {
    let options = Self.variants[variant]
    let lint = JUnitLint(junit(RunFixture.events(), options), strict: options.junitFlavour == .strict)
    #expect(lint.problems == [])
    #expect(lint.cases.count == (options.junitPer == .request ? 16 : 18))
  }

  @Test(
    "xmllint takes every variant",
    .enabled(if: TestFile.run("xmllint --version").succeeded, "xmllint is not installed"),
    arguments: variants.indices)
  func wellFormed(variant: Int) {
    TestFile.temporary(Array(junit(RunFixture.events(), Self.variants[variant]).utf8)) { path in
      let (output, succeeded) = TestFile.run("xmllint --noout \(path)")
      #expect(succeeded && output.isEmpty, "\(output)")
    }
  }

  @Test(
    "Jenkins' schema takes the strict report",
    .enabled(if: EnvironmentVariable.junitSchema != nil, "SIGNET_JUNIT_XSD does not name junit-10.xsd"),
    arguments: ReportOptions.JUnitGranularity.allCases)
  func schema(per: ReportOptions.JUnitGranularity) throws {
    let schema = try #require(EnvironmentVariable.junitSchema)
    let options = ReportOptions(
      junitFlavour: .strict, junitPer: per, label: "l", hostname: "h", properties: [("a", "b")])
    for events in [RunFixture.events(), Array(RunFixture.events().prefix(5)), []] {
      TestFile.temporary(Array(junit(events, options).utf8)) { path in
        let (output, succeeded) = TestFile.run("xmllint --noout --schema \(ShellWord.quoted(schema)) \(path)")
        #expect(succeeded, "\(output)")
      }
    }
  }

  @Test(
    "a real consumer's parser reads the same totals that the report gives",
    .enabled(if: TestFile.run("python3 -c 'import junitparser'").succeeded, "python3 has no junitparser"),
    arguments: variants.indices)
  func consumer(variant: Int) {
    let script = """
      import sys, junitparser as p
      x = p.JUnitXml.fromfile(sys.argv[1]); t = (x.tests, x.failures, x.errors, x.skipped, round(x.time, 3))
      x.update_statistics(); assert t == (x.tests, x.failures, x.errors, x.skipped, round(x.time, 3)), (t, x.tests, x.time)
      """
    var options = Self.variants[variant]
    // The schema knows no `skipped` on the root, which is what the parser compares.
    options.junitFlavour = .extended
    TestFile.temporary(Array(junit(RunFixture.events(), options).utf8)) { path in
      let (output, succeeded) = TestFile.run("python3 -c '\(script)' \(path)")
      #expect(succeeded, "\(output)")
    }
  }

  @Test(
    "a suite is a collection and its folders; setup and teardown are suites of their own; equal files differ by path")
  func suiteNames() {
    let names = JUnitLint(junit(RunFixture.events())).root.all("testsuite").map { $0.attributes["name"] ?? "" }
    #expect(
      names == [
        "Orders (collections_tiktok-shop_orders_yaml).setup", "Orders (collections_tiktok-shop_orders_yaml)",
        "Orders (collections_tiktok-shop_orders_yaml).Detail v2_0.By_id",
        "Orders (collections_tiktok-shop_orders_yaml).teardown", "Shops_EU_west", "Shops_EU_west.Net",
        "Orders (collections_again_orders_yaml)",
      ])
  }

  @Test(
    "a label or the environment is the first part of every suite's name",
    arguments: [
      (ReportOptions(label: "nightly/eu.1"), "nightly_eu_1."), (ReportOptions(environmentInNames: true), "local."),
      (ReportOptions(label: "l", environmentInNames: true), "l."),
    ])
  func firstPart(options: ReportOptions, prefix: String) {
    let suites = JUnitLint(junit(RunFixture.events(), options)).root.all("testsuite")
    #expect(suites.allSatisfy { $0.attributes["name"]?.hasPrefix(prefix) == true })
  }

  @Test("rows and repeated names are told apart")
  func caseNames() {
    let names = JUnitLint(junit(RunFixture.events())).root.all("testsuite")[2].all("testcase").map {
      $0.attributes["name"]
    }
    #expect(names == ["Get order [row 1: EUR]", "Get order [row 2: USD]", "Again", "Again (2)"])
  }

  @Test("a name that already ends like a repeat stays unique")
  func repeatedNames() {
    let plan = ["A", "A (2)", "A", "A", "A (2)"].enumerated().map { RunFixture.planned($0.offset, $0.element) }
    let events = [RunFixture.started(0, "C", "c.yaml", plan)] + plan.map { .requestFinished(RunFixture.result($0)) }
    let names = JUnitLint(junit(events)).cases.map { $0.element.attributes["name"] }
    #expect(names == ["A", "A (2)", "A (3)", "A (4)", "A (2) (2)"])
  }

  @Test("a check's own name cannot be mistaken for another request's")
  func assertionNames() {
    let plan = [RunFixture.planned(0, "A"), RunFixture.planned(1, "A > b"), RunFixture.planned(2, "A › b")]
    let checks = [CheckResult(title: "b", passed: true), CheckResult(title: "b", passed: true)]
    let events =
      [RunFixture.started(0, "C", "c.yaml", plan), .requestFinished(RunFixture.result(plan[0], checks: checks))]
      + plan.dropFirst().map { RunEvent.requestFinished(RunFixture.result($0, checks: [])) }
    let lint = JUnitLint(junit(events, ReportOptions(junitPer: .assertion)))
    #expect(lint.problems == ["root without a timestamp"])
    #expect(lint.cases.map { $0.element.attributes["name"] } == ["A > b", "A > b (2)", "A › b", "A › b (2)"])
  }

  @Test("a failure counts its checks, gives expected and actual value, and its text names file and line")
  func failure() throws {
    let lint = JUnitLint(junit(RunFixture.events()))
    let failure = try #require(lint.testCase("Search orders")?.all("failure").first)
    #expect(failure.attributes["message"] == "1 of 2 checks failed: $.code is not 0: expected 0, got 106001")
    #expect(failure.attributes["type"] == "AssertionFailure")
    #expect(
      failure.text.hasPrefix(
        "collections/tiktok-shop/orders.yaml:14: $.code is not 0\n  expected: 0\n  actual:   106001\n"))
    #expect(failure.text.contains("hint: The signature does not match."))
  }

  @Test("what did not pass shows its exchange, and the curl line is the last of it")
  func output() throws {
    let output = try #require(JUnitLint(junit(RunFixture.events())).testCase("Search orders")?.all("system-out").first)
    #expect(
      output.text.hasPrefix("POST http://127.0.0.1:8080/order/202309/orders/search?app_key=1#x -> 200 in 41 ms\n"))
    #expect(output.text.contains("\n> x-tts-access-token: ***\n") && output.text.contains("\n< Set-Cookie: b=2\n"))
    #expect(output.text.hasSuffix("--data-binary @-\n"))
  }

  @Test(
    "a body of 20 MB leaves head, tail and the curl line",
    arguments: ["x", "\u{1}", "\u{10FFFF}", "é\r\n", "]]>", "[[ATTACHMENT|x]]"])
  func hugeBody(unit: String) throws {
    var exchange = RunFixture.exchange(
      body: "HEAD" + String(repeating: unit, count: 20_000_000 / unit.utf8.count) + "TAIL")
    exchange.requestBody = exchange.responseBody
    let result = RunFixture.result(
      RunFixture.planned(0, "a"), .failed, checks: [RunFixture.codeCheck()], exchange: exchange)
    let events = [
      .runStarted(RunFixture.run()), RunFixture.started(0, "C", "c.yaml", [result.planned]), .requestFinished(result),
    ]
    let lint = JUnitLint(junit(events))
    #expect(lint.problems == [])
    let text = try #require(lint.testCase("a")?.all("system-out").first?.text)
    #expect(text.contains("HEAD") && text.contains("TAIL") && text.hasSuffix("--data-binary @-\n"))
  }

  @Test("every scalar and every broken byte gives a valid report", arguments: [false, true])
  func anyText(strict: Bool) {
    var scalars = String.UnicodeScalarView()
    for value in (0..<0x3000) where (0xD800..<0xE000).contains(value) == false {
      scalars.append(Unicode.Scalar(UInt32(value))!)
    }
    for value in [0xD7FF, 0xE000, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x1F600, 0x1FFFE, 0x10FFFF] as [UInt32] {
      scalars.append(Unicode.Scalar(value)!)
    }
    let broken = String(decoding: [0xFF, 0xED, 0xA0, 0x80, 0xC0, 0x80, 0x22, 0x3C] as [UInt8], as: UTF8.self)
    let text = String(scalars) + broken + "]]>&#0;&amp;<a b='c'>"
    var check = RunFixture.codeCheck(file: text)
    check.message = text
    check.actual = text
    check.details = [text]
    var planned = RunFixture.planned(0, text, folders: [text], file: text, row: text)
    var results: [RequestResult] = []
    for outcome in [.passed, .failed, .error(kind: text, reason: text), .skipped(reason: text)]
      as [RequestResult.Outcome]
    {
      results.append(
        RunFixture.result(
          planned, outcome, method: text, url: text,
          attempts: [AttemptResult(number: 1, failure: text), AttemptResult(number: 2)], checks: [check], hints: [text],
          exchange: RunFixture.exchange(body: text), properties: [(text, text)], tags: [text]))
      planned.index += 1
    }
    var run = RunFixture.run()
    run.label = text
    let events =
      [.runStarted(run), RunFixture.started(0, text, text, results.map(\.planned))]
      + results.map { RunEvent.requestFinished($0) }
    let xml = junit(
      events, ReportOptions(junitFlavour: strict ? .strict : .extended, hostname: text, properties: [(text, text)]))
    #expect(JUnitLint(xml, strict: strict).problems == [])
    guard TestFile.run("xmllint --version").succeeded else { return }
    TestFile.temporary(Array(xml.utf8)) { path in
      let (output, succeeded) = TestFile.run("xmllint --noout \(path)")
      #expect(succeeded, "\(output.prefix(500))")
    }
  }

  @Test("earlier attempts are flaky where the last passed and reruns where it did not; rounds of a poll are neither")
  func retries() throws {
    let lint = JUnitLint(junit(RunFixture.events()))
    let flaky = try #require(lint.testCase("Flaky"))
    #expect(
      flaky.all("flakyFailure").map { $0.attributes["message"] } == [
        "attempt 1: 503, status is not 200", "attempt 2: could not connect to 127.0.0.1:9: connection refused",
      ])
    #expect(flaky.all("flakyFailure").map { $0.attributes["type"] } == ["AssertionFailure", "TransportError"])
    #expect(flaky.all("failure").isEmpty && flaky.attributes["time"] == "1.000")
    #expect(lint.testCase("Unreachable")?.all("rerunFailure").count == 1)
    #expect(lint.testCase("Poll")?.all("rerunFailure").isEmpty == true)
  }

  @Test(
    "an error's type says what kind it is",
    arguments: [
      ("connection", "TransportError"), ("tls", "TransportError"), ("refused", "RefusedByEnvironment"),
      ("interrupted", "Interrupted"), ("file", "RequestError"), ("", "RequestError"),
    ])
  func errorTypes(kind: String, expected: String) throws {
    let result = RunFixture.result(RunFixture.planned(0, "a"), .error(kind: kind, reason: ""))
    let lint = JUnitLint(junit([.runStarted(RunFixture.run()), .requestFinished(result)]))
    #expect(lint.problems == [])
    #expect(lint.cases.first?.element.all("error").first?.attributes["type"] == expected)
  }

  @Test("what was planned and never finished is an error, wherever the run was killed", arguments: [1, 2, 3, 5, 9, 12])
  func killedRun(after count: Int) {
    let lint = JUnitLint(junit(Array(RunFixture.events().prefix(count))))
    #expect(lint.problems == [])
    let started = RunFixture.events().prefix(count)
    let planned = started.reduce(0) { if case .collectionStarted(let it) = $1 { $0 + it.plan.count } else { $0 } }
    let finished = started.count { if case .requestFinished = $0 { true } else { false } }
    let open = lint.cases.filter { $0.element.all("error").first?.attributes["type"] == "NotFinished" }
    #expect(open.count == planned - finished)
    #expect(open.allSatisfy { $0.element.all("error").first?.text.hasPrefix("not finished") == true })
  }

  @Test("a run of nothing is a valid report with one suite", arguments: [false, true])
  func empty(strict: Bool) {
    let events = [.runStarted(RunFixture.run()), RunFixture.started(0, "C", "c.yaml", [])]
    let lint = JUnitLint(junit(events, ReportOptions(junitFlavour: strict ? .strict : .extended)), strict: strict)
    #expect(lint.problems == [])
    #expect(lint.root.attributes["tests"] == "0")
  }

  @Test("results that no plan names, or that come twice, are kept and told apart")
  func unplanned() {
    let planned = RunFixture.planned(0, "a")
    let events: [RunEvent] = [
      .runStarted(RunFixture.run()), RunFixture.started(0, "C", "c.yaml", [planned]),
      .requestFinished(RunFixture.result(planned)), .requestFinished(RunFixture.result(planned, .failed)),
      .requestFinished(RunFixture.result(planned)), .requestFinished(RunFixture.result(planned, in: 7)),
    ]
    let lint = JUnitLint(junit(events))
    #expect(lint.problems == [])
    #expect(lint.cases.count == 4)
    #expect(lint.root.attributes["failures"] == "1")
  }

  @Test("several runs make one report whose names are unique")
  func severalRuns() {
    var production = RunFixture.run()
    production.environment = "production"
    let second = [.runStarted(production)] + RunFixture.events().dropFirst()
    let same = JUnitLint(junit(RunFixture.events() + RunFixture.events()))
    #expect(same.problems == [])
    #expect(same.cases.count == 32)
    let told = JUnitLint(junit(RunFixture.events() + second, ReportOptions(environmentInNames: true)))
    #expect(told.problems == [])
    #expect(told.cases.last?.suite.attributes["name"] == "production.Orders (collections_again_orders_yaml)")
  }

  @Test("what is not a time is 0, and time is never in exponents", arguments: [-1, .nan, .infinity, 1e-9, 1e12])
  func oddTimes(seconds: Double) {
    let result = RunFixture.result(RunFixture.planned(0, "a"), duration: seconds)
    #expect(JUnitLint(junit([.runStarted(RunFixture.run()), .requestFinished(result)])).problems == [])
  }

  @Test("the document is passed on in chunks, and the order of the plan is kept whatever ends first")
  func chunks() {
    let sink = MemorySink()
    var reporter = JUnitReporter(sink: sink, scratch: MemoryScratch())
    let events = RunFixture.many(2000)
    for event in events.prefix(2) + events.dropFirst(2).dropLast(2).reversed() + events.suffix(2) {
      reporter.receive(event)
    }
    #expect(sink.writes == 0)
    reporter.finish(reports: [])
    #expect(sink.writes > 2 && sink.largestWrite < 128 << 10)
    let lint = JUnitLint(sink.text)
    #expect(lint.problems == [])
    #expect(lint.cases.map { $0.element.attributes["name"] } == (0..<2000).map { "Request \($0)" })
  }

  @Test("the lint notices what it is there for")
  func lintCanFail() {
    let good = junit(RunFixture.events())
    for (old, new) in [
      ("tests=\"16\"", "tests=\"15\""), (" type=\"AssertionFailure\"", " type=\"string\""), ("Again (2)", "Again"),
      ("<system-out>", "<system-out>x</system-out><system-out>"), ("\\u{1B}", "\u{1B}"),
      (" time=\"0.041\"", " time=\"0,041\""),
      ("&lt;", "<"), ("]]&gt;", "]]>"), (" id=\"1\"", " id=\"0\""), ("T08:00:00Z", "T08:00:00"),
    ] {
      #expect(good.contains(old))
      #expect(
        !JUnitLint(good.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)).problems.isEmpty
      )
    }
  }
}
