import RunEvents
import Checks
import CollectionModel
import Diagnostics
import HTTP
import JSON
import Templates

/// One collection, request after request, setup first and teardown always.
struct CollectionRunner {
  let plan: CollectionPlan
  let index: Int
  /// Which repetition of the run this is, from 0: random values differ from one to the next.
  let repetition: Int
  let options: RunOptions
  let transport: any Transport
  let redactor: Redactor
  let tokens: AccessTokens
  let control: RunControl
  let once: OnceRegistry
  let readFile: BodyFileReader
  let emit: @Sendable (RunEvent) -> Void

  func run() async {
    let began = options.clock.monotonic()
    emit(
      .collectionStarted(
        CollectionStarted(
          index: index, name: plan.collection.name, file: plan.collection.source.path,
          startedAt: options.clock.wall(), plan: plan.requests.map(redactor.masked))))
    let variables = variables()
    let rows = RowStates(
      CollectionState(variables: variables, lent: lentVariables(secretsInto: variables)),
      receptions: options.webhooks == nil ? [] : plan.requests.filter { $0.definition.reception != nil })
    let runner = RequestRunner(
      collection: index, options: options, transport: transport,
      gate: HostGate(options), redactor: redactor,
      preparer: RequestPreparer(userAgent: options.userAgent, readFile: readFile), tokens: tokens,
      control: control)
    // In the order of the plan: setup, requests, teardown. An interruption ends transfers, not this loop, so that teardown
    // clears away what setup made after Ctrl-C too.
    await run(plan.requests[...], with: runner, rows: rows, inside: nil)
    if rows.hasReceptions { options.webhooks?.inbox.close(index) }
    emit(.collectionFinished(CollectionFinished(index: index, duration: options.clock.monotonic() - began)))
  }

  /// Runs requests in turn. Those of an include with `once: true` go together, except where they are `inside` it already.
  private func run(
    _ requests: ArraySlice<PlannedRequest>, with runner: RequestRunner, rows: RowStates, inside: LevelContext?
  ) async {
    var rest = requests
    while let request = rest.first {
      guard let level = request.level.onceLevel(inside: inside) else {
        await run(request, with: runner, rows: rows)
        rest = rest.dropFirst()
        continue
      }
      let members = rest.prefix { $0.level.chain.contains { $0 === level } }
      await runOnce(members, of: level, with: runner, rows: rows)
      rest = rest[members.endIndex...]
    }
  }

  /// Runs what stands in an include with `once: true`, or takes over what it brought elsewhere in this run.
  private func runOnce(
    _ members: ArraySlice<PlannedRequest>, of level: LevelContext, with runner: RequestRunner, rows: RowStates
  ) async {
    guard let key = key(of: level, members, state: rows.state(for: level.row)) else {
      return await run(members, with: runner, rows: rows, inside: level)
    }
    switch await once.enter(key) {
    case .first:
      let sent = rows.sent
      await run(members, with: runner, rows: rows, inside: level)
      // Where all were kept from running, what they would have brought is still open.
      if rows.sent == sent {
        once.abandon(key)
      } else {
        once.finish(key, rows.state(for: level.row).outcome(of: members, in: plan.collection.name))
      }
    case .done(let outcome):
      let state = rows.state(for: level.row)
      state.take(outcome)
      for request in members {
        let hasPassed = outcome.passed.contains(request.path) || outcome.passed.contains(request.definition.name)
        let reason = "ran once, in '\(outcome.collection)'" + (hasPassed ? "" : ", and did not pass there")
        if !hasPassed, request.phase == .setup, request.skipReason == nil {
          state.failSetup(by: request.definition.name)
        }
        emit(.requestFinished(skipped(request, reason: reason)))
      }
    }
  }

  /// Nothing where a value under `with` cannot be told, which each request of the include will say.
  private func key(
    of level: LevelContext, _ members: ArraySlice<PlannedRequest>, state: CollectionState
  ) -> OnceKey? {
    guard let inclusion = level.once, let with = level.layers.first else { return nil }
    let scope = Scope(
      run: state.variables, rows: level.row?.layers ?? [], request: [:], outer: level.layers + [state.lent])
    var values: [String] = []
    for name in with.keys.sorted() {
      guard let value = try? scope.value(of: name)?.asJSON else { return nil }
      values.append(name + "=" + JSONWriter.compact(value))
    }
    let hasOwnAccount = options.server.map { !$0.variables(index).isEmpty } ?? false
    let rowsAround = level.row?.chain.count ?? 0
    return OnceKey(
      file: inclusion.file, with: values,
      requests: members.map { request in
        request.level.folders.dropFirst(level.folders.count).joined(separator: "/") + "/" + request.definition.name
          + (request.row?.chain.dropFirst(rowsAround).map { "[\($0.number)]" }.joined() ?? "")
      }, repetition: repetition, account: hasOwnAccount ? index : nil)
  }

  private func run(_ request: PlannedRequest, with runner: RequestRunner, rows: RowStates) async {
    let state = rows.state(for: request.row)
    if let skip = skipReason(of: request, state: state) {
      state.note(request, captured: [], outcome: .skipped(reason: skip.reason), lost: skip.isLost)
      emit(.requestFinished(skipped(request, reason: skip.reason)))
      return
    }
    rows.sent += 1
    var result = await result(of: request, with: runner, rows: rows)
    state.note(request, captured: Set(result.captures), outcome: result.outcome, lost: true)
    switch result.outcome {
    case .passed, .skipped: break
    case .failed, .error:
      control.noteFailure(of: request.definition.name)
      if request.phase == .setup { state.failSetup(by: request.definition.name) }
    }
    // What a script would have checked or set is unknown: neither green nor red.
    if result.outcome == .passed, request.definition.unsupportedScript != nil {
      result.outcome = .skipped(reason: "incomplete: its 'unsupported_script' is not run")
    }
    emit(.requestFinished(result))
  }

  private func result(of request: PlannedRequest, with runner: RequestRunner, rows: RowStates) async -> RequestResult {
    let state = rows.state(for: request.row)
    // A row may bring a path, and what an earlier request captured may be the secret that messages are signed with.
    updateRules(rows, at: request)
    guard let reception = request.definition.reception, let binding = options.webhooks else {
      let result = await runner.run(request, state: state)
      updateRules(rows, at: request)
      return result
    }
    return await ReceptionRunner(
      collection: index, options: options, binding: binding, transport: transport, redactor: redactor, control: control,
      readFile: readFile
    ).run(request, reception, state: state)
  }

  /// What is asked of messages now, by the items that stand in no row or in the one of `request`.
  private func updateRules(_ rows: RowStates, at request: PlannedRequest) {
    guard rows.hasReceptions, let binding = options.webhooks else { return }
    let receptions = rows.receptions.filter { item in
      guard let row = item.row else { return true }
      return request.row.map { !$0.excludes(row) } ?? false
    }
    let rules = WebhookRules(state: rows.state(for: request.row), listener: binding.url).rules(of: receptions)
    binding.inbox.setRules(rules, of: index)
  }

  private func skipReason(of request: PlannedRequest, state: CollectionState) -> (reason: String, isLost: Bool)? {
    if let reason = request.skipReason { return (redactor.mask(reason), false) }
    if let reason = control.stopReason(in: request.phase) { return (reason, true) }
    if request.phase == .requests, let failed = state.setupFailure { return ("setup failed: '\(failed)'", true) }
    if let missing = state.missingInput(of: request) { return missing }
    return ConditionJudge(redactor: redactor).unmetCondition(of: request, state: state).map { ($0, false) }
  }

  private func skipped(_ request: PlannedRequest, reason: String) -> RequestResult {
    RequestResult(
      collection: index, planned: redactor.masked(request), outcome: .skipped(reason: reason),
      method: request.definition.method.constantText ?? "", url: "", startedAt: options.clock.wall(),
      tags: request.settings.tags)
  }

  private func variables() -> RunVariables {
    // Each collection draws from a sequence of its own, so that its values do not depend on what runs beside it.
    var seeds = SeededRandom(seed: options.seed &+ UInt64(index) &* 0x1000_0000_1B3)
    for _ in 0..<repetition { _ = seeds.next() }
    let variables = RunVariables(
      seed: seeds.next(), now: options.clock.wall(), environment: options.processEnvironment)
    variables.commandLine = options.variables
    variables.secrets = options.secrets
    variables.reserved["run.id"] = .text(options.runID)
    if let server = options.server { variables.reserved["server.url"] = .text(server.url) }
    if let webhooks = options.webhooks { variables.reserved["webhooks.url"] = .text(webhooks.url) }
    return variables
  }

  private func lentVariables(secretsInto variables: RunVariables) -> Variables {
    ServerVariables.lend(options.server?.variables(index) ?? [], to: variables, place: plan.collection.place) {
      redactor.add($0.value, named: $0.name)
    }
  }
}

/// The states of the data rows under way, each inside the one around it.
private final class RowStates {
  let receptions: [PlannedRequest]
  /// How many requests were not skipped.
  var sent = 0
  private let base: CollectionState
  private var open: [(row: RowContext, state: CollectionState)] = []

  init(_ base: CollectionState, receptions: [PlannedRequest]) {
    self.base = base
    self.receptions = receptions
  }

  var hasReceptions: Bool { !receptions.isEmpty }

  /// Rows that have ended are forgotten with all they captured.
  func state(for row: RowContext?) -> CollectionState {
    let chain = row?.chain ?? []
    while open.count > chain.count || !zip(open, chain).allSatisfy({ $0.row === $1 }) { open.removeLast() }
    for row in chain[open.count...] {
      open.append((row, (open.last?.state ?? base).forRow(row)))
    }
    return open.last?.state ?? base
  }
}

extension LevelContext {
  /// The outermost level below `inside` whose requests run once.
  fileprivate func onceLevel(inside: LevelContext?) -> LevelContext? {
    var found: LevelContext?
    var level: LevelContext? = self
    while let current = level, current !== inside {
      if current.once != nil { found = current }
      level = current.parent
    }
    return found
  }
}
