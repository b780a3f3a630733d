import Checks
import CollectionModel
import Diagnostics
import HTTP
import JSON
import Templates

/// Finds the requests that go to a host which the environment refuses, as far as files tell it before the run.
///
/// What only the run knows (captures, secrets, random values) is filled in as several different texts: where the host
/// comes out the same with all of them, it does not depend on what they stand for.
struct DestinationReview {
  private let options: RunOptions
  private let gate: HostGate

  init(options: RunOptions) {
    self.options = options
    gate = HostGate(options)
  }

  /// A URL may begin with such a value, hold it as its host, or anywhere behind.
  private static let standIns = ["http://a.invalid/", "https://b.invalid/", "a.invalid", "b.invalid"]

  /// `position` is that of the collection in the plan. Requests under a condition are left to the run, which may skip
  /// them.
  func refusals(of request: PlannedRequest, in collection: Collection, position: Int, captured: [String])
    -> [Diagnostic]
  {
    guard gate.isRestricted, request.definition.reception == nil, request.skipReason == nil,
      request.definition.conditions.isEmpty, request.level.chain.allSatisfy(\.conditions.isEmpty)
    else { return [] }
    let settings = request.settings
    var templates = [request.definition.url]
    if case .oauth2(let setting)? = settings.auth { templates.insert(setting.tokenURL, at: 0) }
    return templates.compactMap { template in
      let isConstant = template.isConstant && settings.baseURL?.isConstant != false
      let texts = isConstant ? Array(Self.standIns.prefix(1)) : Self.standIns
      let urls = texts.enumerated().map { number, text in
        let filling = Filling(text: text, seed: UInt64(number), captured: captured)
        return url(template, base: settings.baseURL, scope: scope(for: request, collection, position, filling))
      }
      let isSame = urls.allSatisfy { url in url.map { $0.host == urls[0]?.host && gate.refusal(of: $0) != nil } ?? false
      }
      guard isSame, let url = urls[0], let refusal = gate.refusal(of: url) else { return nil }
      return Diagnostic(
        .error, "'\(request.path)' may not be sent: \(refusal)", at: template.place,
        hints: ["nothing was sent; a host that is meant is added to 'allow_hosts' of the environment"])
    }
  }

  /// What stands for the values that are not known yet.
  private struct Filling {
    var text: String
    var seed: UInt64
    var captured: [String]
  }

  private func url(_ template: Template, base: Template?, scope: Scope) -> RequestURL? {
    let resolver = RequestResolver(scope: scope, userAgent: "", readFile: { _, _, _ in .success([]) })
    return try? resolver.resolveURL(template, base: base)
  }

  private func scope(
    for request: PlannedRequest, _ collection: Collection, _ position: Int, _ filling: Filling
  ) -> Scope {
    let run = RunVariables(seed: filling.seed, now: options.clock.wall(), environment: options.processEnvironment)
    run.commandLine = options.variables
    let names = (options.environment?.secrets.map(\.name) ?? []) + options.secrets.keys
    for name in names { run.secrets[name] = filling.text }
    for name in filling.captured { run.captured[name] = .text(filling.text) }
    run.reserved["run.id"] = .text(filling.text)
    run.reserved["row.index"] = request.row.map { .json(.number(JSONNumber($0.number))) }
    if let server = options.server { run.reserved["server.url"] = .text(server.url) }
    let lent = ServerVariables.lend(options.server?.variables(position) ?? [], to: run, place: collection.place) { _ in
    }
    return Scope(
      run: run, rows: request.row?.layers ?? [], request: request.definition.variables,
      outer: request.level.layers + [lent])
  }
}
