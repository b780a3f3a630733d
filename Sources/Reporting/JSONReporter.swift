package import RunEvents

/// Writes one JSON document: the run, its collections in file order with their results, and the totals.
///
/// Results have the members that they have in the journal; see `JournalEncoder`.
package struct JSONReporter: Reporter {
  package static let kind = "json"

  private let sink: any ReportSink
  private let scratch: any ReportScratch
  private var run: RunStarted?
  private var end: RunFinished?
  private var tally = RunTally()
  private var collections: [Int: Collection] = [:]

  private struct Collection {
    var name = ""
    var file = ""
    var duration: Double?
    var results: [Range<Int>] = []
  }

  package init(sink: any ReportSink, scratch: any ReportScratch) {
    self.sink = sink
    self.scratch = scratch
  }

  package mutating func receive(_ event: RunEvent) {
    tally.receive(event)
    switch event {
    case .runStarted(let run): self.run = run
    case .collectionStarted(let collection):
      collections[collection.index, default: Collection()].name = collection.name
      collections[collection.index, default: Collection()].file = collection.file
    case .requestFinished(let result):
      let name = collections[result.collection]?.name ?? ""
      var json = JSONBytes()
      json.beginObject()
      let suite = JUnitNames.suite(of: result.planned, collection: name)
      JournalEncoder.members(result, suite: suite, to: &json)
      json.endObject()
      collections[result.collection, default: Collection()].results.append(scratch.append(json.bytes))
    case .collectionFinished(let collection):
      collections[collection.index, default: Collection()].duration = collection.duration
    case .runFinished(let end): self.end = end
    }
  }

  package mutating func finish(reports: [ReportFile]) {
    var json = JSONBytes()
    json.beginObject()
    json.member("version", 1)
    if let run {
      json.beginObject("run")
      JournalEncoder.members(run, to: &json)
      json.endObject()
    }
    summary(to: &json)
    json.beginArray("collections")
    for (_, collection) in collections.sorted(by: { $0.key < $1.key }) {
      json.beginObject()
      json.member("name", collection.name)
      json.member("file", collection.file)
      if let duration = collection.duration { json.member("duration", duration) }
      json.beginArray("requests")
      for range in collection.results {
        json.element(scratch.read(range))
        if json.bytes.count > 64 << 10 { sink.write(json.takeBytes()) }
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.lineBreak()
    sink.write(json.bytes)
    sink.flush()
  }

  private func summary(to json: inout JSONBytes) {
    json.beginObject("summary")
    json.member("requests", tally.finished + tally.unfinished)
    json.member("passed", tally.passed)
    json.member("failed", tally.failed)
    json.member("errors", tally.errors)
    json.member("skipped", tally.skipped)
    json.member("not_finished", tally.unfinished)
    if let end {
      json.member("duration", end.duration)
      if let signal = end.interrupted { json.member("interrupted", signal) }
      json.list("notices", end.notices)
    }
    json.endObject()
  }
}
