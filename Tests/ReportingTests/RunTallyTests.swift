import Reporting
import RunEvents
import Testing

@Suite("Totals and progress")
struct RunTallyTests {
  @Test(
    "the worst result decides the exit code",
    arguments: [
      ([], 0), ([.passed, .skipped(reason: "")], 0), ([.failed, .passed], 1),
      ([.failed, .error(kind: "timeout", reason: "")], 3),
      ([.error(kind: "refused", reason: ""), .error(kind: "timeout", reason: ""), .failed], 4),
    ] as [([RequestResult.Outcome], Int32)])
  func exitCode(outcomes: [RequestResult.Outcome], expected: Int32) {
    var tally = RunTally()
    for outcome in outcomes { tally.receive(.requestFinished(RunFixture.result(RunFixture.planned(0, "a"), outcome))) }
    #expect(tally.exitCode == expected)
  }

  @Test("every case of a run is counted once")
  func counts() {
    var tally = RunTally()
    for event in RunFixture.events() { tally.receive(event) }
    #expect(
      [tally.planned, tally.passed, tally.failed, tally.errors, tally.refused, tally.skipped, tally.unfinished]
        == [16, 9, 4, 2, 1, 1, 0])
  }

  @Test("the progress line counts and fits the terminal")
  func progress() {
    var line = ProgressLine(width: 50)
    for event in RunFixture.events().prefix(7) { line.receive(event) }
    #expect(line.text(elapsed: 3.9).hasPrefix("4 done · 1 failed · 3.00 s · Shops/EU"))
    #expect(line.text(elapsed: 3.9).count == 49)
    for event in RunFixture.events().dropFirst(7) { line.receive(event) }
    #expect(line.text(elapsed: 0).hasPrefix("16/16 · 4 failed · 2 errors · 1 skipped"))
  }

  @Test("a name cannot break out of the progress line")
  func hostileProgress() {
    var line = ProgressLine(width: nil)
    line.receive(.requestFinished(RunFixture.result(RunFixture.planned(0, "a\r\n\u{1B}[2J"))))
    #expect(line.text(elapsed: 0).hasSuffix(#"a\r\n\u{1B}[2J"#))
  }
}
