import RunEvents
import Testing

@testable import Reporting

/// The page as a browser shows it from a file.
@Suite("HTML in a browser", .enabled(if: Chromium.isInstalled, "chromium is not installed"), .serialized)
struct HTMLInBrowserTests {
  /// - Parameter steps: of somebody at the page, in JavaScript; the policy is left out for them, which else lets none in.
  private func shown(
    _ address: String, _ events: [RunEvent] = RunFixture.events(), after steps: [String] = []
  ) -> String {
    var page = rendered(events) { HTMLReporter(sink: $0, scratch: $1) }
    if !steps.isEmpty {
      page = page.replacing(HTMLPage.policy, with: "default-src 'unsafe-inline'")
      let timed = steps.enumerated().map { "setTimeout(() => { \($0.element) }, \(50 + $0.offset * 50));" }
      page += "<script>addEventListener('load', () => { \(timed.joined()) });</script>"
    }
    return TestFile.temporary(Array(page.utf8)) { Chromium.document(of: $0, address) }
  }

  @Test("the list shows every request, failures by cause first")
  func list() throws {
    let document = shown("")
    #expect(document.contains("<html lang=\"en\" class=\"js\""))
    #expect(document.contains("16 requests"))
    let causes = try #require(document.firstRange(of: "What did not pass, by cause"))
    let all = try #require(document.firstRange(of: "All requests"))
    #expect(causes.lowerBound < all.lowerBound)
    #expect(document[all.upperBound...].matches(of: #/class="row /#).count == 16)
  }

  @Test(
    "the filter in the address holds, with its negation",
    arguments: [
      ("is:skipped", "1 of 16"), ("-is:passed", "7 of 16"), ("tag:smoke", "1 of 16"), ("is:flaky", "1 of 16"),
      ("method:delete", "1 of 16"), ("body:gotcha", "1 of 16"), ("time:>50s", "1 of 16"),
      ("-name:order -is:passed", "5 of 16"),
    ])
  func filter(query: String, count: String) {
    let address = "q=" + query.replacing(" ", with: "+").replacing(">", with: "%3E")
    #expect(shown(address).contains(count + " requests"), "\(query)")
  }

  @Test("an opened request shows why, its difference, its exchange folded and its curl line")
  func request() throws {
    let document = shown("r=1")
    let pane = try #require(document.firstRange(of: "<article class=\"pane\""))
    let text = document[pane.lowerBound...]
    for part in [
      "Why it did not pass", "Copy as curl", "class=\"twist\"", "class=\"versus\"", "Hint", "hidden-value", "^^^^^^",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test("attempts are tabs, and control characters are written out")
  func attempts() {
    let document = shown("r=9")
    #expect(document.contains("role=\"tablist\""))
    #expect(document.contains("passed after a retry"))
    #expect(shown("r=10").contains("\\u{1B}"))
  }

  @Test("keys lead from failure to failure, and around the end")
  func keys() {
    func press(_ key: String) -> String {
      "document.dispatchEvent(new KeyboardEvent('keydown', { key: '\(key)', bubbles: true }));"
    }
    let current = #/data-id="(\d+)" aria-current="true"/#
    #expect(shown("", after: [press("n")]).firstMatch(of: current)?.1 == "1")
    #expect(shown("", after: [press("n"), press("n")]).firstMatch(of: current)?.1 == "3")
    #expect(shown("", after: [press("n"), press("p")]).firstMatch(of: current)?.1 == "15")
    #expect(shown("r=1", after: [press("Escape")]).firstMatch(of: current) == nil)
    #expect(shown("", after: [press("t")]).contains("data-theme=\"dark\""))
  }

  @Test("JSON folds and unfolds, and typing a filter changes the address")
  func hands() {
    let fold = "document.querySelector('.twist').click();"
    #expect(shown("r=1").contains("aria-expanded=\"true\" aria-label=\"fold 1 member\""))
    #expect(shown("r=1", after: [fold]).contains("aria-expanded=\"false\" aria-label=\"unfold 1 member\""))
    let type =
      "const i = document.getElementById('filter'); i.value = '-is:passed'; i.dispatchEvent(new Event('input'));"
    let look = "document.body.append(location.hash);"
    let document = shown("", after: [type, look])
    #expect(document.contains("7 of 16 requests") && document.contains("#q=-is%3Apassed"))
  }

  @Test("times are drawn in lanes, the slowest first")
  func times() {
    let document = shown("view=times")
    #expect(document.matches(of: #/class="track"/#).count == 3)
    #expect(document.contains("Slowest requests"))
  }

  @Test("five thousand requests open", .timeLimit(.minutes(1)))
  func many() { #expect(shown("r=99", RunFixture.many(5000)).contains("5000 requests")) }
}

private enum Chromium {
  static let isInstalled = TestFile.run("chromium --version").succeeded

  /// The document after its script ran.
  static func document(of path: String, _ address: String) -> String {
    // A browser takes the kind of a file from the end of its name.
    let page = path + ".html"
    let profile = path + ".profile"
    let run = TestFile.run(
      "mv \(path) \(page) && timeout 40 chromium --headless --no-sandbox --disable-gpu --user-data-dir=\(profile) "
        + "--virtual-time-budget=2000 --dump-dom 'file://\(page)#\(address)' 2>/dev/null; rm -rf \(page) \(profile)")
    return run.output
  }
}
