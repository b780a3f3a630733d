package import JSON
package import RunEvents

/// One request and its answer, as `send` prints them.
package struct SentReport {
  private let result: RequestResult
  private let style: ConsoleStyle
  private let width: Int?

  /// `width`: columns of the terminal, where there is one.
  package init(_ result: RequestResult, color: Bool = false, width: Int? = nil) {
    self.result = result
    self.width = width
    style = ConsoleStyle(color: color)
  }

  // MARK: Text

  /// The status line, the exchange's headers where `isVerbose`, the body (JSON laid out over lines where `isPretty`), and
  /// what failed.
  package func text(isVerbose: Bool, isPretty: Bool) -> String {
    var text = ""
    if let exchange = result.exchange, let status = result.status {
      let line = "HTTP/\(ReportText.line(exchange.version)) \(status)"
      text += style.paint(line, result.outcome == .passed ? .passed : .failed)
      text += style.paint("   " + NumberText.duration(result.duration), .quiet) + "\n"
      if isVerbose { text += headers(exchange) }
      let body = ReportText.block(isPretty ? pretty(exchange.responseBody) : exchange.responseBody)
      if !body.isEmpty { text += "\n" + body + (body.hasSuffix("\n") ? "" : "\n") }
    } else if let exchange = result.exchange, isVerbose {
      text += headers(exchange)
    }
    if result.outcome == .passed { return text }
    if case .skipped(let reason) = result.outcome { return text + "skipped: \(ReportText.line(reason))\n" }
    return text + (text.isEmpty ? "" : "\n")
      + FailureText(style: style, width: width).lines(result, showsResponse: false)
  }

  private func headers(_ exchange: RecordedExchange) -> String {
    var lines = ["> \(result.method) \(result.url)"]
    for (name, value) in exchange.requestHeaders { lines.append("> \(name): \(value)") }
    if exchange.requestSize > 0 { lines += [">"] + exchange.requestBody.split(separator: "\n").map { "> " + $0 } }
    for (name, value) in exchange.responseHeaders { lines.append("< \(name): \(value)") }
    return lines.map { style.paint(ReportText.line($0), .quiet) + "\n" }.joined()
  }

  private func pretty(_ body: String) -> String {
    guard let value = try? JSONParser.parse(Array(body.utf8)) else { return body }
    return JSONWriter.pretty(value)
  }

  // MARK: JSON

  /// The same for programs; the command's help tells its members.
  package var json: JSONValue {
    let text = { (value: String) in JSONValue.string(value) }
    let fields = { (fields: [(name: String, value: String)]) in
      JSONValue.array(fields.map { .object(JSONObject([("name", text($0.name)), ("value", text($0.value))])) })
    }
    let body = result.exchange.map { $0.responseBody } ?? ""
    return .object(
      JSONObject([
        ("outcome", text(outcome.name)), ("error", outcome.error.map(text) ?? .null), ("method", text(result.method)),
        ("url", text(result.url)), ("status", result.status.map { .number(JSONNumber($0)) } ?? .null),
        ("duration_ms", .number(JSONNumber(Int((result.duration * 1000).rounded())))),
        ("request_headers", fields(result.exchange?.requestHeaders ?? [])),
        ("headers", fields(result.exchange?.responseHeaders ?? [])), ("body", text(body)),
        ("json", (try? JSONParser.parse(Array(body.utf8))) ?? .null),
        (
          "checks",
          .array(
            result.checks.map { check in
              .object(
                JSONObject([
                  ("title", text(check.title)), ("passed", .bool(check.passed)), ("message", text(check.message)),
                  ("expected", text(check.expected)), ("actual", text(check.actual)),
                ]))
            })
        ), ("hints", .array(result.hints.map(text))), ("curl", result.exchange.map { text($0.curl) } ?? .null),
      ]))
  }

  private var outcome: (name: String, error: String?) {
    switch result.outcome {
    case .passed: ("passed", nil)
    case .failed: ("failed", nil)
    case .error(_, let reason): ("error", reason)
    case .skipped(let reason): ("skipped", reason)
    }
  }
}
