import RunEvents
package import CollectionModel
import Diagnostics
import Signing
import Templates

/// Collections and options to a plan: selection, environment, the data flow of captures, the write lock, hosts.
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
    var flattener = RequestFlattener(collection: collection, options: options)
    flattener.run()
    let requests = flattener.requests
    plan.problems += flattener.problems
    var flow = VariableFlow(
      known: knownNames(position: position), secrets: secretNames, collection: collection)
    flow.walk(requests)
    let chosen = choose(requests, flow: flow)
    let destinations = DestinationReview(options: options)
    var kept: [PlannedRequest] = []
    var told: Set<PlanProblem> = []
    for (old, request) in requests.enumerated() where chosen.contains(old) {
      // What is wrong in one row is wrong in all of them: it is told once.
      for problem in flow.problems[old] where told.insert(PlanProblem(problem)).inserted {
        plan.problems.append(problem)
      }
      for (name, place) in flow.usedSecrets[old] where plan.usedSecrets[name] == nil {
        plan.usedSecrets[name] = place
      }
      var refusals: [Diagnostic] = []
      if let refusal = writeRefusal(of: request) { refusals.append(refusal) }
      if options.isSending {
        refusals += destinations.refusals(
          of: request, in: collection, position: position, captured: flow.uses[old])
      }
      for refusal in refusals where told.insert(PlanProblem(refusal)).inserted { plan.refusals.append(refusal) }
      kept.append(request.placed(at: kept.count, using: flow.uses[old]))
    }
    return CollectionPlan(collection: collection, requests: kept)
  }

  /// The chosen requests, setup and teardown, and whatever they take variables from.
  private func choose(_ requests: [PlannedRequest], flow: VariableFlow) -> Set<Int> {
    var chosen: Set<Int> = []
    var pending: [Int] = []
    for (index, request) in requests.enumerated() where request.phase == .requests || options.selection.anyPhase {
      if options.selection.includes(request) { pending.append(index) }
    }
    if pending.isEmpty { return [] }
    pending += requests.indices.filter { requests[$0].phase == .setup }
    while let index = pending.popLast() {
      guard chosen.insert(index).inserted else { continue }
      pending += flow.producers[index].joined()
    }
    // Teardown clears away what was chosen: it draws nothing along, and without its producers there is nothing to clear.
    for index in requests.indices where requests[index].phase == .teardown {
      if flow.producers[index].allSatisfy({ $0.isEmpty || $0.contains(where: chosen.contains) }) {
        chosen.insert(index)
      }
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

/// What makes two problems of a plan one.
private struct PlanProblem: Hashable {
  let message: String
  let file: String
  let line: Int
  let column: Int

  init(_ problem: Diagnostic) {
    message = problem.message
    file = problem.place?.file ?? ""
    line = problem.place?.line ?? 0
    column = problem.place?.column ?? 0
  }
}
