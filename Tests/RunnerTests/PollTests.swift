import HTTP
import RunEvents
import Runner
import Synchronization
import Testing

@Suite("Polling")
struct PollTests {
  private func fixture(_ request: String) -> RunFixture {
    var fixture = RunFixture(
      """
      collection: A
      requests:
        - name: Wait
          get: http://x/{{next ?? 1}}
      \(request.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
        - {name: After, get: "http://x/after", needs: [Wait]}
      """)
    // Each look at the clock is a second later.
    let time = Mutex(0.0)
    fixture.options.clock = RunClock(
      wall: { 1_700_000_000_000 },
      monotonic: {
        time.withLock {
          $0 += 1; return $0
        }
      })
    return fixture
  }

  private func transport(doneAt round: Int, status: Int = 200) -> FakeTransport {
    FakeTransport { _, number in
      .success(
        HTTPResponse(
          status: status,
          body: Array(#"{"state": "\#(number >= round ? "done" : "running")", "page": \#(number)}"#.utf8)))
    }
  }

  @Test("rounds go on until the condition holds, and checks are of the last response")
  func holds() async {
    let transport = transport(doneAt: 3)
    let results = await fixture(
      """
      poll: {every: 2s, for: 1h, until: {json: {$.state: done}}}
      expect: {json: {$.page: 3}}
      """
    ).run(transport)
    #expect(results.map(\.summary) == ["Wait: passed", "After: passed"])
    #expect(transport.pauses == [.seconds(2), .seconds(2)])
    #expect(results[0].attempts.map(\.kind) == [.round, .round, .round])
    #expect(results[0].attempts.map(\.number) == [1, 2, 3])
    #expect(results[0].attempts.map(\.failure) == ["$.state is not 'done'", "$.state is not 'done'", nil])
  }

  @Test("captures are taken at each round, so that paging is a poll")
  func paging() async {
    let transport = transport(doneAt: 3)
    let results = await fixture(
      """
      poll: {every: 1s, for: 1h, until: {json: {$.state: done}}}
      capture: {next: "$.page | add 1"}
      """
    ).run(transport)
    #expect(results[0].outcome == .passed)
    #expect(transport.urls.prefix(3) == ["http://x/1", "http://x/2", "http://x/3"])
  }

  @Test("time that runs out is a failure that names what did not come")
  func runsOut() async {
    let results = await fixture("poll: {every: 10s, for: 25s, until: {json: {$.state: done}}}").run(
      transport(doneAt: 1000))
    #expect(results.map(\.summary) == ["Wait: failed", "After: skipped (needs 'Wait', which did not pass)"])
    let failed = results[0].checks.filter { !$0.passed }
    #expect(failed.map(\.title) == ["poll"])
    #expect(failed[0].message.hasPrefix("the poll did not come to what 'until' names within 25s ("))
    #expect(failed[0].details == ["$.state is not 'done'"])
    #expect(failed[0].place?.text.contains("poll:") == true)
  }

  @Test("what 'stop_if' names ends the poll as a failure at once")
  func stopIf() async {
    let transport = transport(doneAt: 1000)
    let results = await fixture(
      "poll: {every: 1s, for: 1h, until: {json: {$.state: done}}, stop_if: {json: {$.page: 2}}}"
    ).run(transport)
    #expect(results[0].outcome == .failed)
    #expect(transport.requests.count == 2)
    #expect(results[0].checks.last?.message == "the poll was told to stop: what 'stop_if' names holds (2 rounds)")
  }

  @Test("a condition checks just what it names: a 404 on the way is no failure")
  func otherStatus() async {
    let transport = FakeTransport { _, number in
      .success(HTTPResponse(status: number < 3 ? 404 : 200, body: Array("{}".utf8)))
    }
    let results = await fixture("poll: {every: 1s, for: 1h, until: {status: 200}}").run(transport)
    #expect(results[0].outcome == .passed)
    #expect(results[0].attempts.count == 3)
  }

  @Test("a server that is not there yet is waited for, and one that never comes is an error")
  func connection() async {
    let refused = TransportFailure(.connection, "could not connect to x:80: connection refused")
    let late = FakeTransport { _, number in
      number < 3 ? .failure(refused) : .success(HTTPResponse(status: 200, body: Array("{}".utf8)))
    }
    let settings = "poll: {every: 1s, for: 30s, until: {status: 200}}"
    #expect(await fixture(settings).run(late)[0].outcome == .passed)
    let never = await fixture(settings).run(FakeTransport { _, _ in .failure(refused) })
    #expect(never[0].outcome == .error(kind: "connection", reason: refused.reason))
    #expect(never[0].attempts.count > 1)
  }

  @Test("each round has its retries")
  func retries() async {
    let transport = FakeTransport { _, number in
      .success(HTTPResponse(status: number % 2 == 1 ? 503 : 200, body: Array(#"{"n": \#(number)}"#.utf8)))
    }
    let results = await fixture(
      """
      retry: {attempts: 2, on: [5xx], delay: 1s}
      poll: {every: 1s, for: 1h, until: {json: {$.n: 4}}}
      """
    ).run(transport)
    #expect(results[0].outcome == .passed)
    #expect(results[0].attempts.map(\.kind) == [.attempt, .round, .attempt, .round])
  }
}
