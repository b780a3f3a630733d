import RunEvents

/// The page, in the order in which a browser wants it: what is read first, then the index and the script, then the records.
extension HTMLDocument {
  private static let chunk = 64 << 10
  /// Bytes of the tags around a record, rounded up.
  private static let elementMarkup = 80

  func write(scratch: any ReportScratch, to sink: any ReportSink) {
    let cases = cases
    let summary = SummaryHTML(document: self, scratch: scratch)
    var html = HTMLBytes()
    PageHeading(document: self).write(to: &html)
    sink.write(html.takeBytes())
    summary.write(cases, to: sink)
    var used = HTMLPage.style.utf8.count + HTMLPage.script.utf8.count
    for element in cases {
      used += Self.elementMarkup
      used += element.index.count
      used += element.record.count
      used += element.summary.count
    }
    for collection in collections.values { used += Self.elementMarkup + (collection.line?.count ?? 0) }
    writeIndex(cases, scratch: scratch, to: sink)
    html.markup("<script>" + HTMLPage.script + "</script>\n")
    sink.write(html.takeBytes())
    writeRecords(cases, kept: keptExchanges(cases, used: used), scratch: scratch, to: sink)
    sink.write("</body>\n</html>\n")
  }

  /// What the script needs before any case is opened.
  private func writeIndex(_ cases: [HTMLCase], scratch: any ReportScratch, to sink: any ReportSink) {
    var json = JSONBytes()
    json.beginObject()
    json.member("version", 1)
    json.beginArray("runs")
    for run in runs {
      json.beginObject()
      JournalEncoder.members(run.started, to: &json)
      if let end = run.end { json.member("duration", end.duration) }
      json.endObject()
    }
    json.endArray()
    json.beginArray("collections")
    // By their index: what stands between two runs' collections is nothing.
    for index in 0..<((collections.keys.max() ?? -1) + 1) {
      json.beginObject()
      json.member("name", collections[index]?.name ?? "")
      json.member("file", collections[index]?.file ?? "")
      json.member("run", collections[index]?.run ?? 0)
      json.endObject()
    }
    json.endArray()
    json.beginArray("causes")
    for cause in causes { json.string(cause) }
    json.endArray()
    json.beginArray("cases")
    sink.write("<script type=\"application/json\" id=\"index\">")
    sink.write(EmbeddedJSON.escaped(json.takeBytes()))
    var bytes: [UInt8] = []
    for (position, element) in cases.enumerated() {
      bytes += (position == 0 ? "\n" : ",\n").utf8
      bytes += scratch.read(element.index)
      if bytes.count > Self.chunk { Self.pass(&bytes, to: sink) }
    }
    bytes += "\n]}</script>\n".utf8
    sink.write(bytes)
  }

  /// The run as its journal tells it, an event an element and a line.
  private func writeRecords(
    _ cases: [HTMLCase], kept: [Bool], scratch: any ReportScratch, to sink: any ReportSink
  ) {
    var bytes: [UInt8] = []
    var position = 0
    var run = -1
    for (_, collection) in collections.sorted(by: { $0.key < $1.key }) {
      while run < collection.run {
        if run >= 0 { ended(runs[run], to: &bytes) }
        run += 1
        event(.runStarted(runs[run].started), to: &bytes)
      }
      if let line = collection.line { element(scratch.read(line), to: &bytes) }
      for case let element? in collection.cases {
        bytes += "<script type=\"application/json\" id=\"r\(position)\">".utf8
        bytes += scratch.read(element.record)
        if kept[position] {
          bytes += scratch.read(element.exchange)
        } else if !element.exchange.isEmpty {
          bytes += CaseRecord.exchangeLeftOut
        }
        bytes += "}</script>\n".utf8
        if bytes.count > Self.chunk { Self.pass(&bytes, to: sink) }
        position += 1
      }
      if let duration = collection.duration {
        event(.collectionFinished(CollectionFinished(index: collection.index, duration: duration)), to: &bytes)
      }
    }
    while run < runs.count - 1 {
      if run >= 0 { ended(runs[run], to: &bytes) }
      run += 1
      event(.runStarted(runs[run].started), to: &bytes)
    }
    if run >= 0 { ended(runs[run], to: &bytes) }
    for end in ends { event(.runFinished(end), to: &bytes) }
    sink.write(bytes)
  }

  private func ended(_ run: Run, to bytes: inout [UInt8]) {
    if let end = run.end { event(.runFinished(end), to: &bytes) }
  }

  private func event(_ event: RunEvent, to bytes: inout [UInt8]) {
    element(EmbeddedJSON.escaped(JournalEncoder.line(event).dropLast()), to: &bytes)
  }

  private func element(_ json: [UInt8], to bytes: inout [UInt8]) {
    bytes += "<script type=\"application/json\">".utf8
    bytes += json
    bytes += "</script>\n".utf8
  }

  private static func pass(_ bytes: inout [UInt8], to sink: any ReportSink) {
    sink.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
