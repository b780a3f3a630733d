import RunEvents

/// What the page's list, filter and timing know of a case, without reading its record.
enum CaseIndex {
  private static let textLimit = 300

  /// Whether it passed after an attempt that had failed. Rounds of a poll are no failures.
  static func isFlaky(_ result: RequestResult) -> Bool {
    result.outcome == .passed && result.attempts.dropLast().contains { $0.kind == .attempt && $0.failure != nil }
  }

  /// The object of one case, which the page's script numbers by its position.
  static func members(
    _ result: RequestResult, state: CaseState, collection: Int, cause: Int32?, checks: [CheckResult],
    runStartedAt: Int64?
  ) -> [UInt8] {
    var json = JSONBytes()
    let planned = result.planned
    json.beginObject()
    json.member("c", collection)
    json.member("name", HTMLLimits.cutLine(planned.name, textLimit))
    json.list("folders", planned.folders.map { HTMLLimits.cutLine($0, textLimit) })
    if planned.phase != .requests { json.member("phase", planned.phase.rawValue) }
    if let row = planned.row { json.member("row", HTMLLimits.cutLine(row, textLimit)) }
    json.member("file", planned.file)
    json.member("line", planned.line)
    json.member("state", state.rawValue)
    switch result.outcome {
    case .error(let kind, _): json.member("kind", kind)
    case .skipped(let reason): json.member("reason", HTMLLimits.cutLine(reason, textLimit))
    case .passed, .failed: break
    }
    json.text("method", result.method)
    json.text("url", HTMLLimits.cutLine(result.url, textLimit))
    if let status = result.status { json.member("status", status) }
    if result.startedAt > 0, let runStartedAt { json.member("at", result.startedAt - runStartedAt) }
    json.member("ms", milliseconds(result.duration))
    json.list("tags", result.tags)
    let rounds = result.attempts.count { $0.kind == .round }
    if rounds > 0 { json.member("rounds", rounds) }
    if result.attempts.count - rounds > 1 { json.member("attempts", result.attempts.count - rounds) }
    if isFlaky(result) { json.member("flaky", true) }
    if let cause { json.member("cause", cause) }
    if !checks.isEmpty { json.member("checks", checks.count) }
    let failed = checks.count { !$0.passed }
    if failed > 0 { json.member("failed", failed) }
    json.endObject()
    return EmbeddedJSON.escaped(json.bytes)
  }

  /// Rounded to a tenth; what is not finite, or negative, is 0.
  private static func milliseconds(_ seconds: Double) -> Double {
    guard seconds.isFinite, seconds > 0 else { return 0 }
    return (seconds * 10_000).rounded() / 10
  }
}
