import RunEvents
import Checks
import CollectionModel
import HTTP
import Reporting
import Runner
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A run that really sends: the loop, the signals, and the one consumer of the events.
struct LiveRun {
  let plan: RunPlan
  let options: RunOptions
  let outputs: RunOutput.Outputs
  let server: RunServer?
  let redactor: Redactor
  let readFile: BodyFileReader

  /// Seconds that teardown has after an interruption.
  private static let teardownTime = 10

  /// The exit code.
  func run() -> Int32 {
    let control = RunControl(maximumFailures: options.maximumFailures)
    let signals = InterruptSignals.install()
    let plan = plan
    let options = options
    let server = server
    let redactor = redactor
    let readFile = readFile
    let consumer = SharedConsumer(EventConsumer(outputs: outputs, clock: options.clock))
    TransferLoop.run { loop in
      let transport = CurlTransport(loop: loop)
      if let signals { Self.watch(signals, loop: loop, transport: transport, control: control, server: server) }
      server?.watch(on: loop)
      let session = RunSession(
        plan: plan, options: options, transport: transport, control: control, redactor: redactor, readFile: readFile)
      await session.run { event in consumer.receive(event) }
      server?.unwatch(on: loop)
      if let signals { loop.unwatch(fileDescriptor: signals) }
    }
    return consumer.finish(interruption: control.interruption)
  }

  private static func watch(
    _ signals: Int32, loop: TransferLoop, transport: CurlTransport, control: RunControl, server: RunServer?
  ) {
    loop.watch(fileDescriptor: signals) {
      for signal in InterruptSignals.pending() {
        if control.interruption != nil {
          // A second one: the journal is on disk line by line, so ending here loses nothing that had finished.
          server?.stopAtOnce()
          _exit(InterruptSignals.code(signal))
        }
        control.interrupt(by: InterruptSignals.name(signal))
        transport.interrupt()
        Task(executorPreference: loop) {
          await loop.pause(for: .seconds(teardownTime))
          control.endTeardown()
          transport.interrupt()
        }
      }
    }
  }
}

/// The one consumer of a run's events, where all tasks of the run can reach it.
private final class SharedConsumer: Sendable {
  private let consumer: Mutex<EventConsumer>

  init(_ consumer: sending EventConsumer) { self.consumer = Mutex(consumer) }

  func receive(_ event: RunEvent) { consumer.withLock { $0.receive(event) } }

  func finish(interruption: String?) -> Int32 { consumer.withLock { $0.finish(interruption: interruption) } }
}

/// Hands each event to the console, the progress line and every report.
struct EventConsumer {
  private var outputs: RunOutput.Outputs
  private var tally = RunTally()
  private let clock: RunClock
  private let began: Double

  init(outputs: RunOutput.Outputs, clock: RunClock) {
    self.outputs = outputs
    self.clock = clock
    began = clock.monotonic()
  }

  mutating func receive(_ event: RunEvent) {
    tally.receive(event)
    if outputs.progress != nil { StandardStream.error.write(ProgressLine.clear) }
    outputs.console.receive(event)
    for index in outputs.reports.indices { outputs.reports[index].reporter.receive(event) }
    outputs.progress?.receive(event)
    if let line = outputs.progress?.text(elapsed: clock.monotonic() - began) { StandardStream.error.write(line) }
  }

  /// Writes what reports keep for the end; returns the exit code.
  mutating func finish(interruption: String?) -> Int32 {
    if outputs.progress != nil { StandardStream.error.write(ProgressLine.clear) }
    let files = outputs.reports.map(\.file)
    var failed = false
    for index in outputs.reports.indices {
      outputs.reports[index].reporter.finish(reports: files)
      do {
        try outputs.reports[index].output.close()
      } catch {
        StandardStream.error.write("error: \(error.reason)\n")
        failed = true
      }
    }
    outputs.console.finish(reports: files)
    if let interruption { return interruption == "SIGTERM" ? 143 : 130 }
    return failed ? 2 : tally.exitCode
  }
}
