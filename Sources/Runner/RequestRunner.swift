import RunEvents
import Checks
import CollectionModel
import Diagnostics
import HTTP
import JSON
import Signing
import Templates

/// One request from its template to its result. Never throws: whatever goes wrong is the result.
struct RequestRunner {
  let collection: Int
  let options: RunOptions
  let transport: any Transport
  let gate: HostGate
  let redactor: Redactor
  let preparer: RequestPreparer
  let tokens: AccessTokens
  let control: RunControl

  /// What one attempt brought.
  struct Attempt {
    var request: HTTPRequest?
    var response: HTTPResponse?
    /// The response as checks see it.
    var view: ResponseView?
    var timings = TransferTimings()
    var checks: [CheckResult] = []
    var captured: [(name: String, value: Value, secret: Bool)] = []
    var error: (kind: String, reason: String, hints: [String])?
    /// What in a file the error is about.
    var errorPlace: SourcePlace?
    var transportFailure: TransportFailure?
    var hints: [String] = []

    var failure: String? {
      if let error { return error.reason }
      return checks.first { !$0.passed }?.message
    }
  }

  func run(_ planned: PlannedRequest, state: CollectionState) async -> RequestResult {
    let settings = planned.settings
    let scope = Scope(
      run: state.variables, rows: planned.row?.layers ?? [], request: planned.definition.variables,
      outer: planned.level.layers + [state.lent])
    let started = options.clock.wall()
    let began = options.clock.monotonic()
    if let delay = settings.delay {
      await transport.pause(for: delay)
      if let reason = control.stopReason(in: planned.phase) {
        var stopped = Attempt()
        stopped.error = (TransportFailure.Kind.interrupted.rawValue, reason, [])
        var result = result(
          of: stopped, planned: planned, settings: settings, scope: scope, attempts: [], started: started,
          duration: options.clock.monotonic() - began)
        // Where others have failed often enough, it just does not begin.
        if !control.isInterrupted(in: planned.phase) { result.outcome = .skipped(reason: reason) }
        return result
      }
    }
    var results: [AttemptResult] = []
    var last = Attempt()
    if let poll = planned.definition.poll {
      last = await PollLoop(poll, planned: planned, runner: self, scope: scope).run(&results) { results in
        await tries(planned, settings: settings, scope: scope, state: state, results: &results)
      }
    } else {
      last = await tries(planned, settings: settings, scope: scope, state: state, results: &results)
    }
    return result(
      of: last, planned: planned, settings: settings, scope: scope, attempts: results, started: started,
      duration: options.clock.monotonic() - began)
  }

  /// The request as often as `retry` wants it; what the last attempt captured is known from then on.
  private func tries(
    _ planned: PlannedRequest, settings: Settings, scope: Scope, state: CollectionState,
    results: inout [AttemptResult]
  ) async -> Attempt {
    let retry = settings.retry ?? RetrySetting()
    var wait = retry.delay
    var last = Attempt()
    for number in 1...max(1, retry.attempts) {
      last = await attempt(planned, settings: settings, scope: scope, state: state)
      learnSecrets(of: last, scope: scope)
      results.append(
        AttemptResult(
          number: number, status: last.response?.status, timings: last.timings,
          failure: last.failure.map(redactor.maskExcerpt)))
      let isWanted = last.failure != nil && number < retry.attempts
      guard isWanted, Self.applies(retry.on, to: last),
        control.stopReason(in: planned.phase) == nil
      else {
        break
      }
      guard
        let pause = RetryPause.next(after: last.response, wait: wait, setting: retry, random: &state.variables.random)
      else { break }
      await transport.pause(for: pause)
      if let reason = control.stopReason(in: planned.phase) {
        // What the next attempt would have brought is not known.
        if control.interruption != nil { last.error = (TransportFailure.Kind.interrupted.rawValue, reason, []) }
        break
      }
      wait = min(wait * retry.backoff, retry.maximumDelay)
    }
    for capture in last.captured {
      state.variables.captured[capture.name] = capture.value
    }
    return last
  }

  /// What an attempt brought to light is masked in everything that is told of it.
  private func learnSecrets(of attempt: Attempt, scope: Scope) {
    redactor.learn(from: scope.run)
    for capture in attempt.captured where capture.secret { redactor.add(capture.value, named: capture.name) }
  }

  // MARK: One attempt

  private func attempt(
    _ planned: PlannedRequest, settings: Settings, scope: Scope, state: CollectionState, isWithNewToken: Bool = false
  ) async -> Attempt {
    var attempt = Attempt()
    scope.run.now = options.clock.wall()
    scope.stepLocal = [:]
    let token: AccessToken?
    switch await tokens.token(for: settings, scope: scope) {
    case .success(let found): token = found
    case .failure(let failure):
      attempt.error = (failure.kind, failure.reason, failure.hints)
      attempt.transportFailure = failure.transport
      return attempt
    }
    let signed: SignedRequest
    do {
      signed = try preparer.prepare(planned, settings: settings, scope: scope, accessToken: token?.text)
    } catch {
      attempt.error = ("unresolved", error.message, error.hints)
      attempt.errorPlace = error.place
      return attempt
    }
    redactor.addPassing(signed.derivedSecrets, named: "signature")
    attempt.request = signed.request
    let travel = await follow(signed.request, planned, settings: settings, scope: scope, cookies: state.cookies)
    attempt.request = travel.exchange.request
    attempt.timings = travel.exchange.timings
    switch travel.exchange.result {
    case .failure(let failure):
      attempt.transportFailure = failure
      attempt.error = (failure.kind.rawValue, failure.reason, [])
    case .success(let response):
      attempt.response = response
      let view = view(of: travel, response, scope: scope, locals: signed.locals)
      attempt.view = view
      let judge = Judge(scope: scope)
      attempt.checks = judge.check(settings.effectiveExpectations(impliedAt: planned.definition.place), on: view)
      for capture in planned.definition.captures {
        switch judge.capture(capture, from: view) {
        case .success(let value): attempt.captured.append((capture.name, value, capture.secret))
        case .failure(let failure): attempt.checks.append(failure.result)
        }
      }
      if attempt.failure != nil {
        attempt.hints = settings.hints.filter { judge.holds($0.when, on: view) }.map(\.text)
        attempt.hints += SignatureDoctor(
          planned: planned, settings: settings, scope: scope, signed: signed, redactor: redactor, control: control
        ).hints(for: response, sentAt: scope.run.now, whereHintHeld: !attempt.hints.isEmpty)
      }
    }
    // A kept token may have been withdrawn before its time: one new token, one more try.
    if let token, attempt.failure != nil, attempt.response?.status == 401, tokens.forget(token), !isWithNewToken {
      return await self.attempt(planned, settings: settings, scope: scope, state: state, isWithNewToken: true)
    }
    return attempt
  }

  /// An exchange and the hops that led to it.
  private struct Travel {
    var exchange: Exchange
    var redirects: [String] = []
    var duration: Double
  }

  /// Sends, and follows as many redirects as the settings allow: each hop is a transfer of its own, so that the host's
  /// permission, its mapping and the credentials are looked at anew.
  private func follow(
    _ first: HTTPRequest, _ planned: PlannedRequest, settings: Settings, scope: Scope, cookies: CookieJar
  ) async -> Travel {
    var began = options.clock.monotonic()
    var request = first
    var redirects: [String] = []
    while true {
      let wire = TransferSettings(
        scope: scope, readsCertificate: planned.readsCertificate(settings), isCleanup: planned.phase == .teardown)
      let exchange = await send(request, from: first, wire, settings: settings, cookies: cookies)
      began += exchange.waited
      let travel = Travel(exchange: exchange, redirects: redirects, duration: options.clock.monotonic() - began)
      guard redirects.count < settings.redirects ?? 0, case .success(let response) = exchange.result,
        let next = Redirect.next(
          after: request, response, credential: wire.credentialHeader(of: settings),
          isSecret: { redactor.mask($0) != $0 })
      else { return travel }
      redirects.append(request.url.description)
      request = next
    }
  }

  private func send(
    _ request: HTTPRequest, from first: HTTPRequest, _ wire: TransferSettings, settings: Settings, cookies: CookieJar
  ) async -> Exchange {
    if let refusal = gate.refusal(of: request.url) {
      return Exchange(request: request, result: .failure(TransportFailure(.refusedByEnvironment, refusal)))
    }
    do {
      var transfer = try wire.options(from: settings, mayAuthenticate: request.url.hasOrigin(of: first.url))
      transfer.destination = gate.destination(of: request.url)
      transfer.cookies = cookies
      return await transport.send(request, options: transfer)
    } catch {
      return Exchange(
        request: request, result: .failure(TransportFailure(.unusable, error.diagnostic.message)))
    }
  }

  private func view(
    of travel: Travel, _ response: HTTPResponse, scope: Scope, locals: [String: Value]
  ) -> ResponseView {
    ResponseView(
      request: travel.exchange.request, response: response, timings: travel.exchange.timings,
      remoteAddress: travel.exchange.remoteAddress, certificate: travel.exchange.certificate,
      redirects: travel.redirects, duration: travel.duration,
      now: Moment(milliseconds: scope.run.now),
      variable: { name in
        if let local = locals[name] { return local }
        do { return try scope.value(of: name) } catch { return nil }
      })
  }

  private static func applies(_ conditions: [RetrySetting.Condition], to attempt: Attempt) -> Bool {
    conditions.contains { condition in
      switch condition {
      case .connection: attempt.transportFailure?.kind == .connection
      case .timeout: attempt.transportFailure?.kind == .timeout
      case .status(let status): attempt.response?.status == status
      case .statusClass(let hundreds): attempt.response.map { $0.status / 100 == hundreds } ?? false
      }
    }
  }

  // MARK: The result

  private func result(
    of attempt: Attempt, planned: PlannedRequest, settings: Settings, scope: Scope, attempts: [AttemptResult],
    started: Int64, duration: Double
  ) -> RequestResult {
    redactor.learn(from: scope.run)
    let outcome: RequestResult.Outcome =
      if let error = attempt.error {
        .error(kind: error.kind, reason: redactor.maskExcerpt(error.reason))
      } else if attempt
        .failure != nil
      { .failed } else { .passed }
    let keep = options.bodies == .all || (options.bodies == .failed && outcome != .passed)
    let recorder = ExchangeRecorder(redactor: redactor, limit: options.recordedBody)
    return RequestResult(
      collection: collection, planned: redactor.masked(planned), outcome: outcome,
      method: attempt.request?.method ?? planned.definition.method.constantText ?? "",
      url: attempt.request.map { redactor.mask($0.url) } ?? redactor.mask(planned.definition.url.skeleton("…").text),
      status: attempt.response?.status, startedAt: started,
      duration: duration, attempts: attempts, checks: attempt.checks.map(redactor.masked),
      captures: attempt.captured.map(\.name), errorPlace: attempt.errorPlace.map(redactor.masked),
      hints: (attempt.hints + (attempt.error?.hints ?? [])).map(redactor.mask),
      exchange: keep ? attempt.request.map { recorder.record($0, attempt.response) } : nil,
      properties: redactor.properties(settings, scope: scope, readFile: preparer.readFile), tags: settings.tags)
  }

}
