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
  let control: RunControl
  let readFile: BodyFileReader
  let emit: @Sendable (RunEvent) -> Void

  func run() async {
    let began = options.clock.monotonic()
    emit(
      .collectionStarted(
        CollectionStarted(
          index: index, name: plan.collection.name, file: plan.collection.source.path,
          startedAt: options.clock.wall(), plan: plan.requests.map(\.planned))))
    let variables = variables()
    let state = CollectionState(variables: variables, lent: lentVariables(secretsInto: variables))
    let runner = RequestRunner(
      collection: index, options: options, transport: transport,
      gate: HostGate(environment: options.environment, server: options.server), redactor: redactor,
      preparer: RequestPreparer(signers: plan.signers, userAgent: userAgent, readFile: readFile), control: control)
    // In the order of the plan: setup, requests, teardown. An interruption ends transfers, not this loop, so that teardown
    // clears away what setup made after Ctrl-C too.
    for request in plan.requests { await run(request, with: runner, state: state) }
    emit(.collectionFinished(CollectionFinished(index: index, duration: options.clock.monotonic() - began)))
  }

  private func run(_ request: PlannedRequest, with runner: RequestRunner, state: CollectionState) async {
    if let skip = skipReason(of: request, state: state) {
      state.note(request, captured: [], outcome: .skipped(reason: skip.reason), lost: skip.isLost)
      emit(.requestFinished(skipped(request, reason: skip.reason)))
      return
    }
    let result = await runner.run(request, state: state)
    state.note(request, captured: Set(result.captures), outcome: result.outcome, lost: true)
    if result.outcome != .passed {
      control.noteFailure(of: request.definition.name)
      if request.phase == .setup { state.setupFailure = request.definition.name }
    }
    emit(.requestFinished(result))
  }

  private func skipReason(of request: PlannedRequest, state: CollectionState) -> (reason: String, isLost: Bool)? {
    if let reason = request.skipReason { return (redactor.mask(reason), false) }
    if let reason = control.stopReason(in: request.phase) { return (reason, true) }
    if request.phase == .requests, let failed = state.setupFailure { return ("setup failed: '\(failed)'", true) }
    return state.missingInput(of: request)
  }

  private func skipped(_ request: PlannedRequest, reason: String) -> RequestResult {
    RequestResult(
      collection: index, planned: request.planned, outcome: .skipped(reason: reason),
      method: request.definition.method.constantText ?? "", url: "", startedAt: options.clock.wall(),
      tags: request.settings.tags)
  }

  private var userAgent: String {
    options.tool.split(separator: " ").joined(separator: "/")
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
    return variables
  }

  private func lentVariables(secretsInto variables: RunVariables) -> Variables {
    ServerVariables.lend(options.server?.variables(index) ?? [], to: variables, place: plan.collection.place) {
      redactor.add($0.value, named: $0.name)
    }
  }
}
