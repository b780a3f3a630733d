/// The part that reads without script, and that is printed: failures by cause, suites, what was skipped and why.
struct SummaryHTML {
  private static let chunk = 64 << 10
  private static let rowsShown = 1000

  let document: HTMLDocument
  let scratch: any ReportScratch

  func write(_ cases: [HTMLCase], to sink: any ReportSink) {
    var html = HTMLBytes()
    html.markup("<div id=\"summary\">\n")
    failures(cases, html: &html, to: sink)
    suites(to: &html)
    skips(to: &html)
    html.markup("</div>\n<div id=\"app\"></div>\n</main>\n<footer>")
    html.markup("<p>This page is one file and loads nothing. Each result stands in it as its line of the journal.</p>")
    html.markup("</footer>\n")
    sink.write(html.takeBytes())
  }

  /// The most frequent cause first, else the first to appear.
  private func failures(_ cases: [HTMLCase], html: inout HTMLBytes, to sink: any ReportSink) {
    var byCause: [Int32: [HTMLCase]] = [:]
    for element in cases { if let cause = element.cause { byCause[cause, default: []].append(element) } }
    if byCause.isEmpty { return }
    html.markup("<section aria-labelledby=\"failures\">\n<h2 id=\"failures\">What did not pass</h2>\n")
    for (cause, group) in byCause.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
      html.markup("<section class=\"cause\">\n<h3>")
      html.line(document.causes[Int(cause)])
      html.markup(" <span class=\"count\">\(group.count == 1 ? "1 request" : "\(group.count) requests")</span></h3>\n")
      var left = 0
      for element in group {
        if element.summary.isEmpty { left += 1 } else { html.append(scratch.read(element.summary)[...]) }
        if html.bytes.count > Self.chunk { sink.write(html.takeBytes()) }
      }
      if left > 0 { html.element("p", "more", "… \(left) more requests did not pass for this …") }
      html.markup("</section>\n")
    }
    html.markup("</section>\n")
  }

  private func suites(to html: inout HTMLBytes) {
    html.markup("<section aria-labelledby=\"suites\">\n<h2 id=\"suites\">Suites</h2>\n<div class=\"scroll\"><table>\n")
    html.markup("<thead><tr><th scope=\"col\">suite</th>")
    let columns: [CaseState] = [.passed, .failed, .error, .unfinished, .skipped]
    let shown = columns.filter { document.counts[$0] > 0 }
    for state in shown { html.markup("<th scope=\"col\" class=\"number\">\(state.word)</th>") }
    html.markup("<th scope=\"col\" class=\"number\">time</th></tr></thead>\n<tbody>\n")
    var rows = 0
    for (_, collection) in document.collections.sorted(by: { $0.key < $1.key }) {
      for suite in collection.suites {
        rows += 1
        if rows > Self.rowsShown { continue }
        html.markup("<tr><th scope=\"row\">")
        html.line(([collection.name] + suite.path).joined(separator: " › "))
        html.markup("</th>")
        for state in shown {
          let count = suite.counts[state]
          html.markup("<td class=\"number\(count > 0 ? " \(state.rawValue)" : " none")\">\(count)</td>")
        }
        let time = NumberText.duration(Double(suite.counts.milliseconds) / 1000)
        html.markup("<td class=\"number\">\(time)</td></tr>\n")
      }
    }
    html.markup("</tbody></table></div>\n")
    if rows > Self.rowsShown { html.element("p", "more", "… \(rows - Self.rowsShown) more suites …") }
    html.markup("</section>\n")
  }

  private func skips(to html: inout HTMLBytes) {
    if document.skips.isEmpty { return }
    html.markup("<section aria-labelledby=\"skipped\">\n<h2 id=\"skipped\">Skipped, and why</h2>\n<ul>\n")
    for skip in document.skips.prefix(Self.rowsShown) {
      html.markup("<li>")
      html.line(skip.reason.isEmpty ? "skipped" : skip.reason)
      html.markup(" <span class=\"count\">\(skip.count == 1 ? "1 request" : "\(skip.count) requests")</span></li>\n")
    }
    html.markup("</ul>\n</section>\n")
  }
}
