import CollectionModel
import Diagnostics
import Signing
import Templates

/// Which variable each request uses and where it comes from: found before anything is sent.
struct VariableFlow {
  /// For each request of the plan, the positions of the earlier requests that capture what it uses.
  private(set) var producers: [[Int]] = []
  /// For each request, the variables it uses that earlier ones capture.
  private(set) var uses: [[String]] = []
  private(set) var problems: [[Diagnostic]] = []
  private(set) var usedSecrets: [[(name: String, place: SourcePlace)]] = []

  private let known: Set<String>
  private let secrets: Set<String>
  private let collection: Collection
  private let signers: [String: Signer]
  /// Capture name → the requests so far that capture it.
  private var captured: [String: [Int]] = [:]

  init(known: Set<String>, secrets: Set<String>, collection: Collection, signers: [String: Signer]) {
    self.known = known
    self.secrets = secrets
    self.collection = collection
    self.signers = signers
  }

  mutating func walk(_ requests: [PlannedRequest]) {
    for index in requests.indices {
      let request = requests[index]
      var visit = Visit()
      for use in RequestTemplates.uses(of: request, signers: signers) { follow(use, in: request, &visit) }
      uses.append(visit.uses)
      producers.append(visit.uses.flatMap { captured[$0] ?? [] } + neededRequests(of: request, in: requests))
      problems.append(visit.problems)
      usedSecrets.append(visit.secrets)
      for capture in request.definition.captures { captured[capture.name, default: []].append(index) }
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
    if use.hasDefault, captured[name] == nil, !isDefined(name, in: request) { return }
    guard visit.seen.insert(name).inserted else { return }
    if captured[name] != nil {
      visit.uses.append(name)
      return
    }
    if ReservedNames.contains(name) { return }
    if secrets.contains(name) {
      visit.secrets.append((name, use.place))
      return
    }
    if known.contains(name) { return }
    for layer in [request.definition.variables] + request.level.layers {
      guard let definition = layer[name] else { continue }
      for inner in definition.value.uses { follow(inner, in: request, &visit) }
      return
    }
    visit.problems.append(undefined(name, at: use.place, in: request))
  }

  private func isDefined(_ name: String, in request: PlannedRequest) -> Bool {
    ReservedNames.contains(name) || secrets.contains(name) || known.contains(name)
      || ([request.definition.variables] + request.level.layers).contains { $0[name] != nil }
  }

  private func undefined(_ name: String, at place: SourcePlace, in request: PlannedRequest) -> Diagnostic {
    var candidates = Array(known) + Array(secrets) + Array(captured.keys) + Array(request.definition.variables.keys)
    for layer in request.level.layers { candidates += layer.keys }
    let suggestion = Spelling.suggestion(for: name, among: candidates)
    var hints = ["give it a value in 'variables', in the environment, or with --var \(name)=VALUE"]
    if let later = laterCapture(of: name) {
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

  private func neededRequests(of request: PlannedRequest, in requests: [PlannedRequest]) -> [Int] {
    request.definition.needs.compactMap { need in
      requests.indices.last {
        $0 < request.index && (requests[$0].definition.name == need || requests[$0].path == need)
      }
    }
  }
}

/// Names that no file defines: `request.path`, `server.url`, `run.id` and their like.
enum ReservedNames {
  private static let heads = ["request", "server", "webhooks", "run", "row"]

  static func contains(_ name: String) -> Bool {
    guard let dot = name.firstIndex(of: ".") else { return false }
    return heads.contains(String(name[..<dot]))
  }
}
