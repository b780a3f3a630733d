import RunEvents

/// How much of a run the page holds: it opens in a browser, so it must stay small whatever servers answer.
enum HTMLLimits {
  /// Bytes of the whole file that are aimed at; above 20 MB browsers and mail programs begin to struggle.
  static let file = 18 << 20
  /// Bytes of a body, head and tail.
  static let body = 16 << 10
  /// Failures that stand in the summary for readers without script.
  static let summary = 200
  private static let line = 4 << 10
  private static let value = 8 << 10
  private static let curl = 32 << 10
  private static let elements = 200

  /// A result of which nothing is longer than the page can bear.
  static func capped(_ result: RequestResult) -> RequestResult {
    var result = result
    if case .error(let kind, let reason) = result.outcome {
      result.outcome = .error(kind: kind, reason: HeadAndTail.cut(reason, to: value))
    }
    if case .skipped(let reason) = result.outcome {
      result.outcome = .skipped(reason: HeadAndTail.cut(reason, to: line))
    }
    result.url = cutLine(result.url, value)
    result.attempts = ends(result.attempts)
    for index in result.attempts.indices {
      result.attempts[index].failure = result.attempts[index].failure.map { HeadAndTail.cut($0, to: line) }
    }
    // The failed ones are why anyone looks, so none of them gives way to one that passed.
    let failed = result.checks.count { !$0.passed }
    var room = max(0, elements - failed)
    result.checks = result.checks.filter { check in
      guard check.passed else { return true }
      room -= 1
      return room >= 0
    }
    result.checks = Array(result.checks.prefix(elements)).map(capped)
    result.captures = Array(result.captures.prefix(elements))
    result.hints = result.hints.prefix(20).map { HeadAndTail.cut($0, to: line) }
    result.properties = result.properties.prefix(elements).map { ($0.name, HeadAndTail.cut($0.value, to: line)) }
    result.exchange = result.exchange.map(capped)
    return result
  }

  private static func capped(_ check: CheckResult) -> CheckResult {
    var check = check
    check.title = cutLine(check.title, line)
    check.message = HeadAndTail.cut(check.message, to: line)
    check.expected = HeadAndTail.cut(check.expected, to: value)
    check.actual = HeadAndTail.cut(check.actual, to: value)
    check.details = check.details.prefix(50).map { HeadAndTail.cut($0, to: line) }
    return check
  }

  private static func capped(_ exchange: RecordedExchange) -> RecordedExchange {
    var exchange = exchange
    exchange.requestHeaders = capped(exchange.requestHeaders)
    exchange.responseHeaders = capped(exchange.responseHeaders)
    exchange.requestBody = HeadAndTail.cut(exchange.requestBody, to: body)
    exchange.responseBody = HeadAndTail.cut(exchange.responseBody, to: body)
    // Half a command is worse than none: it would send something else.
    if exchange.curl.utf8.count > curl { exchange.curl = "" }
    return exchange
  }

  private static func capped(_ headers: [(name: String, value: String)]) -> [(name: String, value: String)] {
    headers.prefix(elements).map { (cutLine($0.name, line), cutLine($0.value, value)) }
  }

  static func cutLine(_ text: String, _ limit: Int) -> String {
    let (head, isCut) = HeadAndTail.head(text, limit)
    return isCut ? head + "…" : head
  }

  /// The first and the last ones: the middle of a long poll says nothing new.
  private static func ends(_ attempts: [AttemptResult]) -> [AttemptResult] {
    attempts.count > 100 ? Array(attempts.prefix(50) + attempts.suffix(50)) : attempts
  }
}
