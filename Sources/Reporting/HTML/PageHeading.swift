import RunEvents

/// The head of the page: where it ran, how it went, and the facts of the run. Environment and host stand first.
struct PageHeading {
  let document: HTMLDocument

  private var run: RunStarted? { document.runs.first?.started }

  func write(to html: inout HTMLBytes) {
    let counts = document.counts
    head(counts, to: &html)
    html.markup("<body>\n<a class=\"skip\" href=\"#main\">Skip to the results</a>\n")
    html.markup("<header class=\"\(counts.problems > 0 || interruption != nil ? "bad" : "good")\">\n")
    environment(to: &html)
    html.element("h1", "", Verdict.text(counts, interrupted: interruption))
    html.markup("\n")
    bar(counts, to: &html)
    facts(counts, to: &html)
    let notices = document.runs.flatMap { $0.end?.notices ?? [] } + document.ends.flatMap(\.notices)
    for notice in notices {
      html.element("p", "notice", notice)
      html.markup("\n")
    }
    html.markup("</header>\n<main id=\"main\">\n")
  }

  private var interruption: String? {
    document.runs.compactMap { $0.end?.interrupted }.first ?? document.ends.compactMap(\.interrupted).first
  }

  private func head(_ counts: CaseCounts, to html: inout HTMLBytes) {
    let isGood = counts.problems == 0 && interruption == nil
    html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"\(HTMLPage.policy)\">\n")
    html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.markup(
      "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
    html.markup("<title>")
    let place = [run?.environment, run?.host].compactMap(\.self).joined(separator: " ")
    html.line((isGood ? "✓ " : "✗ ") + Verdict.text(counts, interrupted: interruption))
    html.line(place.isEmpty ? " · Signet" : " · \(place) · Signet")
    html.markup("</title>\n<link rel=\"icon\" href=\"data:image/svg+xml,")
    // A picture of its own, also so that no browser asks a server for one.
    html.markup("%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='6' ")
    html.markup("fill='%23\(isGood ? "1b7a49" : "c2352b")'/%3E%3C/svg%3E\">\n")
    html.markup("<style>" + HTMLPage.style + "</style>\n</head>\n")
  }

  private func environment(to html: inout HTMLBytes) {
    html.markup("<div class=\"environment\"><p>")
    html.element("span", "sr", "Environment ")
    html.element("strong", "", run?.environment ?? "no environment")
    if let host = run?.host {
      html.markup(" ")
      html.element("span", "host", host)
    }
    if run?.protected == true {
      html.markup(" ")
      html.element("span", "badge guarded", "protected")
    }
    for mark in [run?.server, document.label ?? run?.label].compactMap(\.self) {
      html.markup(" ")
      html.element("span", "badge", mark)
    }
    html.markup("</p><div id=\"tools\"></div></div>\n")
  }

  /// The counts as a bar; the words under it say the same.
  private func bar(_ counts: CaseCounts, to html: inout HTMLBytes) {
    guard counts.total > 0 else { return }
    html.markup("<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
    let states: [CaseState] = [.failed, .error, .unfinished, .skipped, .passed]
    // What there is one of among thousands is still to be seen.
    let widths = states.map { counts[$0] == 0 ? 0 : max(8, counts[$0] * 1000 / counts.total) }
    let scale = max(1, widths.reduce(0, +))
    var start = 0
    for (state, width) in zip(states, widths) where width > 0 {
      let end = state == .passed ? 1000 : start + width * 1000 / scale
      html.markup(
        "<rect class=\"\(state.rawValue)\" x=\"\(start)\" width=\"\(max(0, end - start - 2))\" height=\"10\"/>")
      start = end
    }
    html.markup("</svg>\n<ul class=\"counts\">")
    for state in [CaseState.passed, .failed, .error, .unfinished, .skipped] where counts[state] > 0 {
      let word = state == .error && counts[.error] != 1 ? "errors" : state.word
      html.markup("<li class=\"\(state.rawValue)\"><span class=\"mark\" aria-hidden=\"true\">\(state.mark)</span> ")
      html.markup("<b>\(counts[state])</b> \(word)</li>")
    }
    if counts.flaky > 0 { html.markup("<li class=\"flaky\"><b>\(counts.flaky)</b> passed after a retry</li>") }
    html.markup("</ul>\n")
  }

  private func facts(_ counts: CaseCounts, to html: inout HTMLBytes) {
    html.markup("<dl class=\"facts\">")
    func fact(_ name: String, _ value: String) {
      html.markup("<div><dt>")
      html.line(name)
      html.markup("</dt><dd>")
      html.line(value)
      html.markup("</dd></div>")
    }
    if let run {
      let time = NumberText.timestamp(run.startedAt)
      html.markup("<div><dt>started</dt><dd><time datetime=\"\(time)Z\">")
      html.markup(time.split(separator: "T").joined(separator: " ") + " UTC</time></dd></div>")
    }
    if let end = document.runs.first?.end ?? document.ends.first { fact("took", NumberText.duration(end.duration)) }
    let collections = document.collections.count
    fact("collections", String(collections))
    for property in document.properties { fact(property.name, property.value) }
    if let run {
      fact("run", run.runID)
      fact("seed", String(run.seed))
      fact("with", run.tool)
    }
    if document.runs.count > 1 { fact("runs in this report", String(document.runs.count)) }
    html.markup("</dl>\n")
  }
}

/// How a run went, in a line.
enum Verdict {
  static func text(_ counts: CaseCounts, interrupted: String?) -> String {
    let requests = counts.total == 1 ? "1 request" : "\(counts.total) requests"
    let ended = interrupted.map { " Interrupted by \(ReportText.line($0))." } ?? ""
    if counts.total == 0 { return "Nothing was run" + (ended.isEmpty ? "" : "." + ended) }
    if counts.problems == 0 {
      let ran = counts.total - counts[.skipped]
      if ran == 0 { return "All \(requests) skipped" + (ended.isEmpty ? "" : "." + ended) }
      if ended.isEmpty {
        return counts[.skipped] == 0
          ? (counts.total == 1 ? "The request passed" : "All \(requests) passed")
          : "\(ran) of \(requests) passed, the rest was skipped"
      }
      return "\(ran) of \(requests) passed." + ended
    }
    let sentence =
      counts.problems == counts.total && counts.total > 1
      ? "None of \(requests) passed" : "\(counts.problems) of \(requests) did not pass"
    return sentence + (ended.isEmpty ? "" : "." + ended)
  }
}
