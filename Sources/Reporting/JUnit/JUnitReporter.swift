package import RunEvents

/// Writes JUnit XML for every consumer that is known to read it: flat suites, one per folder; one case a request and row.
///
/// Cases go to the scratch as they end; what stays in memory is a range and a few numbers a case. The document is put together
/// at the end, in the order of files, with exact totals.
package struct JUnitReporter: Reporter {
  package static let kind = "junit"

  private let options: ReportOptions
  private let sink: any ReportSink
  private let scratch: any ReportScratch
  private var document = JUnitDocument()
  /// Cases of collections that have not told all of their results yet.
  private var pending: [Int: Pending] = [:]
  private var unplannedNames = UniqueNames()
  /// Added to the indexes of collections, so that several runs fit into one report.
  private var offset = 0

  private struct Pending {
    var names: [String]
    var unfinished: [Int: PlannedCase]
  }

  package init(options: ReportOptions = ReportOptions(), sink: any ReportSink, scratch: any ReportScratch) {
    self.options = options
    self.sink = sink
    self.scratch = scratch
  }

  package mutating func receive(_ event: RunEvent) {
    switch event {
    case .runStarted(let run):
      closeUnfinished()
      offset = (document.collections.keys.max() ?? -1) + 1
      document.runs.append(run)
    case .collectionStarted(let collection): started(collection)
    case .requestFinished(let result): finished(result)
    case .collectionFinished, .runFinished: break
    }
  }

  package mutating func finish(reports: [ReportFile]) {
    closeUnfinished()
    document.write(options: options, scratch: scratch, to: sink)
    sink.flush()
  }

  private mutating func started(_ collection: CollectionStarted) {
    let index = collection.index + offset
    document.collections[index] = JUnitDocument.Collection(
      name: collection.name, file: collection.file, startedAt: collection.startedAt, run: document.runs.count - 1)
    var names: [String: UniqueNames] = [:]
    var given: [String] = []
    var unfinished: [Int: PlannedCase] = [:]
    for (position, planned) in collection.plan.enumerated() {
      let below = JUnitNames.below(planned)
      given.append(names[below, default: UniqueNames()].unique(name(planned)))
      unfinished[position] = planned
      document.collections[index]?.addCase(below: below)
    }
    pending[index] = Pending(names: given, unfinished: unfinished)
  }

  private mutating func finished(_ result: RequestResult) {
    let index = result.collection + offset
    let position = result.planned.index
    let isPlanned = pending[index]?.unfinished.removeValue(forKey: position) != nil
    // A result that nobody planned, or told twice, is still a result: it is added under a name that says so.
    let planned = isPlanned ? pending[index]?.names[position] : nil
    var element = JUnitCase(options: options)
    element.finished(result, name: planned ?? unplannedNames.unique(name(result.planned) + " (not planned)"))
    let range = scratch.append(element.xml.bytes)
    let slot = JUnitDocument.Case(range: range, counts: element.counts, startedAt: result.startedAt)
    if isPlanned {
      document.collections[index]?.cases[position] = slot
    } else {
      document.addUnplanned(slot, of: result, in: index)
    }
    if pending[index]?.unfinished.isEmpty == true { pending[index] = nil }
  }

  private func name(_ planned: PlannedCase) -> String {
    let name = JUnitNames.testCase(planned)
    guard options.junitPer == .assertion else { return name }
    // ` > ` parts a request from its check; see `JUnitCase`.
    return name.split(separator: " > ", omittingEmptySubsequences: false).joined(separator: " › ")
  }

  private mutating func closeUnfinished() {
    for (index, pending) in pending {
      for (position, planned) in pending.unfinished {
        var element = JUnitCase(options: options)
        element.notFinished(planned, name: pending.names[position])
        let range = scratch.append(element.xml.bytes)
        document.collections[index]?.cases[position] = .init(range: range, counts: element.counts, startedAt: 0)
      }
    }
    pending = [:]
  }
}
