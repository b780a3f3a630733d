import Checks
import CollectionModel
import Diagnostics
import HTTP
import RunEvents
import Runner
import Testing

@Suite("Conditions and incomplete requests")
struct ConditionTests {
  private func summaries(_ text: String, _ transport: FakeTransport = FakeTransport()) async -> [String] {
    await RunFixture(text).run(transport).map(\.summary)
  }

  @Test("a condition that does not hold skips the request, and shows the value behind it")
  func request() async {
    let results = await summaries(
      """
      collection: A
      variables: {mode: quick, count: 3}
      requests:
        - {name: Full, get: "http://x/", if: {mode: full}}
        - {name: Quick, get: "http://x/", if: {mode: quick, count: {above: 2}}}
        - {name: Few, get: "http://x/", if: {mode: quick, count: {below: 2}}}
      """)
    #expect(
      results == [
        "Full: skipped (if: mode is not 'full', it is \"quick\")", "Quick: passed",
        "Few: skipped (if: count is not below 2, it is 3)",
      ])
  }

  @Test("a folder's condition is asked once, before its first request")
  func folder() async {
    let transport = FakeTransport(#"{"mode": "off"}"#)
    let results = await summaries(
      """
      collection: A
      requests:
        - {name: Read, get: "http://x/", capture: {mode: $.mode}}
        - name: Folder
          if: {mode: "off"}
          requests:
            - {name: First, get: "http://x/", capture: {mode: $.none | first}}
            - {name: Second, get: "http://x/"}
        - name: Other
          if: {mode: "on"}
          requests:
            - {name: Third, get: "http://x/"}
      """.replacing("$.none | first", with: "status"), transport)
    #expect(
      results == [
        "Read: passed", "First: passed", "Second: passed", "Third: skipped (if: mode is not 'on', it is 200)",
      ])
  }

  @Test("a condition on what an earlier request failed to capture is a skip that names the request")
  func lost() async {
    let results = await summaries(
      """
      collection: A
      requests:
        - {name: Read, get: "http://x/", capture: {mode: $.mode}}
        - {name: Next, get: "http://x/", if: {mode: full}}
      """)
    #expect(results[1] == "Next: skipped (needs 'mode' from 'Read', which failed)")
  }

  @Test("a condition on a variable that nobody defines is a mistake, unless it asks just that")
  func undefined() async {
    let wrong = RunFixture("collection: A\nrequests: [{name: B, get: \"http://x/\", if: {mood: full}}]").plan
    #expect(wrong.problems.map(\.message) == ["variable 'mood' is not defined"])
    let results = await summaries(
      """
      collection: A
      requests:
        - {name: Without, get: "http://x/", if: {token: {exists: false}}}
        - {name: With, get: "http://x/", if: {token: {exists: true}}}
      """)
    #expect(results[0] == "Without: passed")
    #expect(results[1].hasPrefix("With: skipped (if: token "))
  }

  @Test("a condition never shows a secret")
  func secret() async {
    var fixture = RunFixture(
      "collection: A\nrequests: [{name: B, get: \"http://x/\", if: {api_key: other}}]",
      environment: "environment: test\nsecrets: {api_key: {env: KEY}}\n")
    fixture.options.secrets = ["api_key": "geheim-4711"]
    let results = await fixture.run()
    #expect(results.map(\.summary) == ["B: skipped (if: api_key is not 'other')"])
  }

  @Test("a request with an untranslated script runs, and is neither green nor red where its checks pass")
  func incomplete() async {
    let text = """
      collection: A
      requests:
        - {name: Make, get: "http://x/", capture: {id: $.id}, unsupported_script: "pm.test('x')"}
        - {name: Read, get: "http://x/{{id}}", needs: [Make]}
      """
    #expect(
      await summaries(text, FakeTransport(#"{"id": 1}"#)) == [
        "Make: skipped (incomplete: its 'unsupported_script' is not run)", "Read: passed",
      ])
    #expect(await summaries(text, FakeTransport("{}"))[0] == "Make: failed")
  }
}
