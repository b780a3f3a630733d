package import RunEvents

/// Writes one HTML file that holds all of a run and loads nothing: a summary that reads without script, and the data that the
/// page's own script shows in full.
///
/// What a case brings goes to the scratch as it ends; the page is put together at the end, in the order of files.
package struct HTMLReporter: Reporter {
  package static let kind = "html"

  private let sink: any ReportSink
  private let scratch: any ReportScratch
  private var document: HTMLDocument
  /// Added to the indexes of collections, so that several runs fit into one page.
  private var offset = 0
  private var summaries = 0

  package init(options: ReportOptions = ReportOptions(), sink: any ReportSink, scratch: any ReportScratch) {
    self.sink = sink
    self.scratch = scratch
    document = HTMLDocument(label: options.label, properties: options.properties)
  }

  package mutating func receive(_ event: RunEvent) {
    switch event {
    case .runStarted(let run):
      offset = (document.collections.keys.max() ?? -1) + 1
      document.runs.append(HTMLDocument.Run(started: run))
    case .collectionStarted(let collection): started(collection)
    case .requestFinished(let result): finished(result)
    case .collectionFinished(let collection):
      document.collections[collection.index + offset]?.duration = collection.duration
    case .runFinished(let end):
      if document.runs.isEmpty { document.ends.append(end) } else { document.runs[document.runs.count - 1].end = end }
    }
  }

  package mutating func finish(reports: [ReportFile]) {
    for index in document.collections.keys.sorted() { closeUnfinished(index) }
    document.write(scratch: scratch, to: sink)
    sink.flush()
  }

  private mutating func started(_ started: CollectionStarted) {
    let line = EmbeddedJSON.escaped(JournalEncoder.line(.collectionStarted(started)).dropLast())
    var collection = HTMLDocument.Collection(name: started.name, file: started.file, run: document.runs.count - 1)
    collection.index = started.index
    collection.line = scratch.append(line)
    collection.unfinished = Dictionary(
      started.plan.enumerated().map { ($0.offset, $0.element) }, uniquingKeysWith: { first, _ in first })
    collection.cases = Array(repeating: nil, count: started.plan.count)
    document.collections[started.index + offset] = collection
  }

  private mutating func finished(_ result: RequestResult) {
    let index = result.collection + offset
    if document.collections[index] == nil {
      document.collections[index] = HTMLDocument.Collection(
        name: "collection \(result.collection + 1)", file: result.planned.file, run: document.runs.count - 1)
    }
    keep(result, state: CaseState(result.outcome), in: index)
  }

  /// A planned case that never came to an end stands in the page as one.
  private mutating func closeUnfinished(_ index: Int) {
    let unfinished = document.collections[index]?.unfinished.sorted { $0.key < $1.key } ?? []
    for (_, planned) in unfinished {
      let collection = document.collections[index]?.index ?? 0
      let result = RequestResult(
        collection: collection, planned: planned,
        outcome: .error(kind: "not-finished", reason: FailureCause.notFinished), method: "", url: "")
      keep(result, state: .unfinished, in: index)
    }
  }

  private mutating func keep(_ whole: RequestResult, state: CaseState, in index: Int) {
    let result = HTMLLimits.capped(whole)
    var element = HTMLCase(state: state)
    element.milliseconds = NumberText.milliseconds(result.duration)
    element.isFlaky = CaseIndex.isFlaky(result)
    if let cause = FailureCause.text(result) { element.cause = Int32(document.cause(cause)) }
    let run = document.runs.last?.started
    let row = CaseIndex.members(
      result, state: state, collection: index, cause: element.cause, checks: whole.checks, runStartedAt: run?.startedAt)
    var summary: [UInt8] = []
    if state.isProblem, summaries < HTMLLimits.summary {
      summaries += 1
      summary = FailureArticle.html(result, state: state, collection: document.collections[index]?.name ?? "")
    }
    if case .skipped(let reason) = result.outcome { document.skipped(reason) }
    let (record, exchange) = CaseRecord.parts(result, isEvent: state != .unfinished)
    element.keep(index: row, record: record, exchange: exchange, summary: summary, in: scratch)
    document.collections[index]?.place(element, of: result.planned)
  }
}
