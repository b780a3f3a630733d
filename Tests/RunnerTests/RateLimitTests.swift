import RunEvents
import HTTP
import Runner
import Synchronization
import TestSupport
import Testing

@Suite("An environment's rate limit")
struct RateLimitTests {
  private let environment = "environment: test\nrate_limit: {requests: 3, per: 2s}\n"

  private func collection(_ urls: [String], rest: String = "") -> String {
    "collection: A\nrequests:\n"
      + urls.enumerated().map { "  - {name: R\($0), get: \"\($1)\"\(rest)}\n" }.joined()
  }

  @Test("lets so many requests go at once, and the next when the first is that long ago")
  func window() async {
    let transport = FakeTransport()
    let results = await RunFixture(
      collection(Array(repeating: "http://a/", count: 7)), environment: environment
    ).run(transport)
    #expect(results.allSatisfy { $0.outcome == .passed })
    // The clock of the fixture stands still, so each pause is counted from the start.
    #expect(transport.pauses == [.seconds(2), .seconds(2), .seconds(2), .seconds(4)])
  }

  @Test("waits no longer than it must where time has passed")
  func elapsed() async {
    let time = Mutex(0.0)
    let transport = FakeTransport { _, _ in
      time.withLock { $0 += 0.5 }
      return .success(HTTPResponse(status: 200))
    }
    var fixture = RunFixture(collection(Array(repeating: "http://a/", count: 4)), environment: environment)
    fixture.options.clock = RunClock(wall: { 0 }, monotonic: { time.withLock { $0 } })
    _ = await fixture.run(transport)
    #expect(transport.pauses == [.seconds(0.5)])
  }

  @Test("counts each host apart")
  func hosts() async {
    let transport = FakeTransport()
    let urls = ["http://a/", "http://b/", "http://a:81/", "http://b/", "http://b/", "http://a/x", "http://c/"]
    _ = await RunFixture(collection(urls), environment: environment).run(transport)
    #expect(transport.pauses.isEmpty)
  }

  @Test("holds for attempts, redirects and token requests too")
  func everything() async {
    let transport = FakeTransport { request, number in
      switch request.url.path {
      case "/token": .success(HTTPResponse(status: 200, body: Array(#"{"access_token":"abc"}"#.utf8)))
      case "/from": .success(HTTPResponse(status: 302, headers: HTTPFields([.init("Location", "/to")])))
      default: .success(HTTPResponse(status: number < 4 ? 503 : 200))
      }
    }
    let auth =
      ", auth: {oauth2: {grant: client_credentials, client_id: a, token_url: \"http://a/token\"}}, redirects: 1, "
      + "retry: {attempts: 2, on: [503]}"
    let results = await RunFixture(collection(["http://a/from"], rest: auth), environment: environment).run(transport)
    #expect(results.map(\.summary) == ["R0: passed"])
    #expect(transport.urls == ["http://a/token", "http://a/from", "http://a/to", "http://a/from", "http://a/to"])
    // The retry's own pause of nothing stands before the two of the limit.
    #expect(transport.pauses == [.zero, .seconds(2), .seconds(2)])
  }

  @Test("is shared by the collections of a run")
  func shared() async {
    let fixture = RunFixture(collection(["http://a/", "http://a/"]), environment: environment)
    fixture.folder.write("collections/b.yaml", collection(["http://a/", "http://a/"]).replacing(": A", with: ": B"))
    let transport = FakeTransport()
    _ = await fixture.run(transport)
    #expect(transport.pauses == [.seconds(2)])
  }

  @Test("is no part of the time that a request took")
  func duration() async {
    let time = Mutex(0.0)
    let transport = PausingTransport { duration in
      time.withLock { $0 += Double(duration.components.seconds) }
    }
    var fixture = RunFixture(
      collection(Array(repeating: "http://a/", count: 4), rest: ", expect: {duration: {below: 1s}}"),
      environment: environment)
    fixture.options.clock = RunClock(wall: { 0 }, monotonic: { time.withLock { $0 } })
    #expect(await fixture.run(transport).map(\.summary).last == "R3: passed")
    #expect(time.withLock { $0 } == 2)
  }

  @Test("an interrupted wait sends nothing")
  func interrupted() async {
    let control = RunControl()
    let transport = PausingTransport { _ in control.interrupt(by: "SIGINT") }
    let fixture = RunFixture(collection(Array(repeating: "http://a/", count: 5)), environment: environment)
    let results = await fixture.run(transport, control: control)
    #expect(transport.sent == 3)
    #expect(results.map(\.summary)[3...] == ["R3: error (interrupted)", "R4: skipped (interrupted)"])
  }
}

/// A network whose pauses do what a test says.
private final class PausingTransport: Transport {
  private let count = Mutex(0)
  private let paused: @Sendable (Duration) -> Void

  init(_ paused: @escaping @Sendable (Duration) -> Void) { self.paused = paused }

  var sent: Int { count.withLock { $0 } }

  func send(_ request: HTTPRequest, options: TransferOptions) async -> Exchange {
    count.withLock { $0 += 1 }
    return Exchange(request: request, result: .success(HTTPResponse(status: 200)))
  }

  func pause(for duration: Duration) async { paused(duration) }
  func interrupt() {}
}
