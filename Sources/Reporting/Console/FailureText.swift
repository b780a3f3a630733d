import RunEvents

/// What stands under a request that did not pass: each failed check at its place in the file, hints, and the response.
struct FailureText {
  /// A check over each element of a long list can fail thousands of times; the reports hold them all.
  private static let checksShown = 20

  let style: ConsoleStyle
  /// Columns of the terminal, where there is one.
  let width: Int?

  /// Whole lines, each ended; the response is left out where the whole exchange follows.
  func lines(_ result: RequestResult, showsResponse: Bool) -> String {
    let failed = result.checks.filter { !$0.passed }
    // One gutter for all checks of a request, so that their bars stand in line.
    let places = failed.map(\.place) + [result.errorPlace]
    let digits = max(2, places.compactMap { $0.map { String($0.line).utf8.count } }.max() ?? 2)
    let margin = String(repeating: " ", count: digits + 3)
    var text = ""
    if case .error(_, let reason) = result.outcome {
      text += heading(reason)
      if let place = result.errorPlace { text += located(nil, at: place, digits: digits, margin: margin) }
    } else if failed.isEmpty {
      text += heading(result.attempts.last?.failure ?? "the request failed")
    }
    for check in failed.prefix(Self.checksShown) { text += lines(check, digits: digits, margin: margin) }
    if failed.count > Self.checksShown {
      text += margin + style.paint("… \(failed.count - Self.checksShown) more checks failed …", .quiet) + "\n"
    }
    text += attempts(result, margin: margin)
    for hint in result.hints { text += block(hint, label: "hint: ", margin: margin, role: .hint) }
    if showsResponse, let exchange = result.exchange, result.status != nil {
      text += margin + style.paint("response:", .quiet) + " " + excerpt(exchange, margin: margin) + "\n"
    }
    return text
  }

  private func heading(_ message: String) -> String {
    "  " + style.paint("error:", .failed) + " " + style.paint(ReportText.line(message), .strong) + "\n"
  }

  private func lines(_ check: CheckResult, digits: Int, margin: String) -> String {
    var text = heading(check.message.isEmpty ? check.title : check.message)
    if let place = check.place {
      text += located(check, at: place, digits: digits, margin: margin)
    } else {
      for line in comparison(check, room: room(margin.utf8.count)) { text += margin + line + "\n" }
    }
    for detail in check.details { text += block(detail, label: "= ", margin: margin, role: .quiet) }
    return text
  }

  /// The line as the user wrote it, a caret under it, and the check's comparison beside the caret.
  private func located(_ check: CheckResult?, at place: CheckPlace, digits: Int, margin: String) -> String {
    let arrow = String(repeating: " ", count: digits + 2) + "--> "
    let bar = margin + style.paint("|", .quiet)
    let number = String(place.line)
    let line = SourceLine(place, columns: room(margin.utf8.count + 2))
    let caret = String(repeating: "^", count: line.caretWidth)
    let indent = String(repeating: " ", count: line.caretColumn)
    var text = style.paint(arrow + "\(ReportText.line(place.file)):\(place.line):\(place.column)", .quiet) + "\n"
    text += bar + "\n"
    text += String(repeating: " ", count: digits + 2 - number.utf8.count)
    text += style.paint(number + " |", .quiet) + " " + line.text + "\n"
    text += bar + " " + indent + style.paint(caret, .failed)
    let room = room(margin.utf8.count + 2 + line.caretColumn + line.caretWidth + 1)
    let beside = check.map { comparison($0, room: room) } ?? []
    if let first = beside.first { text += " " + first }
    text += "\n"
    let under = String(repeating: " ", count: line.caretColumn + line.caretWidth + 1)
    for line in beside.dropFirst() { text += bar + " " + under + line + "\n" }
    return text
  }

  private func comparison(_ check: CheckResult, room: Int) -> [String] {
    let (expected, actual) = ComparedValues.cut(
      ReportText.line(check.expected), ReportText.line(check.actual), to: max(40, room - 10))
    var lines: [String] = []
    if !expected.isEmpty { lines.append("expected: " + style.paint(expected, .passed)) }
    if !actual.isEmpty { lines.append("actual:   " + style.paint(actual, .failed)) }
    return lines
  }

  /// Why earlier attempts did not do, where there were any; the middle of a long poll says nothing new.
  private func attempts(_ result: RequestResult, margin: String) -> String {
    // The last one is what stands above.
    let failures = result.attempts.dropLast().filter { $0.failure != nil }
    var text = ""
    for attempt in failures.prefix(3) { text += line(attempt, margin: margin) }
    if failures.count > 5 { text += margin + style.paint("… \(failures.count - 5) more …", .quiet) + "\n" }
    for attempt in failures.dropFirst(3).suffix(2) { text += line(attempt, margin: margin) }
    return text
  }

  private func line(_ attempt: AttemptResult, margin: String) -> String {
    var text = "\(attempt.kind.rawValue) \(attempt.number): "
    if let status = attempt.status { text += "\(status), " }
    return margin + style.paint(text + ReportText.line(attempt.failure ?? ""), .quiet) + "\n"
  }

  private func excerpt(_ exchange: RecordedExchange, margin: String) -> String {
    if exchange.responseSize == 0, exchange.responseBody.isEmpty { return style.paint("empty body", .quiet) }
    // Two lines of a terminal show what kind of answer it was; `-v` shows it whole.
    return HeadAndTail.excerpt(exchange.responseBody, max(80, 2 * room(margin.utf8.count) - 10))
  }

  private func block(_ content: String, label: String, margin: String, role: ConsoleStyle.Role) -> String {
    let (head, isCut) = HeadAndTail.head(content, 4096)
    var text = ""
    for (number, line) in ReportText.block(head).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let start = number == 0 ? style.paint(label, role) : String(repeating: " ", count: label.utf8.count)
      text += margin + start + line + "\n"
    }
    if isCut { text += margin + "…\n" }
    return text
  }

  private func room(_ used: Int) -> Int { max(40, (width ?? 160) - used) }
}
