import RunEvents

/// What a run leaves for its closing lines, in bounded memory.
struct RunSummary {
  struct Collection {
    var name: String
    var file: String
  }

  var run: RunStarted?
  var end: RunFinished?
  var tally = RunTally()
  private var slowest: [(duration: Double, title: String)] = []
  private var failures = RerunCommand()

  private static let slowestShown = 3
  /// Below this many requests their lines are the list.
  private static let slowestNeeds = 10

  mutating func add(_ result: RequestResult, title: String, collection: Collection) {
    if !result.outcome.isGood { failures.add(result, file: collection.file) }
    guard result.duration > 0,
      slowest.count < Self.slowestShown || result.duration > slowest[slowest.count - 1].duration
    else { return }
    let place = slowest.firstIndex { $0.duration < result.duration } ?? slowest.count
    slowest.insert((result.duration, title), at: place)
    if slowest.count > Self.slowestShown { slowest.removeLast() }
  }

  func text(style: ConsoleStyle, reports: [ReportFile], showsSeed: Bool, carriedArguments: [String]) -> String {
    var lines: [(label: String, text: String)] = []
    if let run { lines.append(("environment", environment(run, style))) }
    for notice in end?.notices ?? [] { lines.append(("note", ReportText.line(notice))) }
    if let signal = end?.interrupted {
      lines.append(("interrupted", style.paint("by \(ReportText.line(signal))", .failed)))
    }
    lines.append(("requests", counts(style)))
    if let end { lines.append(("time", NumberText.duration(end.duration))) }
    if tally.finished >= Self.slowestNeeds {
      for slow in slowest { lines.append(("slowest", NumberText.duration(slow.duration) + "  " + slow.title)) }
    }
    if showsSeed, let run { lines.append(("seed", "\(run.seed)")) }
    for report in reports { lines.append(("reports", ReportText.line(report.path))) }
    let journal = reports.first { $0.kind == JournalReporter.kind }?.path
    let command = failures.text(environment: run?.environment, journal: journal, carriedArguments: carriedArguments)
    if let command { lines.append(("rerun", style.paint(command, .strong))) }
    return "\n" + aligned(lines, style)
  }

  /// A label only where it differs from the one above.
  private func aligned(_ lines: [(label: String, text: String)], _ style: ConsoleStyle) -> String {
    var text = ""
    var previous = ""
    for (label, content) in lines {
      let shown = label == previous ? "" : label
      previous = label
      let padding = String(repeating: " ", count: 13 - shown.utf8.count)
      text += style.paint(shown, .quiet) + padding + content + "\n"
    }
    return text
  }

  private func environment(_ run: RunStarted, _ style: ConsoleStyle) -> String {
    var text = style.paint(ReportText.line(run.environment ?? "none"), .strong)
    if let host = run.host { text += "  " + ReportText.line(host) }
    var marks: [String] = []
    if run.protected { marks.append(style.paint("protected", .skipped)) }
    if let server = run.server { marks.append(ReportText.line(server)) }
    if let label = run.label { marks.append(ReportText.line(label)) }
    if !marks.isEmpty { text += "  (" + marks.joined(separator: ", ") + ")" }
    return text
  }

  private func counts(_ style: ConsoleStyle) -> String {
    var parts: [String] = []
    func add(_ count: Int, _ word: String, _ role: ConsoleStyle.Role) {
      if count > 0 { parts.append(style.paint("\(count) \(word)", role)) }
    }
    add(tally.passed, "passed", .passed)
    add(tally.failed, "failed", .failed)
    add(tally.errors, tally.errors == 1 ? "error" : "errors", .error)
    add(tally.skipped, "skipped", .skipped)
    // Only where the run's end was never told: a run that ends accounts for every case.
    add(tally.unfinished, "not finished", .error)
    return parts.isEmpty ? "none" : "\(tally.finished + tally.unfinished): " + parts.joined(separator: ", ")
  }
}
