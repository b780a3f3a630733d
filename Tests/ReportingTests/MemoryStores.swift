import Reporting
import RunEvents
import Synchronization

/// Keeps what a reporter writes, and counts how.
final class MemorySink: ReportSink {
  private struct State {
    var bytes: [UInt8] = []
    var writes = 0
    var flushes = 0
    var largest = 0
  }

  private let state = Mutex(State())

  func write(_ text: String) { write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) {
    state.withLock {
      $0.bytes += bytes
      $0.writes += 1
      $0.largest = max($0.largest, bytes.count)
    }
  }

  func flush() { state.withLock { $0.flushes += 1 } }

  var bytes: [UInt8] { state.withLock { $0.bytes } }
  var text: String { String(decoding: bytes, as: UTF8.self) }
  var writes: Int { state.withLock { $0.writes } }
  var flushes: Int { state.withLock { $0.flushes } }
  var largestWrite: Int { state.withLock { $0.largest } }
}

final class MemoryScratch: ReportScratch {
  private let bytes = Mutex<[UInt8]>([])

  func append(_ added: [UInt8]) -> Range<Int> {
    bytes.withLock {
      let start = $0.count
      $0 += added
      return start..<$0.count
    }
  }

  func read(_ range: Range<Int>) -> [UInt8] { bytes.withLock { Array($0[range]) } }
}

/// What a reporter makes of events.
func rendered(
  _ events: [RunEvent], reports: [ReportFile] = [], by make: (MemorySink, MemoryScratch) -> any Reporter
) -> String {
  let sink = MemorySink()
  var reporter = make(sink, MemoryScratch())
  for event in events { reporter.receive(event) }
  reporter.finish(reports: reports)
  return sink.text
}

func junit(_ events: [RunEvent], _ options: ReportOptions = ReportOptions(hostname: "runner-7")) -> String {
  rendered(events) { JUnitReporter(options: options, sink: $0, scratch: $1) }
}

func console(
  _ events: [RunEvent], _ options: ConsoleReporter.Options = .init(), reports: [ReportFile] = [],
  usesRandomValues: Bool = false
) -> String {
  rendered(events, reports: reports) { sink, _ in
    var reporter = ConsoleReporter(options: options, sink: sink)
    reporter.usesRandomValues = usesRandomValues
    return reporter
  }
}
