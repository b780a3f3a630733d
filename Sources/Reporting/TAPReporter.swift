package import RunEvents

/// Writes TAP version 14: a test point a request, in file order, with a YAML block under what did not pass.
package struct TAPReporter: Reporter {
  package static let kind = "tap"

  /// Stands where the number of the point will.
  private static let numberPlaceholder: UInt8 = 0

  private let sink: any ReportSink
  private let scratch: any ReportScratch
  private var names: [Int: String] = [:]
  private var points: [Int: [Range<Int>]] = [:]
  private var interrupted: String?

  package init(sink: any ReportSink, scratch: any ReportScratch) {
    self.sink = sink
    self.scratch = scratch
  }

  package mutating func receive(_ event: RunEvent) {
    switch event {
    case .collectionStarted(let collection): names[collection.index] = collection.name
    case .requestFinished(let result):
      let title = CaseTitle.text(result.planned, collection: names[result.collection] ?? "")
      points[result.collection, default: []].append(scratch.append(Array(Self.point(result, title).utf8)))
    case .collectionFinished(let collection): names[collection.index] = nil
    case .runFinished(let end): interrupted = end.interrupted
    case .runStarted: break
    }
  }

  package mutating func finish(reports: [ReportFile]) {
    let ranges = points.sorted { $0.key < $1.key }.flatMap(\.value)
    sink.write("TAP version 14\n1..\(ranges.count)" + (ranges.isEmpty ? " # SKIP nothing was run\n" : "\n"))
    for (index, range) in ranges.enumerated() {
      var bytes = scratch.read(range)
      if let place = bytes.firstIndex(of: Self.numberPlaceholder) {
        bytes.replaceSubrange(place...place, with: String(index + 1).utf8)
      }
      sink.write(bytes)
    }
    if let interrupted { sink.write("Bail out! interrupted by \(ReportText.line(interrupted))\n") }
    sink.flush()
  }

  private static func point(_ result: RequestResult, _ title: String) -> String {
    let description = "\0 - " + escaped(title)
    switch result.outcome {
    case .passed: return "ok " + description + "\n"
    case .skipped(let reason): return "ok " + description + " # SKIP " + escaped(ReportText.line(reason)) + "\n"
    case .failed:
      let messages = result.checks.filter { !$0.passed }.map(CheckSentence.text)
      return "not ok " + description + "\n" + block(result, severity: "fail", messages: messages)
    case .error(_, let reason):
      return "not ok " + description + "\n" + block(result, severity: "error", messages: [reason])
    }
  }

  /// JSON's strings and arrays are YAML's too.
  private static func block(_ result: RequestResult, severity: String, messages: [String]) -> String {
    let place = result.checks.first { !$0.passed }?.place
    var json = JSONBytes()
    json.beginArray()
    for message in messages { json.string(ReportText.line(message)) }
    json.endArray()
    var file = JSONBytes()
    file.string(ReportText.line(place?.file ?? result.planned.file))
    var text = "  ---\n  severity: \(severity)\n  messages: \(json.text)\n"
    text += "  at:\n    file: \(file.text)\n    line: \(place?.line ?? result.planned.line)\n"
    if let status = result.status { text += "  status: \(status)\n" }
    return text + "  duration_ms: \(NumberText.milliseconds(result.duration))\n  ...\n"
  }

  /// `#` would begin a directive.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "\\") }) else { return text }
    return text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
      .split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\\#")
  }
}
