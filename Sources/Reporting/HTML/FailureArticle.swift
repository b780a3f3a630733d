import RunEvents

/// A case that did not pass, for readers without script and for print.
enum FailureArticle {
  private static let checksShown = 10
  private static let textLimit = 600

  static func html(_ result: RequestResult, state: CaseState, collection: String) -> [UInt8] {
    var html = HTMLBytes()
    html.markup("<article class=\"case \(state.rawValue)\">\n<h4>")
    html.element("span", "mark", state.mark)
    html.markup(" ")
    html.line(JUnitNames.testCase(result.planned))
    html.markup("</h4>\n")
    html.element("p", "path", facts(result, collection))
    html.markup("\n")
    reasons(result, to: &html)
    for hint in result.hints {
      html.markup("<p class=\"hint\"><strong>Hint</strong> ")
      html.line(HTMLLimits.cutLine(hint, textLimit))
      html.markup("</p>\n")
    }
    html.markup("</article>\n")
    return html.takeBytes()
  }

  /// `Orders › Folder · POST /path · 200 · 41 ms · orders.yaml:14`
  private static func facts(_ result: RequestResult, _ collection: String) -> String {
    var place = [collection]
    if result.planned.phase != .requests { place.append(result.planned.phase.rawValue) }
    var facts = [(place + result.planned.folders).joined(separator: " › ")]
    if !result.url.isEmpty { facts.append("\(result.method) \(CaseTitle.path(ofURL: result.url))") }
    if let status = result.status { facts.append(String(status)) }
    if result.duration > 0 { facts.append(NumberText.duration(result.duration)) }
    facts.append("\(result.planned.file):\(result.planned.line)")
    return facts.joined(separator: " · ")
  }

  private static func reasons(_ result: RequestResult, to html: inout HTMLBytes) {
    let failed = result.checks.filter { !$0.passed }
    if case .error(_, let reason) = result.outcome {
      html.element("p", "reason", HTMLLimits.cutLine(reason, textLimit))
      html.markup("\n")
    } else if failed.isEmpty {
      html.element("p", "reason", result.attempts.last?.failure ?? "the request failed")
      html.markup("\n")
    }
    for check in failed.prefix(checksShown) { write(check, to: &html) }
    if failed.count > checksShown {
      html.element("p", "more", "… \(failed.count - checksShown) more checks failed …")
      html.markup("\n")
    }
  }

  private static func write(_ check: CheckResult, to html: inout HTMLBytes) {
    html.element("p", "reason", check.message.isEmpty ? check.title : check.message)
    html.markup("\n")
    let values = [("expected", check.expected), ("actual", check.actual)].filter { !$0.1.isEmpty }
    if !values.isEmpty || check.place != nil {
      html.markup("<dl>")
      for (name, value) in values {
        html.element("dt", "", name)
        html.markup("<dd>")
        html.element("code", "", HTMLLimits.cutLine(value, textLimit))
        html.markup("</dd>")
      }
      if let place = check.place {
        html.element("dt", "", "check")
        html.markup("<dd>")
        html.element("code", "", "\(place.file):\(place.line)")
        html.markup("</dd>")
      }
      html.markup("</dl>\n")
    }
    if !check.details.isEmpty {
      html.preformatted("details", HTMLLimits.cutLine(check.details.joined(separator: "\n"), 2 * textLimit))
      html.markup("\n")
    }
  }
}
