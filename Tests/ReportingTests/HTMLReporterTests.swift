import Digests
import RunEvents
import TestSupport
import Testing

@testable import Reporting

@Suite("HTML")
struct HTMLReporterTests {
  private func page(_ events: [RunEvent], _ options: ReportOptions = ReportOptions()) -> String {
    rendered(events) { HTMLReporter(options: options, sink: $0, scratch: $1) }
  }

  /// What stands in the page besides its own style and script, which other tests look at.
  private func content(_ page: String) -> String {
    [HTMLPage.style, HTMLPage.script, HTMLPage.styleDigest, HTMLPage.scriptDigest].reduce(page) {
      $0.replacing($1, with: "")
    }
  }

  @Test("the page reads as it always did")
  func golden() { GoldenFile.check(content(page(RunFixture.events())), "report.html") }

  @Test("the digests of style and script in the policy are those of the text between the tags")
  func digests() throws {
    for (text, digest) in [(HTMLPage.style, HTMLPage.styleDigest), (HTMLPage.script, HTMLPage.scriptDigest)] {
      #expect(ByteEncoding.base64.encode(try Digest.hash(.sha256, Array(text.utf8))) == digest)
    }
  }

  @Test("nothing in it is loaded, and no address outside it is named by its elements")
  func loadsNothing() {
    let text = page(RunFixture.events())
    #expect(text.contains("default-src 'none'"))
    for tag in ["<img", "<iframe", "<object", "<embed", "<form", "<base", "@import", "src=", "url("] {
      #expect(!text.contains(tag), "\(tag)")
    }
    let links = text.matches(of: #/<(?:a|link)\b[^>]*href="([^"]*)"/#).map { $0.1 }
    #expect(!links.isEmpty && links.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("data:") }, "\(links)")
  }

  @Test("names and bodies that are markup stay text")
  func hostile() {
    let evil = "</script><img src=x onerror=alert(1)><!--\u{2028}\u{0}\u{9B}\"'&"
    let check = CheckResult(title: evil, passed: false, message: evil, expected: evil, actual: evil, details: [evil])
    let planned = RunFixture.planned(0, evil, folders: [evil], file: evil, row: evil)
    let result = RunFixture.result(
      planned, .failed, url: "http://x/" + evil, checks: [check], hints: [evil],
      exchange: RecordedExchange(requestBody: evil, responseHeaders: [(evil, evil)], responseBody: evil, curl: evil),
      properties: [(evil, evil)], tags: [evil])
    let options = ReportOptions(label: evil, properties: [(evil, evil)])
    let started = RunFixture.started(0, evil, evil, [planned])
    let end = RunEvent.runFinished(RunFinished(duration: 1, interrupted: evil, notices: [evil]))
    let text = page([.runStarted(RunFixture.run()), started, .requestFinished(result), end], options)
    #expect(!text.contains("<img") && !text.contains("<!--") && !text.contains("\u{2028}"))
    let opened = text.matches(of: #/<script/#).count
    #expect(opened == text.matches(of: #/</script>/#).count)
    #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
  }

  @Test("what does not pass reads without script: message, values, hint and place")
  func summary() throws {
    let text = page(RunFixture.events())
    let start = try #require(text.firstRange(of: "<div id=\"summary\">")).upperBound
    let end = try #require(text.firstRange(of: "<div id=\"app\">")).lowerBound
    let summary = text[start..<end]
    for part in [
      "$.code is not 0", "106001", "The signature does not match.", "orders.yaml:14", "needs &#39;Unreachable&#39;",
    ] {
      #expect(summary.contains(part), "\(part)")
    }
  }

  @Test("a case that never ended is not finished, and a run of nothing is no success")
  func unfinished() {
    let text = page(Array(RunFixture.events().prefix(5)))
    #expect(text.contains("not finished: the run ended before this request did"))
    #expect(page([]).contains("Nothing was run"))
  }

  @Test("causes that differ by made-up identifiers alone are one")
  func causes() {
    let one = FailureCause.withoutIdentifiers("request 20261122081316 failed with 404")
    let other = FailureCause.withoutIdentifiers("request 99999999999999 failed with 404")
    #expect(one == "request … failed with 404" && one == other)
    #expect(FailureCause.withoutIdentifiers("code 106001") == "code 106001")
  }

  @Test("five thousand requests with bodies stay under 20 MB, failures' exchanges first", .timeLimit(.minutes(1)))
  func large() {
    let body = String(repeating: "{\"a\": \"<&>\"}", count: 130)
    let plan = (0..<5000).map { RunFixture.planned($0, "Request \($0)", folders: ["Folder \($0 / 100)"]) }
    var events: [RunEvent] = [.runStarted(RunFixture.run()), RunFixture.started(0, "Many", "many.yaml", plan)]
    for planned in plan {
      let fails = planned.index >= 4950
      events.append(
        .requestFinished(
          RunFixture.result(
            planned, fails ? .failed : .passed, checks: fails ? [RunFixture.codeCheck()] : [],
            exchange: RunFixture.exchange(body: body))))
    }
    let sink = MemorySink()
    var reporter = HTMLReporter(sink: sink, scratch: MemoryScratch())
    for event in events { reporter.receive(event) }
    reporter.finish(reports: [])
    #expect(sink.bytes.count < 20 << 20)
    let records = sink.bytes.split(separator: UInt8(ascii: "\n")).filter {
      $0.starts(with: #"<script type="application/json" id="r"#.utf8)
    }
    let kept = records.map { String(decoding: $0, as: UTF8.self).utf8.count > 4000 }
    #expect(kept.count == 5000 && kept.contains(false))
    #expect(!kept.suffix(50).contains(false))
  }

  @Test("a body keeps its head and its tail, and says how much is gone")
  func cap() {
    let body = "head" + String(repeating: "x", count: 1 << 20) + "tail"
    let result = RunFixture.result(RunFixture.planned(0, "Big"), .failed, exchange: RunFixture.exchange(body: body))
    let text = page([.requestFinished(result)])
    #expect(text.contains("\"headxxx") && text.contains("xxxtail\"") && text.contains(" bytes left out …"))
    #expect(text.utf8.count < 256 << 10)
  }

  @Test("the same events make the same bytes")
  func stable() { #expect(page(RunFixture.events()) == page(RunFixture.events())) }
}
