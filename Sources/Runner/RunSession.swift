package import RunEvents
import CollectionModel
package import HTTP
import Templates

/// A whole run: its collections, as many at once as wanted, told as events.
package struct RunSession: Sendable {
  private let plan: RunPlan
  private let options: RunOptions
  private let transport: any Transport
  private let control: RunControl
  private let readFile: BodyFileReader
  private let redactor: Redactor
  private let once = OnceRegistry()
  private let tokens: AccessTokens

  package init(
    plan: RunPlan, options: RunOptions, transport: any Transport, control: RunControl, redactor: Redactor = Redactor(),
    readFile: @escaping BodyFileReader
  ) {
    self.plan = plan
    self.options = options
    let paced = PacedTransport.pacing(
      transport, to: options.environment?.rateLimit, clock: options.clock, control: control)
    self.transport = paced
    tokens = AccessTokens(options: options, transport: paced, redactor: redactor)
    self.control = control
    self.redactor = redactor
    self.readFile = readFile
  }

  /// Runs everything. `emit` gets the events in the order in which they happen and must not block.
  package func run(emit: @escaping @Sendable (RunEvent) -> Void) async {
    let began = options.clock.monotonic()
    for (name, secret) in options.secrets { redactor.add(secret, named: name) }
    let runs = plan.collections.count * options.repetitions
    emit(.runStarted(started(collections: runs)))
    // `exclusive` collections run alone, after the others; reports keep the order of files by index.
    let positions = (0..<runs).map { (index: $0, plan: plan.collections[$0 % plan.collections.count]) }
    await runTogether(positions.filter { !$0.plan.collection.exclusive }, emit: emit)
    for (index, collection) in positions where collection.collection.exclusive {
      await run(collection, index: index, emit: emit)
    }
    emit(
      .runFinished(
        RunFinished(
          duration: options.clock.monotonic() - began, interrupted: control.interruption, notices: plan.notices)))
  }

  private func runTogether(
    _ collections: [(index: Int, plan: CollectionPlan)], emit: @escaping @Sendable (RunEvent) -> Void
  ) async {
    await withTaskGroup(of: Void.self) { group in
      var waiting = collections.makeIterator()
      for _ in 0..<max(1, options.jobs) {
        guard let next = waiting.next() else { break }
        group.addTask { await run(next.plan, index: next.index, emit: emit) }
      }
      while await group.next() != nil {
        guard let next = waiting.next() else { continue }
        group.addTask { await run(next.plan, index: next.index, emit: emit) }
      }
    }
  }

  private func run(_ collection: CollectionPlan, index: Int, emit: @escaping @Sendable (RunEvent) -> Void) async {
    await CollectionRunner(
      plan: collection, index: index, repetition: index / max(1, plan.collections.count), options: options,
      transport: transport, redactor: redactor, tokens: tokens, control: control, once: once, readFile: readFile,
      emit: emit
    ).run()
  }

  private func started(collections: Int) -> RunStarted {
    var host: String?
    if let base = options.environment?.settings.baseURL?.constantText, let url = try? RequestURL(parsing: base) {
      host = url.port.map { "\(url.host):\($0)" } ?? url.host
    }
    return RunStarted(
      tool: options.tool, runID: options.runID, startedAt: options.clock.wall(),
      environment: options.environment?.name, host: host, server: options.server?.name,
      protected: options.environment?.protected ?? false, seed: options.seed, collections: collections,
      label: options.label.map(redactor.mask))
  }
}
