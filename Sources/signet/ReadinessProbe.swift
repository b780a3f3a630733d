import CollectionModel
import Diagnostics
import HTTP
import Runner
import Synchronization

/// Asks a server's URL until something answers.
struct ReadinessProbe {
  let url: RequestURL
  let destination: Destination?
  let server: ServerProgram

  private static let pause = Duration.milliseconds(50)
  /// One question; a server that takes longer to answer is asked again.
  private static let longestAnswer = Duration.seconds(5)

  /// Whether anything answers already, before the server is started.
  func answersNow() -> Bool {
    TransferLoop.run { loop in
      await failure(through: CurlTransport(loop: loop), within: Self.longestAnswer) == nil
    }
  }

  /// Until an answer, the program's end, a signal, or the end of the time.
  func wait(timeout: Duration, signals: Int32?) -> ServerProgram.Start {
    let interruption = Interruption()
    return TransferLoop.run { loop in
      let transport = CurlTransport(loop: loop)
      server.output.watch(on: loop)
      if let signals {
        loop.watch(fileDescriptor: signals) {
          for signal in InterruptSignals.pending() { interruption.note(signal) }
          transport.interrupt()
        }
      }
      let start = await ask(through: transport, timeout: timeout, until: interruption)
      server.output.unwatch(on: loop)
      if let signals { loop.unwatch(fileDescriptor: signals) }
      return start
    }
  }

  private func ask(
    through transport: CurlTransport, timeout: Duration, until interruption: Interruption
  ) async -> ServerProgram.Start {
    let began = SystemClock.run.monotonic()
    while true {
      let left = timeout - .seconds(SystemClock.run.monotonic() - began)
      let failure = await failure(through: transport, within: max(min(left, Self.longestAnswer), .milliseconds(1)))
      if let signal = interruption.signal { return .interrupted(signal) }
      if let end = server.ended() { return .failed(tooEarly(end)) }
      guard let failure else { return .ready }
      if left <= .zero { return .failed(tooLate(timeout, failure)) }
      await transport.pause(for: Self.pause)
    }
  }

  /// Why there was no answer; nothing where there was one. Any status will do, also one whose body is of no use.
  private func failure(
    through transport: CurlTransport, within limit: Duration
  ) async -> TransportFailure? {
    var options = TransferOptions()
    options.timeout = limit
    options.connectTimeout = limit
    options.proxy = .none
    options.destination = destination
    // Nothing is told to the server but that it is asked.
    options.tls.verify = false
    let request = HTTPRequest(method: "GET", url: url, headers: HTTPFields([HTTPFields.Field("Accept", "*/*")]))
    switch await transport.send(request, options: options).result {
    case .success: return nil
    case .failure(let failure): return failure.kind == .bodyTooLarge ? nil : failure
    }
  }

  private func tooEarly(_ end: ProgramEnd) -> Diagnostic {
    server.output.drain()
    return Diagnostic(
      "the server '\(server.name)' ended \(end.text) before '\(url)' answered", at: server.command.place,
      hints: [server.output.lastLines])
  }

  private func tooLate(_ timeout: Duration, _ failure: TransportFailure) -> Diagnostic {
    server.output.drain()
    let seconds = timeout / .seconds(1)
    let time = seconds < 1 ? "\(Int(seconds * 1000)) ms" : "\(Int(seconds)) s"
    return Diagnostic(
      "the server '\(server.name)' did not answer at '\(url)' within \(time): \(failure.reason)",
      at: server.command.place, hints: ["'timeout' of the server gives it longer", server.output.lastLines])
  }
}

/// The first signal that came, where a watcher on the loop can leave it.
private final class Interruption: Sendable {
  private let first = Mutex<Int32?>(nil)

  var signal: Int32? { first.withLock { $0 } }

  func note(_ signal: Int32) { first.withLock { $0 = $0 ?? signal } }
}
