import RunEvents

/// What a case adds to its suite's totals.
struct JUnitCounts {
  var tests: Int32 = 0
  var failures: Int32 = 0
  var errors: Int32 = 0
  var skipped: Int32 = 0
  var milliseconds = 0

  static func += (sum: inout JUnitCounts, part: JUnitCounts) {
    sum.tests += part.tests
    sum.failures += part.failures
    sum.errors += part.errors
    sum.skipped += part.skipped
    sum.milliseconds += part.milliseconds
  }
}

/// Writes the `testcase` elements of one request.
///
/// The suite's name is known only when every collection has told its own, so a zero byte, which XML cannot hold, stands where
/// `classname` will.
struct JUnitCase {
  static let classNamePlaceholder: UInt8 = 0
  /// Bytes of `system-out`, shared out so that the exchange and the curl line both survive a long body.
  static let outputLimit = 16 << 10
  private static let bodyLimit = 3 << 10
  /// GitHub takes no more than 65,535 in an annotation.
  private static let failureTextLimit = 48 << 10
  private static let messageLimit = 300
  /// GitLab gives up on reports of too many elements.
  private static let elementLimit = 50

  let options: ReportOptions
  private(set) var xml = XMLBytes()
  private(set) var counts = JUnitCounts()

  init(options: ReportOptions) { self.options = options }

  private var isStrict: Bool { options.junitFlavour == .strict }

  /// A planned case that never came to an end.
  mutating func notFinished(_ planned: PlannedCase, name: String) {
    open(planned, name: name, milliseconds: 0, assertions: 0)
    xml.markup(">")
    let reason = "not finished: the run ended before this request did"
    xml.childBreak()
    xml.element("error", [("message", reason), ("type", "NotFinished")], reason)
    xml.markup("\n    </testcase>\n")
    counts.errors += 1
  }

  mutating func finished(_ result: RequestResult, name: String) {
    switch options.junitPer {
    case .request: request(result, name: name)
    case .assertion: assertions(result, name: name)
    }
  }

  private mutating func request(_ result: RequestResult, name: String) {
    let failed = result.checks.filter { !$0.passed }
    let milliseconds = NumberText.milliseconds(result.duration)
    open(result.planned, name: name, milliseconds: milliseconds, assertions: result.checks.count)
    let repeats = attempts(result)
    let hasProperties = hasProperties(result)
    if result.outcome == .passed, repeats.isEmpty, !hasProperties {
      xml.markup("/>\n")
      return
    }
    xml.markup(">")
    if hasProperties { properties(result) }
    // The order of the children is the schema's.
    switch result.outcome {
    case .passed: retries("flakyFailure", repeats)
    case .failed:
      failure(result, failed)
      retries("rerunFailure", repeats)
    case .skipped(let reason): skipped(reason)
    case .error(let kind, let reason):
      retries("rerunFailure", repeats)
      error(result, kind: kind, reason: reason)
    }
    if !result.outcome.isGood { output(result) }
    xml.markup("\n    </testcase>\n")
  }

  /// A case a check, as Newman's reporters do; a request without checks, or that did not get to them, is one case.
  private mutating func assertions(_ result: RequestResult, name: String) {
    var isPlain = result.checks.isEmpty
    switch result.outcome {
    case .error, .skipped: isPlain = true
    case .failed: isPlain = isPlain || result.checks.allSatisfy(\.passed)
    case .passed: break
    }
    // The first ` > ` of a name parts the request from its check.
    let name = name.split(separator: " > ", omittingEmptySubsequences: false).joined(separator: " › ")
    if isPlain { return request(result, name: name) }
    var names = UniqueNames()
    var milliseconds = NumberText.milliseconds(result.duration)
    var repeats = attempts(result)
    var needsOutput = true
    for check in result.checks {
      let full = names.unique("\(name) > \(ReportText.line(check.title))")
      open(result.planned, name: full, at: check.place, milliseconds: milliseconds, assertions: 1)
      milliseconds = 0
      xml.markup(">")
      if !check.passed { failure(result, [check]) }
      retries(result.outcome == .passed ? "flakyFailure" : "rerunFailure", repeats)
      repeats = []
      if !check.passed, needsOutput {
        output(result)
        needsOutput = false
      }
      xml.markup("\n    </testcase>\n")
    }
  }

  private mutating func open(
    _ planned: PlannedCase, name: String, at place: CheckPlace? = nil, milliseconds: Int, assertions: Int
  ) {
    counts.tests += 1
    counts.milliseconds += milliseconds
    xml.markup("    <testcase classname=\"\0\"")
    xml.attribute("name", name)
    xml.markup(" time=\"" + NumberText.seconds(milliseconds: milliseconds) + "\"")
    guard !isStrict else { return }
    xml.attribute("file", place?.file ?? planned.file)
    xml.attribute("line", place?.line ?? planned.line)
    xml.attribute("assertions", assertions)
  }

  private func hasProperties(_ result: RequestResult) -> Bool {
    !isStrict
      && (!result.properties.isEmpty || !result.tags.isEmpty || result.planned.row != nil || !result.outcome.isGood)
  }

  private mutating func properties(_ result: RequestResult) {
    var pairs = result.properties
    if let row = result.planned.row { pairs.append(("row", row)) }
    if !result.tags.isEmpty { pairs.append(("tags", result.tags.joined(separator: " "))) }
    if !result.outcome.isGood {
      // The failed ones first: they are why anyone looks.
      pairs += result.checks.filter { !$0.passed }.map { ("step[failure]", $0.title) }
      pairs += result.checks.filter(\.passed).map { ("step[passed]", $0.title) }
    }
    if pairs.isEmpty { return }
    xml.childBreak()
    xml.markup("<properties>")
    for (name, value) in pairs.prefix(Self.elementLimit) { xml.property(name, value) }
    xml.markup("</properties>")
  }

  private mutating func failure(_ result: RequestResult, _ failed: [CheckResult]) {
    counts.failures += 1
    var message: String
    if let first = failed.first {
      message = CheckSentence.text(first)
      let total = options.junitPer == .request ? result.checks.count : 1
      if total > 1 { message = "\(failed.count) of \(total) checks failed: \(message)" }
    } else {
      message = result.attempts.last?.failure ?? "the request failed"
    }
    let (head, isCut) = HeadAndTail.head(message, Self.messageLimit)
    message = isCut ? head + "…" : head
    let lines = failed.map(Self.block) + result.hints.map { "hint: " + $0 }
    let text = lines.isEmpty ? message : lines.joined(separator: "\n")
    xml.childBreak()
    xml.element(
      "failure", [("message", message), ("type", "AssertionFailure")], HeadAndTail.cut(text, to: Self.failureTextLimit))
  }

  private mutating func error(_ result: RequestResult, kind: String, reason: String) {
    counts.errors += 1
    let lines = [reason] + result.hints.map { "hint: " + $0 }
    let text = HeadAndTail.cut(lines.joined(separator: "\n"), to: Self.failureTextLimit)
    let (head, isCut) = HeadAndTail.head(reason, Self.messageLimit)
    // A text must be there: without one GitLab shows its parser's own view of the element.
    let message = head.isEmpty ? "the request could not be carried out" : head + (isCut ? "…" : "")
    xml.childBreak()
    xml.element(
      "error", [("message", message), ("type", ErrorKind.junitType(kind))], reason.isEmpty ? message : text)
  }

  private mutating func skipped(_ reason: String) {
    counts.skipped += 1
    let reason = reason.isEmpty ? "skipped" : reason
    xml.childBreak()
    xml.element("skipped", [("message", reason)], reason)
  }

  /// Attempts before the last that failed. Rounds of a poll are no failures: waiting is what it is for.
  private func attempts(_ result: RequestResult) -> ArraySlice<AttemptResult> {
    result.attempts.dropLast().filter { $0.kind == .attempt && $0.failure != nil }.prefix(Self.elementLimit)
  }

  private mutating func retries(_ name: StaticString, _ attempts: ArraySlice<AttemptResult>) {
    for attempt in attempts {
      var message = "attempt \(attempt.number): "
      if let status = attempt.status { message += "\(status), " }
      message += attempt.failure ?? ""
      let (head, isCut) = HeadAndTail.head(message, Self.messageLimit)
      xml.childBreak()
      xml.markup("<" + name.description)
      xml.attribute("message", isCut ? head + "…" : head)
      xml.attribute("type", attempt.status == nil ? "TransportError" : "AssertionFailure")
      xml.markup(">")
      xml.element("stackTrace", [], HeadAndTail.cut(message, to: Self.failureTextLimit))
      xml.markup("</\(name)>")
    }
  }

  private mutating func output(_ result: RequestResult) {
    guard !result.method.isEmpty || !result.url.isEmpty else { return }
    var text = "\(result.method) \(result.url)"
    if let status = result.status { text += " -> \(status)" }
    text += " in \(NumberText.duration(result.duration))\n"
    for round in result.attempts where round.kind == .round {
      text += "round \(round.number): \(round.failure ?? "done")\n"
    }
    text = HeadAndTail.cut(ReportText.block(text), to: Self.outputLimit / 8)
    text += HeadAndTail.cut(ExchangeText.lines(result, bodyLimit: Self.bodyLimit), to: Self.outputLimit / 2)
    if let curl = result.exchange?.curl, !curl.isEmpty {
      text += HeadAndTail.cut(ReportText.block(curl), to: Self.outputLimit / 4) + "\n"
    }
    // Whatever the replacements added: what is left out is told in at most 64 bytes.
    text = HeadAndTail.cut(Self.withoutAttachments(text), to: Self.outputLimit - 64)
    xml.childBreak()
    xml.element("system-out", [], text)
  }

  /// GitLab and Testmo take `[[ATTACHMENT|…]]` and the like for commands; a response must not give any.
  private static func withoutAttachments(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "|")) else { return text }
    return text.split(separator: "[[", omittingEmptySubsequences: false).joined(separator: "[\\u{5B}")
  }

  private static func block(_ check: CheckResult) -> String {
    var text = check.place.map { "\($0.file):\($0.line): " } ?? ""
    text += check.message.isEmpty ? check.title : check.message
    if !check.expected.isEmpty { text += "\n  expected: " + HeadAndTail.cut(check.expected, to: 4096) }
    if !check.actual.isEmpty { text += "\n  actual:   " + HeadAndTail.cut(check.actual, to: 4096) }
    for detail in check.details { text += "\n  " + detail }
    return text
  }
}
