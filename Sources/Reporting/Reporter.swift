package import Runner

/// Turns the events of a run into one output. Adding one is a file here and a line in `ReporterRegistry`.
package protocol Reporter {
  /// The kind in `--report KIND=PATH`.
  static var kind: String { get }

  mutating func receive(_ event: RunEvent)
}

/// Where a reporter's output goes: a terminal, a file, a test's buffer.
package protocol ReportSink {
  func write(_ text: String)
  /// Makes what was written so far last.
  func flush()
}

/// Room for what a reporter must keep until the end, so that memory does not grow with the run.
package protocol ReportScratch {
  /// Keeps the bytes and returns where they lie.
  func append(_ bytes: [UInt8]) -> Range<Int>
  func read(_ range: Range<Int>) -> [UInt8]
}
