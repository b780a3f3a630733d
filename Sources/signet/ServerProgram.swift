import CollectionModel
import Diagnostics
import HTTP
import Runner
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program of the user's own, named by an environment's `server`: started before the run, stopped after everything else.
///
/// It gets the variables of this process, an empty standard input, and as its folder that of the file that names it. It
/// leads a process group of its own, so that Ctrl-C reaches it only through `stop`, and so that `stop` reaches whatever
/// it started itself.
final class ServerProgram: Sendable {
  private enum State {
    case waiting
    case running(pid_t)
    case over
  }

  let command: ServerCommand
  let output: ServerOutput
  private let state = Mutex(State.waiting)

  init(_ command: ServerCommand, redactor: Redactor, isShown: Bool) {
    self.command = command
    output = ServerOutput(redactor: redactor, isShown: isShown)
  }

  /// For messages.
  var name: String { command.words.first ?? "" }

  static func binding(_ command: ServerCommand) -> ServerBinding {
    var binding = ServerBinding(
      name: "server " + (command.words.first ?? ""), url: "\(command.ready.scheme)://\(command.ready.authority)",
      hosts: [], variables: { _ in [] })
    binding.isOnlyDestination = false
    return binding
  }

  // MARK: Start

  enum Start {
    case ready
    case failed(Diagnostic)
    case interrupted(Int32)
  }

  /// Starts the program and waits until its URL answers. Where it does not come to that, nothing is left running.
  func start(gate: HostGate, signals: Int32?) -> Start {
    let probe = ReadinessProbe(url: command.ready, destination: gate.destination(of: command.ready), server: self)
    if probe.answersNow() {
      return .failed(
        Diagnostic(
          "something answers at '\(command.ready)' before the server is started", at: command.place,
          hints: ["stop it; or leave 'server' out and give its address as 'base_url'"]))
    }
    guard let pipe = DescriptorPipe() else {
      return .failed(Diagnostic("the server cannot be started: \(String(cString: strerror(errno)))", at: command.place))
    }
    let launch = ProgramLaunch(
      words: command.words, folder: command.folder, hasOwnGroup: true, hasNoInput: true,
      descriptors: [(pipe.writer, 1), (pipe.writer, 2)])
    let started = launch.start()
    close(pipe.writer)
    output.read(from: pipe.reader)
    guard case .success(let child) = started else {
      guard case .failure(let failure) = started else { return .ready }
      return .failed(cannotStart(failure.reason))
    }
    state.withLock { $0 = .running(child) }
    let outcome = probe.wait(timeout: command.timeout, signals: signals)
    if case .ready = outcome { return outcome }
    stop(silently: true)
    return outcome
  }

  private func cannotStart(_ reason: String) -> Diagnostic {
    Diagnostic(
      "the server '\(name)' cannot be started: \(reason)", at: command.place,
      hints: ["a path is relative to the environment's file; a bare name is looked for in PATH"])
  }

  // MARK: While it runs

  /// How it ended, where it has ended by itself.
  func ended() -> ProgramEnd? {
    state.withLock { state in
      guard case .running(let child) = state, let end = ProgramEnd.of(child, waiting: false) else { return nil }
      // What it started may still be there.
      sendSignal(-child, SIGKILL)
      state = .over
      return end
    }
  }

  // MARK: End

  /// Seconds.
  private static let patience = 5.0
  private static let followersPatience = 0.5

  /// Ends it and all that it started: SIGTERM, and SIGKILL after 5 seconds. Says so where it had ended before.
  func stop(silently: Bool = false) {
    if let end = ended() {
      if !silently { tellEarlyEnd(end) }
      output.close()
      return
    }
    state.withLock { state in
      guard case .running(let child) = state else { return }
      state = .over
      sendSignal(-child, SIGTERM)
      var deadline = SystemClock.seconds(CLOCK_MONOTONIC) + Self.patience
      var isReaped = false
      while SystemClock.seconds(CLOCK_MONOTONIC) < deadline {
        // A program that waits for its reader would not come to its end.
        output.drain()
        if !isReaped, ProgramEnd.of(child, waiting: false) != nil {
          isReaped = true
          // What it started has to follow soon; in a container without an init process some of it never seems to go.
          deadline = min(deadline, SystemClock.seconds(CLOCK_MONOTONIC) + Self.followersPatience)
        }
        if isReaped, sendSignal(-child, 0) != 0 { return }
        usleep(5_000)
      }
      sendSignal(-child, SIGKILL)
      if !isReaped { _ = ProgramEnd.of(child, waiting: true) }
    }
    output.close()
  }

  /// Ends it at once: this process is about to end.
  func stopAtOnce() {
    state.withLock { state in
      if case .running(let child) = state { sendSignal(-child, SIGKILL) }
      state = .over
    }
  }

  private func tellEarlyEnd(_ end: ProgramEnd) {
    output.drain()
    StandardStream.error.write(
      "warning: the server '\(name)' ended \(end.text) during the run; \(output.lastLines)\n")
  }
}

/// The C function; to a group where the number is negative. 0 where there is any such process.
@discardableResult
private func sendSignal(_ process: pid_t, _ signal: Int32) -> Int32 { kill(process, signal) }
