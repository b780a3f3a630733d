/// Every kind of `--report KIND=PATH`.
package enum ReporterRegistry {
  package struct Entry: Sendable {
    package let kind: String
    /// One line for `--help`.
    package let summary: String
    /// Under `--reports-dir`, for what is written unasked; nothing where it has to be asked for.
    package let defaultFile: String?
    package let make: @Sendable (ReportOptions, any ReportSink, any ReportScratch) -> any Reporter
  }

  package static let entries: [Entry] = [
    Entry(kind: JUnitReporter.kind, summary: "JUnit XML for CI systems", defaultFile: "junit.xml") {
      JUnitReporter(options: $0, sink: $1, scratch: $2)
    },
    Entry(kind: HTMLReporter.kind, summary: "one HTML file for people", defaultFile: "report.html") {
      HTMLReporter(options: $0, sink: $1, scratch: $2)
    },
    Entry(kind: JournalReporter.kind, summary: "the journal, a JSON object a line", defaultFile: "run.ndjson") {
      _, sink, _ in
      JournalReporter(sink: sink)
    },
    Entry(kind: JSONReporter.kind, summary: "one JSON document", defaultFile: nil) { _, sink, scratch in
      JSONReporter(sink: sink, scratch: scratch)
    },
    Entry(kind: TAPReporter.kind, summary: "Test Anything Protocol 14", defaultFile: nil) { _, sink, scratch in
      TAPReporter(sink: sink, scratch: scratch)
    },
  ]

  package static func entry(_ kind: String) -> Entry? { entries.first { $0.kind == kind } }
}
