package import RunEvents

/// Turns the events of a run into one output. Adding one is a file here and a line in `ReporterRegistry`.
///
/// A reporter is a pure function of the events: it reads no clock, opens no file and prints nothing itself.
package protocol Reporter: Sendable {
  /// The kind in `--report KIND=PATH`.
  static var kind: String { get }

  mutating func receive(_ event: RunEvent)

  /// Called once after the last event, also where a crash kept `runFinished` from coming.
  ///
  /// `reports` are the files that the run wrote; only the console speaks of them.
  mutating func finish(reports: [ReportFile])
}

/// A report and where it lies.
package struct ReportFile: Sendable, Equatable {
  /// As in `--report KIND=PATH`.
  package var kind: String
  package var path: String

  package init(kind: String, path: String) {
    self.kind = kind
    self.path = path
  }
}

/// Where a reporter's output goes: a terminal, a file, a test's buffer.
package protocol ReportSink: Sendable {
  func write(_ text: String)
  /// The same for bytes, which are always UTF-8.
  func write(_ bytes: [UInt8])
  /// Makes what was written so far last.
  func flush()
}

extension ReportSink {
  package func write(_ bytes: [UInt8]) { write(String(decoding: bytes, as: UTF8.self)) }
}

/// Room for what a reporter must keep until the end, so that memory does not grow with the run.
package protocol ReportScratch: Sendable {
  /// Keeps the bytes and returns where they lie.
  func append(_ bytes: [UInt8]) -> Range<Int>
  func read(_ range: Range<Int>) -> [UInt8]
}
