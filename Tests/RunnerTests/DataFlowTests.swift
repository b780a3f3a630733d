import Diagnostics
import HTTP
import RunEvents
import Runner
import Testing

@Suite("The flow of variables from request to request")
struct DataFlowTests {
  private let chain = """
    collection: A
    requests:
      - {name: First, get: "http://x/", capture: {id: $.id}}
      - {name: Second, get: "http://x/{{id}}", capture: {detail: $.detail}}
      - {name: Third, get: "http://x/{{detail}}"}
      - {name: Apart, get: "http://x/apart"}
    """

  @Test("a capture reaches the requests after it")
  func captured() async {
    let transport = FakeTransport(#"{"id": 576461413038785752, "detail": "d"}"#)
    let results = await RunFixture(chain).run(transport)
    #expect(results.map(\.summary) == ["First: passed", "Second: passed", "Third: passed", "Apart: passed"])
    #expect(transport.urls[1] == "http://x/576461413038785752")
  }

  @Test("a failed capture is one failure, its dependants are skipped, and who stands apart runs")
  func lost() async {
    let results = await RunFixture(chain).run(FakeTransport("{}"))
    #expect(
      results.map(\.summary) == [
        "First: failed", "Second: skipped (needs 'id' from 'First', which failed)",
        "Third: skipped (needs 'detail' from 'Second', which was skipped: needs 'id' from 'First', which failed)",
        "Apart: passed",
      ])
  }

  @Test("an outer variable of that name does not hide the failure")
  func outerVariable() async {
    let text = chain.replacing("requests:", with: "variables: {id: outer}\nrequests:")
    let results = await RunFixture(text).run(FakeTransport("{}"))
    #expect(results[1].summary == "Second: skipped (needs 'id' from 'First', which failed)")
  }

  @Test("an outer variable serves where the producer was skipped on purpose")
  func skippedOnPurpose() async {
    let text = """
      collection: A
      variables: {id: outer}
      requests:
        - {name: First, get: "http://x/", skip: not today, capture: {id: $.id}}
        - {name: Second, get: "http://x/{{id}}"}
      """
    let transport = FakeTransport("{}")
    let results = await RunFixture(text).run(transport)
    #expect(results.map(\.summary) == ["First: skipped (not today)", "Second: passed"])
    #expect(transport.urls == ["http://x/outer"])
  }

  @Test("what one request captured stays, where a second one that captures it too is skipped on purpose")
  func secondProducerSkipped() async {
    let text = """
      collection: A
      requests:
        - {name: First, get: "http://x/", capture: {id: $.id}}
        - {name: Other, get: "http://x/", skip: not here, capture: {id: $.id}}
        - {name: Second, get: "http://x/{{id}}"}
      """
    let transport = FakeTransport(#"{"id": "7"}"#)
    _ = await RunFixture(text).run(transport)
    #expect(transport.urls == ["http://x/", "http://x/7"])
  }

  @Test("a capture is taken even where a check of its request fails")
  func capturedThoughFailed() async {
    let text = """
      collection: A
      requests:
        - {name: First, get: "http://x/", expect: {json: {$.code: 0}}, capture: {id: $.id}}
        - {name: Second, get: "http://x/{{id}}"}
      """
    let results = await RunFixture(text).run(FakeTransport(#"{"code": 1, "id": "7"}"#))
    #expect(results.map(\.summary) == ["First: failed", "Second: passed"])
  }

  @Test("an undefined variable is told before anything is sent, with where it is captured too late")
  func undefined() {
    let text = """
      collection: A
      requests:
        - {name: First, get: "http://x/{{id}}"}
        - {name: Second, get: "http://x/", capture: {id: $.id}}
      """
    let problems = RunFixture(text).plan.problems
    #expect(problems.map(\.message) == ["variable 'id' is not defined"])
    #expect(problems.first?.hints == ["'Second' captures it, but runs later: move that request before this one"])
    #expect(problems.first?.place?.line == 3)
  }

  @Test("choosing one request brings those along that it takes variables from, and setup")
  func selection() async {
    let text = """
      collection: A
      setup:
        - {name: Setup, get: "http://x/setup"}
      requests:
        - {name: First, get: "http://x/", capture: {id: $.id}}
        - {name: Unrelated, get: "http://x/unrelated", capture: {other: $.id}}
        - {name: Second, get: "http://x/{{id}}"}
      teardown:
        - {name: Clear, delete: "http://x/{{id}}"}
        - {name: Clear the other, delete: "http://x/{{other}}"}
      """
    var fixture = RunFixture(text)
    fixture.options.selection = Selection(requests: ["Second"])
    let results = await fixture.run(FakeTransport(#"{"id": 1}"#))
    #expect(results.map(\.planned.name) == ["Setup", "First", "Second", "Clear"])
  }

  @Test("a failed setup skips the requests, and teardown runs")
  func setup() async {
    let text = """
      collection: A
      setup:
        - {name: Log in, get: "http://x/", expect: {status: 201}}
      requests:
        - {name: First, get: "http://x/"}
      teardown:
        - {name: Log out, get: "http://x/"}
      """
    let results = await RunFixture(text).run()
    #expect(
      results.map(\.summary) == ["Log in: failed", "First: skipped (setup failed: 'Log in')", "Log out: passed"])
  }

  @Test("after the wanted number of failures the rest is skipped, saying after which")
  func bail() async {
    let text = """
      collection: A
      requests:
        - {name: First, get: "http://x/", expect: {status: 201}}
        - {name: Second, get: "http://x/"}
      """
    var fixture = RunFixture(text)
    fixture.options.maximumFailures = 1
    let results = await fixture.run()
    #expect(results.last?.summary == "Second: skipped (stopped after the first failed request, 'First')")
  }
}
