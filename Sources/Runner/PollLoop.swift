import Checks
import CollectionModel
import HTTP
import RunEvents
import Templates

/// `poll:` — sends a request round after round until its condition holds, its time is over, or it is told to stop.
struct PollLoop {
  private let poll: PollSetting
  private let planned: PlannedRequest
  private let runner: RequestRunner
  private let judge: Judge

  init(_ poll: PollSetting, planned: PlannedRequest, runner: RequestRunner, scope: Scope) {
    self.poll = poll
    self.planned = planned
    self.runner = runner
    judge = Judge(scope: scope)
  }

  /// The last round's attempt. `round` sends the request, with its retries, and appends what became of each.
  func run(
    _ results: inout [AttemptResult],
    round: (inout [AttemptResult]) async -> RequestRunner.Attempt
  ) async -> RequestRunner.Attempt {
    let clock = runner.options.clock
    let end = clock.monotonic() + poll.limit.inSeconds
    var rounds = 0
    while true {
      rounds += 1
      var attempt = await round(&results)
      let pending = unmet(poll.until, on: attempt)
      mark(&results, round: rounds, pending: pending)
      guard let pending else { return attempt }
      if let kind = attempt.error?.kind, !Self.isPassing(kind) { return attempt }
      if !poll.stopIf.isEmpty, unmet(poll.stopIf, on: attempt) == nil {
        attempt.checks.append(failure("was told to stop: what 'stop_if' names holds", pending, rounds: rounds))
        return attempt
      }
      guard clock.monotonic() + poll.every.inSeconds <= end else {
        attempt.checks.append(
          failure("did not come to what 'until' names within \(poll.limit.written)", pending, rounds: rounds))
        return attempt
      }
      await runner.transport.pause(for: poll.every)
      // That others have failed often enough does not end what has begun.
      if runner.control.isInterrupted(in: planned.phase) {
        attempt.error = (TransportFailure.Kind.interrupted.rawValue, "interrupted", [])
        return attempt
      }
    }
  }

  /// What of a condition does not hold; nothing where all does. Where there was no response, nothing holds.
  private func unmet(_ condition: [Expectation], on attempt: RequestRunner.Attempt) -> [CheckResult]? {
    guard let view = attempt.view else { return [] }
    let failed = judge.check(condition, on: view).filter { !$0.passed }
    runner.redactor.learn(from: judge.scope.run)
    return failed.isEmpty ? nil : failed
  }

  /// The last attempt of a round is the round; those before it were retried.
  private func mark(_ results: inout [AttemptResult], round: Int, pending: [CheckResult]?) {
    guard let last = results.indices.last else { return }
    results[last].kind = .round
    results[last].number = round
    if let waiting = pending?.first { results[last].failure = runner.redactor.maskExcerpt(waiting.message) }
    if pending == nil { results[last].failure = nil }
  }

  private func failure(_ message: String, _ pending: [CheckResult], rounds: Int) -> CheckResult {
    let first = pending.first
    return CheckResult(
      title: "poll", passed: false,
      message: "the poll \(message) (\(rounds) \(rounds == 1 ? "round" : "rounds"))",
      expected: first.map { "\($0.title) \($0.expected)" } ?? "", actual: first?.actual ?? "",
      details: pending.map(\.message), place: CheckPlace(poll.place))
  }

  /// A failure that a later round may not have: the server is not there yet, or slow.
  private static func isPassing(_ kind: String) -> Bool {
    kind == TransportFailure.Kind.connection.rawValue || kind == TransportFailure.Kind.timeout.rawValue
      || kind == TransportFailure.Kind.nameResolution.rawValue
  }
}
