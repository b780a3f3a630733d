import Checks
import CollectionModel
import Diagnostics
import HTTP
import RunEvents
import Runner
import Synchronization
import TestSupport
import Testing

@Suite("Flows that once went wrong")
struct FlowDefectTests {
  @Test(
    "a need that only comes later, or is the request itself, is a mistake, not a skip",
    arguments: [
      ("W", "needs itself"), ("Later", "needs 'Later', which runs later"), ("Clear", "needs 'Clear', which runs later"),
    ])
  func laterNeed(need: String, words: String) {
    let plan = RunFixture(
      """
      collection: A
      requests:
        - {name: W, get: "http://x/", needs: [\(need)]}
        - {name: Later, get: "http://x/"}
      teardown: [{name: Clear, get: "http://x/"}]
      """
    ).plan
    #expect(plan.problems.map(\.message) == ["request 'W' \(words)"])
  }

  private let login = """
    fragment: Login
    requests: [{name: Sign in, post: http://x/login, capture: {token: $.token}}]
    """

  private func fixture(_ first: String, _ second: String) -> RunFixture {
    let fixture = RunFixture(first, fragment: login)
    fixture.folder.write("collections/b.yaml", second)
    return fixture
  }

  private let second = """
    collection: B
    requests:
      - {include: ../shared/fragment.yaml, once: true}
      - {name: Read, get: "http://x/b/{{token}}"}
    """

  @Test("an include with 'once' that was skipped in one collection runs in the next")
  func skippedOnce() async {
    let first = """
      collection: A
      requests:
        - {name: Off, skip: not now, requests: [{include: ../shared/fragment.yaml, once: true}]}
      """
    let results = await fixture(first, second).run(FakeTransport(#"{"token": "t"}"#))
    #expect(results.map(\.summary) == ["Sign in: skipped (not now)", "Sign in: passed", "Read: passed"])
  }

  @Test("an include with 'once' inside rows runs once for all of them, and for other collections")
  func onceInRows() async {
    let first = """
      collection: A
      data: [{n: 1}, {n: 2}, {n: 3}]
      requests:
        - {include: ../shared/fragment.yaml, once: true}
        - {name: Read, get: "http://x/{{n}}/{{token}}"}
      """
    let transport = FakeTransport(#"{"token": "t"}"#)
    let results = await fixture(first, second).run(transport)
    #expect(transport.urls == ["http://x/login", "http://x/1/t", "http://x/2/t", "http://x/3/t", "http://x/b/t"])
    #expect(results.allSatisfy { $0.outcome != .failed })
  }

  @Test("rows inside an include with 'once' leave what stands around them to the others")
  func rowsInOnce() async {
    let fixture = RunFixture(
      """
      collection: A
      requests: [{include: ../shared/fragment.yaml, once: true}, {name: Read, get: "http://x/{{token}}"}]
      """,
      fragment: """
        fragment: Login
        requests:
          - {name: Warm up, get: "http://x/{{n}}", data: [{n: 1}, {n: 2}]}
          - {name: Sign in, post: http://x/login, capture: {token: $.token}}
        """)
    fixture.folder.write("collections/b.yaml", second)
    let results = await fixture.run(FakeTransport(#"{"token": "t"}"#))
    #expect(results.suffix(4).map(\.summary).last == "Read: passed")
    #expect(results.filter { $0.outcome == .skipped(reason: "ran once, in 'A'") }.count == 3)
  }

  @Test("a failed row of setup, and a failed 'once' of setup, keep the requests from running")
  func failedSetup() async {
    let rows = await RunFixture(
      """
      collection: A
      setup: [{name: Seed, get: "http://x/{{n}}", data: [{n: 1}, {n: 2}]}]
      requests: [{name: Main, post: http://x/main}]
      """
    ).run(FakeTransport { request, _ in .success(HTTPResponse(status: request.url.path == "/1" ? 500 : 200)) })
    #expect(rows.last?.summary == "Main: skipped (setup failed: 'Seed')")
    let inSetup = "setup: [{include: ../shared/fragment.yaml, once: true}]\nrequests: [{name: Do, post: http://x/do}]"
    let once = await fixture("collection: A\n\(inSetup)", "collection: B\n\(inSetup)").run(FakeTransport("{}"))
    #expect(
      once.filter { $0.planned.name == "Do" }.map(\.summary)
        == Array(repeating: "Do: skipped (setup failed: 'Sign in')", count: 2))
  }

  @Test("--bail ends no request that has begun")
  func bail() async {
    var fixture = RunFixture(
      """
      collection: A
      requests:
        - {name: Wait, get: "http://x/", poll: {every: 1s, for: 1h, until: {json: {$.n: 3}}}}
      """)
    fixture.folder.write("collections/b.yaml", "collection: B\nrequests: [{name: Fails, get: \"http://x/fails\"}]")
    fixture.options.maximumFailures = 1
    fixture.options.jobs = 2
    let time = Mutex(0.0)
    fixture.options.clock = RunClock(
      wall: { 0 },
      monotonic: {
        time.withLock {
          $0 += 1; return $0
        }
      })
    let polls = Mutex(0)
    let transport = FakeTransport { request, _ in
      if request.url.path == "/fails" { return .success(HTTPResponse(status: 500)) }
      let number = polls.withLock {
        $0 += 1; return $0
      }
      return .success(HTTPResponse(status: 200, body: Array(#"{"n": \#(number)}"#.utf8)))
    }
    let results = await fixture.run(transport)
    #expect(Set(results.map(\.summary)) == ["Fails: failed", "Wait: passed"])
  }

  @Test("a folder's condition does not see the rows of its requests")
  func folderCondition() async {
    let results = await RunFixture(
      """
      collection: A
      variables: {region: US}
      requests:
        - name: Folder
          if: {region: US}
          requests: [{name: R, get: "http://x/{{region}}", data: [{region: EU}, {region: UK}]}]
      """
    ).run()
    #expect(results.map(\.summary) == ["R: passed", "R: passed"])
  }

  @Test("teardown comes along where any producer of its variable was chosen")
  func teardownOfOne() async {
    var fixture = RunFixture(
      """
      collection: A
      requests:
        - {name: Create A, post: http://x/a, capture: {id: $.id}}
        - {name: Create B, post: http://x/b, capture: {id: $.id}}
      teardown: [{name: Cancel, post: "http://x/cancel/{{id}}"}]
      """)
    fixture.options.selection.requests = ["Create A"]
    let results = await fixture.run(FakeTransport(#"{"id": 1}"#))
    #expect(results.map(\.summary) == ["Create A: passed", "Cancel: passed"])
  }

  @Test("a needed request comes along with all its rows")
  func neededRows() async {
    var fixture = RunFixture(
      """
      collection: A
      requests:
        - {name: Many, get: "http://x/{{n}}", data: [{n: 1}, {n: 2}]}
        - {name: B, get: "http://x/b", needs: [Many]}
      """)
    fixture.options.selection.requests = ["B"]
    let results = await fixture.run(
      FakeTransport { request, _ in .success(HTTPResponse(status: request.url.path == "/1" ? 500 : 200)) })
    #expect(
      results.map(\.summary) == ["Many: failed", "Many: passed", "B: skipped (needs 'Many', which did not pass)"])
  }

  @Test("a captured secret is masked in all its parts")
  func secretList() async {
    let redactor = Redactor()
    let results = await RunFixture(
      """
      collection: A
      requests:
        - {name: Read, get: "http://x/", capture: {keys: {query: "$.items[*]", secret: true}}}
        - {name: Use, get: "http://x/", if: {keys: {length: 5}}}
      """
    ).run(FakeTransport(#"{"items": ["secret-one-1", "secret-two-2"]}"#), redactor: redactor)
    #expect(!results[1].summary.contains("secret-one-1"))
    #expect(redactor.mask("a secret-two-2 b") == "a ***keys*** b")
  }

  @Test("an undefined variable is told once, however many rows use it")
  func undefinedInRows() {
    let rows = (1...50).map { "{n: \($0)}" }.joined(separator: ", ")
    let plan = RunFixture(
      "collection: A\nrequests: [{name: Read, get: \"http://x/{{nowhere}}\", data: [\(rows)]}]"
    ).plan
    #expect(plan.problems.count == 1)
  }
}
