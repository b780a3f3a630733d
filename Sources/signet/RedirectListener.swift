import Diagnostics
import HTTP
import LocalServer
import Runner
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits for the browser that an authorization page sends back with a code.
final class RedirectListener: Sendable {
  enum Outcome: Sendable, Equatable {
    case code(String)
    /// The person, or the server, said no: its words.
    case denied(String)
    case interrupted(Int32)
    case tooLate
  }

  /// What links may name where the environment has no `redirect_url`.
  let url: String
  private let server: LocalServer
  private let inbox: RedirectInbox

  /// Listens at `redirectURL` where that is this machine, else on a free port of loopback.
  init(redirectURL: String?, state: String) throws(LocalServerFailure) {
    let expected = redirectURL.flatMap { try? RequestURL(parsing: $0) }
    let own = expected.flatMap { $0.scheme == "http" && Self.isLoopback($0.host) ? $0 : nil }
    let inbox = try RedirectInbox(path: expected?.path ?? "/", state: state)
    server = try LocalServer(address: own?.host ?? "127.0.0.1", port: own?.effectivePort ?? 0, maximumBody: 1 << 16) {
      inbox.answer($0)
    }
    self.inbox = inbox
    url =
      own?.description
      ?? RequestURL(scheme: "http", host: "127.0.0.1", port: server.port, path: expected?.path ?? "/").description
  }

  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
  }

  func stop() { server.stop() }

  /// Waits for at most `seconds`; `signals` is where interruptions arrive. `refused` is told of each visit that is no
  /// answer to the link.
  func wait(seconds: Double, signals: Int32?, refused: (String) -> Void) -> Outcome {
    let end = SystemClock.run.monotonic() + seconds
    while true {
      for event in inbox.take() {
        switch event {
        case .outcome(let outcome): return outcome
        case .refused(let reason): refused(reason)
        }
      }
      let left = end - SystemClock.run.monotonic()
      guard left > 0 else { return .tooLate }
      var descriptors = [pollfd(fd: inbox.descriptor, events: Int16(POLLIN), revents: 0)]
      if let signals { descriptors.append(pollfd(fd: signals, events: Int16(POLLIN), revents: 0)) }
      _ = poll(&descriptors, nfds_t(descriptors.count), Int32(min(left * 1000 + 1, Double(Int32.max))))
      if signals != nil, let signal = InterruptSignals.pending().first { return .interrupted(signal) }
    }
  }
}

/// What the redirect brought, from the server's thread to the one that waits.
final class RedirectInbox: Sendable {
  enum Event: Sendable, Equatable {
    case outcome(RedirectListener.Outcome)
    /// No answer to the link that was printed; in words.
    case refused(String)
  }

  /// Can be read when something has come.
  let descriptor: Int32
  private let writer: Int32
  private let path: String
  private let state: String
  private let events = Mutex<(waiting: [Event], isSettled: Bool)>(([], false))

  init(path: String, state: String) throws(LocalServerFailure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw LocalServerFailure(reason: String(cString: strerror(errno))) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (descriptor, writer) = (ends[0], ends[1])
    self.path = path
    self.state = state
  }

  deinit {
    close(descriptor)
    close(writer)
  }

  func take() -> [Event] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
    return events.withLock { events in
      defer { events.waiting = [] }
      return events.waiting
    }
  }

  func answer(_ request: ServerRequest) -> ServerResponse {
    guard request.path == path else { return Self.page(404, "There is nothing here.") }
    guard request.method == "GET" else { return Self.page(405, "The redirect is a GET.") }
    if events.withLock({ $0.isSettled }) { return Self.page(200, "This link has served already.") }
    let url = RequestURL(scheme: "http", host: "127.0.0.1", path: request.path, query: request.query)
    let redirect = Redirected(url)
    switch redirect.reading(state: state) {
    case .failure(let problem):
      put(.refused(problem.reason))
      return Self.page(400, "Refused: \(problem.reason).")
    case .success(let outcome):
      put(.outcome(outcome), settling: true)
      if case .denied = outcome { return Self.page(200, "The authorization was refused. The terminal tells more.") }
      return Self.page(200, "The code has arrived; the terminal tells the rest. This page may be closed.")
    }
  }

  private func put(_ event: Event, settling: Bool = false) {
    events.withLock { events in
      // Whoever guesses states for an hour is told of, but not for ever.
      if events.waiting.count < 32 || settling { events.waiting.append(event) }
      if settling { events.isSettled = true }
    }
    var byte: UInt8 = 1
    _ = write(writer, &byte, 1)
  }

  private static func page(_ status: Int, _ text: String) -> ServerResponse {
    ServerResponse(
      status: status,
      headers: HTTPFields([
        .init("Content-Type", "text/plain; charset=utf-8"), .init("Cache-Control", "no-store"),
        .init("Referrer-Policy", "no-referrer"), .init("X-Content-Type-Options", "nosniff"),
      ]), body: Array((text + "\n").utf8))
  }
}

/// The address that an authorization page sends a browser to (RFC 6749 section 4.1.2).
struct Redirected {
  struct Problem: Error, Equatable {
    var reason: String
  }

  let url: RequestURL

  init(_ url: RequestURL) { self.url = url }

  /// The code or the refusal, where the state is the one of the link.
  func reading(state: String) -> Result<RedirectListener.Outcome, Problem> {
    let states = values("state")
    guard let given = states.first, states.count == 1 else {
      return .failure(Problem(reason: states.isEmpty ? "it has no 'state'" : "it has 'state' twice"))
    }
    guard given == state else {
      return .failure(Problem(reason: "its 'state' is not that of the link that was printed"))
    }
    if let error = values("error").first {
      let words = values("error_description").first.map { ": " + $0 } ?? ""
      return .success(.denied(VisibleText.shown(String((error + words).prefix(300)))))
    }
    let codes = values("code")
    guard let code = codes.first, codes.count == 1, !code.isEmpty else {
      return .failure(Problem(reason: codes.count > 1 ? "it has 'code' twice" : "it has no 'code'"))
    }
    return .success(.code(code))
  }

  private func values(_ name: String) -> [String] {
    url.queryItems.filter { $0.name == name }.map { $0.value ?? "" }
  }
}
