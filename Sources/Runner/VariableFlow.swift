import CollectionModel
import Diagnostics
import Templates

/// Which variable each request uses and where it comes from: found before anything is sent.
struct VariableFlow {
  /// For each request of the plan, the positions of the earlier requests that capture what it uses.
  /// in groups of which any one will do: those that capture one variable, and those of one name under `needs`.
  private(set) var producers: [[[Int]]] = []
  /// For each request, the variables it uses that earlier ones capture.
  private(set) var uses: [[String]] = []
  private(set) var problems: [[Diagnostic]] = []
  private(set) var usedSecrets: [[(name: String, place: SourcePlace)]] = []

  private let known: Set<String>
  private let secrets: Set<String>
  private let collection: Collection
  private var captured = CapturedNames()
  /// Where each name and path stands, for `needs`.
  private var positions: [String: [Int]] = [:]

  init(known: Set<String>, secrets: Set<String>, collection: Collection) {
    self.known = known
    self.secrets = secrets
    self.collection = collection
  }

  mutating func walk(_ requests: [PlannedRequest]) {
    let hasNeeds = requests.contains { !$0.definition.needs.isEmpty }
    for index in requests.indices {
      let request = requests[index]
      captured.enter(request.row)
      var visit = Visit()
      for use in RequestTemplates.uses(of: request) { follow(use, in: request, &visit) }
      uses.append(visit.uses)
      producers.append(
        visit.uses.map(captured.producers) + neededRequests(of: request, in: requests, &visit.problems))
      problems.append(visit.problems)
      usedSecrets.append(visit.secrets)
      for capture in request.definition.captures { captured.note(capture.name, by: index, request.definition.name) }
      if hasNeeds {
        positions[request.definition.name, default: []].append(index)
        if !request.level.folders.isEmpty { positions[request.path, default: []].append(index) }
      }
    }
  }

  private struct Visit {
    var seen: Set<String> = []
    var uses: [String] = []
    var problems: [Diagnostic] = []
    var secrets: [(name: String, place: SourcePlace)] = []
  }

  private func follow(_ use: VariableUse, in request: PlannedRequest, _ visit: inout Visit) {
    let name = use.name
    // A name with a default may be undefined, but where an earlier request captures it, it is used all the same.
    if use.hasDefault, !captured.contains(name), !isDefined(name, in: request) { return }
    guard visit.seen.insert(name).inserted else { return }
    if captured.contains(name) {
      visit.uses.append(name)
      return
    }
    if ReservedNames.contains(name) { return }
    if secrets.contains(name) {
      visit.secrets.append((name, use.place))
      return
    }
    if known.contains(name) { return }
    for layer in request.definedVariables {
      guard let definition = layer[name] else { continue }
      for inner in definition.value.uses { follow(inner, in: request, &visit) }
      return
    }
    visit.problems.append(undefined(name, at: use.place, in: request))
  }

  private func isDefined(_ name: String, in request: PlannedRequest) -> Bool {
    ReservedNames.contains(name) || secrets.contains(name) || known.contains(name)
      || request.definedVariables.contains { $0[name] != nil }
  }

  private func undefined(_ name: String, at place: SourcePlace, in request: PlannedRequest) -> Diagnostic {
    var candidates = Array(known) + Array(secrets) + captured.names
    for layer in request.definedVariables { candidates += layer.keys }
    let suggestion = Spelling.suggestion(for: name, among: candidates)
    var hints = ["give it a value in 'variables', in the environment, or with --var \(name)=VALUE"]
    if let producer = captured.endedInRow(name) {
      hints = ["'\(producer)' captures it in a data row, and what a row captures ends with the row"]
    } else if let later = laterCapture(of: name) {
      hints = ["'\(later)' captures it, but runs later: move that request before this one"]
    }
    return Diagnostic(
      .error, "variable '\(name)' is not defined", at: place,
      label: suggestion.map { "did you mean '\($0)'?" } ?? "used by '\(request.path)'", hints: hints)
  }

  private func laterCapture(of name: String) -> String? {
    func search(_ items: [Item]) -> String? {
      for item in items {
        switch item {
        case .request(let request) where request.captures.contains { $0.name == name }: return request.name
        case .request: continue
        case .folder(let folder): if let found = search(folder.requests) { return found }
        }
      }
      return nil
    }
    return search(collection.setup + collection.requests + collection.teardown)
  }

  /// The earlier requests of that name that can have run before this one: in each row of their own, but in no other row
  /// of this one's `data`. A name that only comes later is a mistake.
  private func neededRequests(
    of request: PlannedRequest, in requests: [PlannedRequest], _ problems: inout [Diagnostic]
  ) -> [[Int]] {
    request.definition.needs.map { need in
      let earlier = (positions[need] ?? []).filter { index in
        guard let other = requests[index].row, let own = request.row else { return true }
        return !own.excludes(other)
      }
      guard let last = earlier.last else {
        problems.append(laterNeed(need, of: request))
        return []
      }
      // A fragment that is included twice brings a name twice: the nearer one is meant.
      let folders = requests[last].level.folders
      return earlier.filter { requests[$0].level.folders == folders }
    }
  }

  private func laterNeed(_ need: String, of request: PlannedRequest) -> Diagnostic {
    let isOwn = need == request.definition.name || need == request.path
    return Diagnostic(
      "request '\(request.path)' needs " + (isOwn ? "itself" : "'\(need)', which runs later"),
      at: request.definition.place, hints: isOwn ? [] : ["move '\(need)' before it"])
  }
}

/// What the requests so far capture, each name with the data row that it ends with.
private struct CapturedNames {
  private struct Frame {
    var row: RowContext?
    var producers: [String: [Int]] = [:]
  }

  /// The rows under way, outermost first, below them what stands in no row.
  private var frames = [Frame(row: nil)]
  /// Names that were captured in rows which have ended, with the request that did.
  private var ended: [String: String] = [:]
  private var lastProducer: [String: String] = [:]

  mutating func enter(_ row: RowContext?) {
    let chain = row?.chain ?? []
    var depth = 0
    while depth < chain.count, depth + 1 < frames.count, frames[depth + 1].row === chain[depth] { depth += 1 }
    while frames.count > depth + 1, let frame = frames.popLast() {
      for name in frame.producers.keys { ended[name] = lastProducer[name] }
    }
    for row in chain[depth...] { frames.append(Frame(row: row)) }
  }

  mutating func note(_ name: String, by index: Int, _ request: String) {
    frames[frames.count - 1].producers[name, default: []].append(index)
    lastProducer[name] = request
  }

  func contains(_ name: String) -> Bool { frames.contains { $0.producers[name] != nil } }

  func producers(of name: String) -> [Int] { frames.flatMap { $0.producers[name] ?? [] } }

  func endedInRow(_ name: String) -> String? { ended[name] }

  var names: [String] { frames.flatMap { Array($0.producers.keys) } }
}

/// Names that no file defines: `request.path`, `server.url`, `run.id` and their like.
enum ReservedNames {
  private static let heads = ["request", "server", "webhooks", "run", "row"]

  static func contains(_ name: String) -> Bool {
    guard let dot = name.firstIndex(of: ".") else { return false }
    return heads.contains(String(name[..<dot]))
  }
}
