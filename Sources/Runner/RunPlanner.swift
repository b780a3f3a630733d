import RunEvents
package import CollectionModel
import Diagnostics
import Signing
import Templates

/// Collections and options to a plan: selection, environment, the data flow of captures, the write lock.
package struct RunPlanner {
  private let options: RunOptions

  package init(options: RunOptions) { self.options = options }

  /// `named` are the files that the command line names itself: a collection that may not run in this environment is an
  /// error there, and only passed over where it was found in a folder.
  package func plan(_ collections: [Collection], named: Set<String> = []) -> RunPlan {
    var plan = RunPlan(collections: [], problems: [], refusals: [], notices: [], usedSecrets: [:])
    for collection in collections {
      if let refusal = environmentRefusal(of: collection) {
        if named.contains(collection.source.path) {
          plan.refusals.append(refusal)
        } else {
          plan.notices.append(refusal.message)
        }
        continue
      }
      let prepared = prepare(collection, position: plan.collections.count, into: &plan)
      if prepared.requests.isEmpty { continue }
      plan.collections.append(prepared)
    }
    return plan
  }

  private func environmentRefusal(of collection: Collection) -> Diagnostic? {
    guard let allowed = collection.environments else { return nil }
    let name = options.environment?.name
    if let name, allowed.contains(name) { return nil }
    let current = name.map { "environment '\($0)'" } ?? "a run without an environment"
    return Diagnostic(
      .error, "collection '\(collection.name)' is not for \(current)", at: collection.place,
      label: "runs in: \(allowed.joined(separator: ", "))",
      hints: ["choose one of them with -e, or add it to 'environments' of the collection"])
  }

  private func prepare(_ collection: Collection, position: Int, into plan: inout RunPlan) -> CollectionPlan {
    var flattened = RequestFlattener(collection: collection, environment: options.environment)
    flattened.run()
    let requests = flattened.requests
    var flow = VariableFlow(
      known: knownNames(position: position), secrets: secretNames, collection: collection,
      signers: flattened.signers)
    flow.walk(requests)
    let chosen = choose(requests, flow: flow)
    var kept: [PlannedRequest] = []
    for (old, request) in requests.enumerated() where chosen.contains(old) {
      plan.problems += flow.problems[old]
      for (name, place) in flow.usedSecrets[old] where plan.usedSecrets[name] == nil {
        plan.usedSecrets[name] = place
      }
      if let refusal = writeRefusal(of: request) { plan.refusals.append(refusal) }
      kept.append(
        PlannedRequest(
          request.definition, level: request.level, phase: request.phase, index: kept.count, uses: flow.uses[old]))
    }
    return CollectionPlan(collection: collection, requests: kept, signers: flattened.signers)
  }

  /// The chosen requests, setup and teardown, and whatever they take variables from.
  private func choose(_ requests: [PlannedRequest], flow: VariableFlow) -> Set<Int> {
    var chosen: Set<Int> = []
    var pending: [Int] = []
    for (index, request) in requests.enumerated() where request.phase == .requests || options.selection.anyPhase {
      let name = request.definition.name
      if options.selection.choosesAll
        || options.selection.includes(
          name: name, folders: request.level.folders, tags: request.settings.tags, file: request.definition.place.file)
      {
        pending.append(index)
      }
    }
    if pending.isEmpty { return [] }
    pending += requests.indices.filter { requests[$0].phase == .setup }
    while let index = pending.popLast() {
      guard chosen.insert(index).inserted else { continue }
      pending += flow.producers[index]
    }
    // Teardown clears away what was chosen: it draws nothing along, and without its producers there is nothing to clear.
    for index in requests.indices where requests[index].phase == .teardown {
      if flow.producers[index].allSatisfy(chosen.contains) { chosen.insert(index) }
    }
    return chosen
  }

  private func writeRefusal(of request: PlannedRequest) -> Diagnostic? {
    guard let environment = options.environment, environment.protected, options.allowWrites != environment.name,
      !request.isReadOnly, request.skipReason == nil
    else { return nil }
    return Diagnostic(
      .error, "'\(request.path)' writes, and environment '\(environment.name)' is protected",
      at: request.definition.place,
      hints: [
        "nothing was sent; `--allow-writes \(environment.name)` lifts the lock for one run",
        "a request that changes nothing says so with 'read_only: true'",
      ])
  }

  /// Names that have a value whatever the files say.
  private func knownNames(position: Int) -> Set<String> {
    var names = Set(options.variables.keys)
    if let server = options.server { names.formUnion(server.variables(position).map(\.name)) }
    return names
  }

  private var secretNames: Set<String> {
    Set((options.environment?.secrets ?? []).map(\.name)).union(options.secrets.keys)
  }
}

/// Folders to a flat list in the order of the run, each request with the context of its folder.
private struct RequestFlattener {
  let collection: Collection
  let environment: Environment?
  var requests: [PlannedRequest] = []

  init(collection: Collection, environment: Environment?) {
    self.collection = collection
    self.environment = environment
  }

  var signers: [String: Signer] {
    var named: [String: Signer] = [:]
    for signer in environment?.signers ?? [] { named[signer.name] = signer }
    for signer in collection.signers { named[signer.name] = signer }
    return named
  }

  mutating func run() {
    var settings = collection.fragmentSettings
    if let environment { settings = environment.settings.merged(over: settings) }
    settings = collection.settings.merged(over: settings)
    let top = LevelContext(
      settings: settings, layers: [environment?.variables ?? [:], collection.variables, collection.fragmentVariables],
      folders: [], readOnly: nil, skip: nil)
    add(collection.setup, phase: .setup, level: top)
    add(collection.requests, phase: .requests, level: top)
    add(collection.teardown, phase: .teardown, level: top)
  }

  private mutating func add(_ items: [Item], phase: CasePhase, level: LevelContext) {
    for item in items {
      switch item {
      case .request(let definition):
        requests.append(
          PlannedRequest(definition, level: level, phase: phase, index: requests.count))
      case .folder(let folder):
        let inner = LevelContext(
          settings: folder.settings.merged(over: level.settings), layers: [folder.variables] + level.layers,
          folders: level.folders + [folder.name], readOnly: folder.readOnly ?? level.readOnly,
          skip: folder.skip ?? level.skip)
        add(folder.requests, phase: phase, level: inner)
      }
    }
  }
}
