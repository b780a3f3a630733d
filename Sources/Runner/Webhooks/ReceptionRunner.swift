import Checks
import CollectionModel
import HTTP
import RunEvents
import Signing
import Templates

/// A webhook item: waits for the first message that it is about, and judges it. Never throws: whatever goes wrong is the
/// result.
struct ReceptionRunner {
  let collection: Int
  let options: RunOptions
  let binding: WebhookBinding
  let transport: any Transport
  let redactor: Redactor
  let control: RunControl
  let readFile: BodyFileReader

  func run(_ planned: PlannedRequest, _ reception: Reception, state: CollectionState) async -> RequestResult {
    let started = options.clock.wall()
    let began = options.clock.monotonic()
    let scope = Scope(
      run: state.variables, rows: planned.row?.layers ?? [], request: planned.definition.variables,
      outer: planned.level.layers + [state.lent])
    scope.run.now = started
    let rules = WebhookRules(state: state, listener: binding.url)
    guard let path = rules.path(of: reception, for: planned) else {
      let reason = "the path of 'receive' holds a variable that has no value"
      return result(planned, .error(kind: "unresolved", reason: reason), path: "", started, began)
    }
    let judge = Judge(scope: scope)
    var mismatches: [String] = []
    var seen: Set<Int> = []
    while true {
      let count = binding.inbox.count(of: collection)
      for received in binding.inbox.received(at: path, by: collection) where seen.insert(received.number).inserted {
        let view = view(of: received.message, scope: scope)
        if let step = reception.verify, let reason = rules.refusal(of: received.message, by: step, for: planned) {
          // Right for another item of the path: that one takes it.
          guard received.refusal != nil else { continue }
          binding.inbox.remove(received.number, from: collection)
          return judged(
            planned, received.message, path: path, started, began, scope: scope,
            failing: CheckResult(
              title: "verify", passed: false, message: "the message's signature is refused: \(reason)",
              expected: "a message signed by '\(Self.signer(step))'", actual: reason,
              place: CheckPlace(planned.definition.place)))
        }
        let failed = judge.check(reception.match, on: view).filter { !$0.passed }
        if let first = failed.first {
          mismatches.append(first.message)
          continue
        }
        binding.inbox.remove(received.number, from: collection)
        return judged(planned, received.message, path: path, started, began, scope: scope)
      }
      let left = reception.within - .seconds(options.clock.monotonic() - began)
      let isOver = left <= .zero ? true : await waitIsOver(left, after: count)
      if control.isInterrupted(in: planned.phase) {
        return result(
          planned, .error(kind: TransportFailure.Kind.interrupted.rawValue, reason: "interrupted"), path: path, started,
          began)
      }
      if isOver, binding.inbox.count(of: collection) == count {
        redactor.learn(from: scope.run)
        return missing(planned, reception, path: path, mismatches: mismatches, started, began)
      }
    }
  }

  private static func signer(_ step: any Step) -> String { (step as? SignStep)?.signer ?? "verify" }

  /// Waits for another message; true where the time ran out first.
  private func waitIsOver(_ left: Duration, after count: Int) async -> Bool {
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        await binding.inbox.arrival(after: count, for: collection)
        return false
      }
      group.addTask {
        await transport.pause(for: left)
        return true
      }
      let first = await group.next() ?? true
      group.cancelAll()
      return first
    }
  }

  // MARK: Results

  private func view(of message: WebhookMessage, scope: Scope) -> ResponseView {
    ResponseView(
      request: message.request(at: binding.url),
      response: HTTPResponse(status: 0, headers: message.headers, body: message.body),
      now: Moment(milliseconds: message.arrivedAt),
      variable: { name in
        do { return try scope.value(of: name) } catch { return nil }
      })
  }

  private func judged(
    _ planned: PlannedRequest, _ message: WebhookMessage, path: String, _ started: Int64, _ began: Double,
    scope: Scope, failing: CheckResult? = nil
  ) -> RequestResult {
    let settings = planned.settings
    let judge = Judge(scope: scope)
    let view = view(of: message, scope: scope)
    var checks = [failing ?? CheckResult(title: "a message to \(path)", passed: true)]
    var captured: [String] = []
    if failing == nil {
      checks += judge.check(settings.expect, on: view)
      for capture in planned.definition.captures {
        switch judge.capture(capture, from: view) {
        case .success(let value):
          scope.run.captured[capture.name] = value
          captured.append(capture.name)
          if capture.secret { redactor.add(value, named: capture.name) }
        case .failure(let failure): checks.append(failure.result)
        }
      }
    }
    redactor.learn(from: scope.run)
    let hasFailed = checks.contains { !$0.passed }
    var result = result(planned, hasFailed ? .failed : .passed, path: path, started, began)
    result.method = message.method
    result.checks = checks.map(redactor.masked)
    result.captures = captured
    result.properties = redactor.properties(settings, scope: scope, readFile: readFile)
    if hasFailed {
      result.hints = settings.hints.filter { judge.holds($0.when, on: view) }.map { redactor.mask($0.text) }
    }
    if options.bodies == .all || (options.bodies == .failed && hasFailed) {
      result.exchange = ExchangeRecorder(redactor: redactor).record(message.request(at: binding.url), nil)
    }
    return result
  }

  private func missing(
    _ planned: PlannedRequest, _ reception: Reception, path: String, mismatches: [String], _ started: Int64,
    _ began: Double
  ) -> RequestResult {
    var details = mismatches.prefix(5).map { "a message came that does not match: \($0)" }
    if mismatches.count > 5 { details.append("and \(mismatches.count - 5) more") }
    let stray = binding.inbox.strayPaths
    if !stray.isEmpty {
      details.append(
        "messages came to other paths, and were answered with 404: " + Set(stray).sorted().joined(separator: ", "))
    }
    if details.isEmpty { details.append("the sender must know the address: \(binding.url)\(path)") }
    var result = result(planned, .failed, path: path, started, began)
    result.checks = [
      redactor.masked(
        CheckResult(
          title: "a message to \(path)", passed: false,
          message: "no message came to \(path) within \(reception.within.written)",
          expected: reception.match.isEmpty ? "a message" : "a message that 'match' holds on",
          actual: mismatches.isEmpty ? "nothing" : "\(mismatches.count) of another kind", details: details,
          place: CheckPlace(planned.definition.place)))
    ]
    return result
  }

  private func result(
    _ planned: PlannedRequest, _ outcome: RequestResult.Outcome, path: String, _ started: Int64, _ began: Double
  ) -> RequestResult {
    RequestResult(
      collection: collection, planned: redactor.masked(planned), outcome: outcome, method: "RECEIVE",
      url: redactor.mask(binding.url + path), startedAt: started, duration: options.clock.monotonic() - began,
      tags: planned.settings.tags)
  }
}
