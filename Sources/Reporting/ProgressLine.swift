package import RunEvents

/// The one repainted line on a terminal's standard error: how far the run is and what failed so far.
///
/// The program writes `text` after each event, and `ProgressLine.clear` before anything else goes to the same terminal.
package struct ProgressLine: Sendable {
  /// Back to the first column and erase the line.
  package static let clear = "\r\u{1B}[2K"

  private var tally = RunTally()
  private var collections = 0
  private var collectionsStarted = 0
  private var names: [Int: String] = [:]
  private var last = ""
  private let width: Int

  package init(width: Int?) {
    // The last column stays free: writing it makes some terminals wrap.
    self.width = max(20, (width ?? 80) - 1)
  }

  package mutating func receive(_ event: RunEvent) {
    tally.receive(event)
    switch event {
    case .runStarted(let run): collections = run.collections
    case .collectionStarted(let collection):
      collectionsStarted += 1
      names[collection.index] = collection.name
    case .requestFinished(let result):
      last = CaseTitle.text(result.planned, collection: names[result.collection] ?? "")
    case .collectionFinished(let collection): names[collection.index] = nil
    case .runFinished: break
    }
  }

  /// The line `elapsed` seconds into the run, without a line break.
  package func text(elapsed: Double) -> String {
    // The total is known once every collection has told its plan.
    var parts = [collectionsStarted >= collections ? "\(tally.finished)/\(tally.planned)" : "\(tally.finished) done"]
    if tally.failed > 0 { parts.append("\(tally.failed) failed") }
    if tally.errors > 0 { parts.append(tally.errors == 1 ? "1 error" : "\(tally.errors) errors") }
    if tally.skipped > 0 { parts.append("\(tally.skipped) skipped") }
    parts.append(NumberText.duration(elapsed.rounded(.down)))
    if !last.isEmpty { parts.append(last) }
    return DisplayWidth.fitted(parts.joined(separator: " · "), width)
  }
}
