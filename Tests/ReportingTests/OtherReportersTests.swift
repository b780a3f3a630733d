import Reporting
import RunEvents
import TestSupport
import Testing

@Suite("TAP, JSON and the registry")
struct OtherReportersTests {
  private func tap(_ events: [RunEvent]) -> String { rendered(events) { TAPReporter(sink: $0, scratch: $1) } }

  @Test("TAP reads as it always did")
  func tapGolden() { GoldenFile.check(tap(RunFixture.events()), "run.tap") }

  @Test("TAP numbers its points by file order and plans as many as it has")
  func tapNumbers() {
    let lines = tap(RunFixture.events()).split(separator: "\n")
    let points = lines.filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }
    #expect(lines.prefix(2) == ["TAP version 14", "1..16"])
    #expect(points.map { $0.drop { !$0.isNumber }.prefix { $0.isNumber } } == (1...16).map { "\($0)" })
  }

  @Test("a run of nothing is a skipped plan, and an interrupted one bails out")
  func tapEmpty() {
    #expect(tap([]) == "TAP version 14\n1..0 # SKIP nothing was run\n")
    #expect(
      tap([.runFinished(RunFinished(duration: 1, interrupted: "SIGINT"))]).hasSuffix(
        "Bail out! interrupted by SIGINT\n"))
  }

  @Test("a '#' in a name is no directive")
  func tapDirective() {
    let result = RunFixture.result(RunFixture.planned(0, "a # TODO \\ b"))
    #expect(tap([.requestFinished(result)]).contains("a \\# TODO \\\\ b\n"))
  }

  @Test("the JSON document reads as it always did")
  func jsonGolden() {
    GoldenFile.check(rendered(RunFixture.events()) { JSONReporter(sink: $0, scratch: $1) }, "run.json")
  }

  @Test("every reporter's file is named by the registry")
  func registryIsComplete() {
    let files = TestFile.run("find \(RepositoryPaths.root())/Sources/Reporting -name '*Reporter.swift'").output
    let found = files.split(separator: "\n").compactMap { $0.split(separator: "/").last?.dropLast(".swift".count) }
    let made = ReporterRegistry.entries.map {
      "\(type(of: $0.make(ReportOptions(), MemorySink(), MemoryScratch())))"
    }
    // The console is no file of `--report`, and `Reporter` is the protocol.
    #expect(Set(found.map(String.init)) == Set(made + ["ConsoleReporter", "Reporter"]))
  }

  @Test("every registered kind makes a reporter of that kind that writes something")
  func registry() throws {
    for entry in ReporterRegistry.entries {
      let sink = MemorySink()
      var reporter = entry.make(ReportOptions(), sink, MemoryScratch())
      #expect(type(of: reporter).kind == entry.kind)
      for event in RunFixture.events() { reporter.receive(event) }
      reporter.finish(reports: [])
      #expect(!sink.bytes.isEmpty)
    }
    #expect(Set(ReporterRegistry.entries.map(\.kind)).count == ReporterRegistry.entries.count)
    #expect(ReporterRegistry.entry("junit")?.defaultFile == "junit.xml")
    #expect(ReporterRegistry.entry("nothing") == nil)
  }
}
