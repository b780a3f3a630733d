package import RunEvents

/// Writes the journal: one compact JSON object a line, each made last as it happens, so that a kill loses at most one line.
///
/// See `JournalEncoder` for the lines.
package struct JournalReporter: Reporter {
  package static let kind = "ndjson"

  private let sink: any ReportSink

  package init(sink: any ReportSink) { self.sink = sink }

  package mutating func receive(_ event: RunEvent) {
    sink.write(JournalEncoder.line(event))
    sink.flush()
  }

  package mutating func finish(reports: [ReportFile]) {}
}
