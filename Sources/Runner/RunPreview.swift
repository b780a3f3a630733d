import Checks
import CollectionModel
package import Diagnostics
import HTTP
import JSON
import RunEvents
import Signing
import Templates

/// What a run would send, without sending it: each request resolved and signed as far as that goes beforehand.
///
/// What only an earlier response brings stands as `<name>`. A request that waits for such a value is resolved with it
/// where that works out; where it does not, its own mistakes cannot be told from the missing value, so they are left to
/// the run.
package struct RunPreview {
  /// The text, and what is wrong.
  package struct Rendered: Sendable {
    package var text: String
    /// What would end a request as an error before it is sent.
    package var problems: [Diagnostic]
    /// Whether the environment refuses any of it.
    package var isRefused: Bool
  }

  private enum Outcome {
    case ready(HTTPRequest)
    /// A webhook item.
    case receiving(ReceptionText)
    case waiting(HTTPRequest?)
    case skipped(String)
    case refused(String)
    case wrong(Diagnostic)
  }

  private let plan: RunPlan
  private let options: RunOptions
  private let gate: HostGate
  private let redactor = Redactor()
  private let locked: Set<String>

  package init(plan: RunPlan, options: RunOptions) {
    self.plan = plan
    self.options = options
    gate = HostGate(options)
    locked = Set(plan.refusals.compactMap(\.place).map(Self.key))
  }

  /// `showingCurl` adds each request as a curl line.
  package func rendered(showingCurl: Bool = false, readFile: @escaping BodyFileReader) -> Rendered {
    for (name, secret) in options.secrets { redactor.add(secret, named: name) }
    var rendered = Rendered(text: "", problems: [], isRefused: !plan.refusals.isEmpty)
    var counts = Counts()
    for (index, collection) in plan.collections.enumerated() {
      let variables = variables(of: collection, index: index)
      rendered.text += "\(VisibleText.shown(collection.collection.name))   \(collection.collection.source.path)\n"
      for planned in collection.requests {
        let outcome = outcome(of: planned, variables, readFile: readFile)
        counts.add(outcome)
        rendered.text += lines(planned, outcome, in: collection, showingCurl: showingCurl)
        if case .wrong(let problem) = outcome { rendered.problems.append(problem) }
        if case .refused = outcome { rendered.isRefused = true }
      }
      rendered.text += "\n"
    }
    rendered.text += summary(counts)
    return rendered
  }

  // MARK: One request

  private func variables(of collection: CollectionPlan, index: Int) -> (run: RunVariables, lent: Variables) {
    let variables = RunVariables(
      seed: options.seed, now: options.clock.wall(), environment: options.processEnvironment)
    variables.commandLine = options.variables
    variables.secrets = options.secrets
    variables.reserved["run.id"] = .text(options.runID)
    if let server = options.server { variables.reserved["server.url"] = .text(server.url) }
    if let webhooks = options.webhooks { variables.reserved["webhooks.url"] = .text(webhooks.url) }
    let lent = ServerVariables.lend(
      options.server?.variables(index) ?? [], to: variables, place: collection.collection.place
    ) { redactor.add($0.value, named: $0.name) }
    return (variables, lent)
  }

  private func outcome(
    of planned: PlannedRequest, _ variables: (run: RunVariables, lent: Variables),
    readFile: @escaping BodyFileReader
  ) -> Outcome {
    if let reason = planned.skipReason { return .skipped(redactor.mask(reason)) }
    if locked.contains(Self.key(planned.definition.place)) {
      return .refused("it writes, and the environment is protected")
    }
    let missing = missing(planned)
    variables.run.captured = [:]
    for name in missing { variables.run.captured[name] = .text(Self.placeholder(name)) }
    variables.run.reserved["row.index"] = planned.row.map { .json(.number(JSONNumber($0.number))) }
    let scope = Scope(
      run: variables.run, rows: planned.row?.layers ?? [], request: planned.definition.variables,
      outer: planned.level.layers + [variables.lent])
    if let reception = planned.definition.reception { return self.reception(reception, missing, scope) }
    let preparer = RequestPreparer(userAgent: options.userAgent, readFile: readFile)
    defer { for (name, value) in variables.run.environmentUsed { redactor.add(value, named: name) } }
    do throws(Diagnostic) {
      let signed = try preparer.prepare(planned, settings: planned.settings, scope: scope)
      redactor.addPassing(signed.derivedSecrets, named: "signature")
      if let refusal = gate.refusal(of: signed.request.url) { return .refused(refusal) }
      return missing.isEmpty ? .ready(signed.request) : .waiting(signed.request)
    } catch {
      return missing.isEmpty ? .wrong(masked(error)) : .waiting(nil)
    }
  }

  private func reception(_ reception: Reception, _ missing: [String], _ scope: Scope) -> Outcome {
    defer { for (name, value) in scope.run.environmentUsed { redactor.add(value, named: name) } }
    do throws(TemplateFailure) {
      return .receiving(ReceptionText(reception, path: try reception.path.text(in: scope)))
    } catch {
      return missing.isEmpty ? .wrong(masked(error.diagnostic)) : .receiving(ReceptionText(reception, path: nil))
    }
  }

  /// The captured variables that it uses and that nothing gives beforehand.
  private func missing(_ planned: PlannedRequest) -> [String] {
    planned.uses.filter { options.variables[$0] == nil }
  }

  private func masked(_ problem: Diagnostic) -> Diagnostic {
    var problem = problem
    problem.message = redactor.mask(problem.message)
    return problem
  }

  // MARK: Text

  private func lines(
    _ planned: PlannedRequest, _ outcome: Outcome, in collection: CollectionPlan, showingCurl: Bool
  ) -> String {
    var title = planned.path
    if let row = redactor.masked(planned).row { title += " [\(row)]" }
    if planned.phase != .requests { title += " (\(planned.phase.rawValue))" }
    title = VisibleText.shown(title)
    switch outcome {
    case .ready(let request): return "  → \(title)   " + sent(request, [], showingCurl) + conditions(planned)
    case .receiving(let text):
      let names = missing(planned)
      return "  ← \(title)   \(VisibleText.shown(redactor.mask(text.line)))\n"
        + waits(for: names, planned, in: collection)
    case .waiting(let request):
      let names = missing(planned)
      let method = planned.definition.method.constantText ?? "a request"
      let first = request.map { sent($0, names, showingCurl) } ?? "\(method) that cannot be resolved before it runs\n"
      return "  … \(title)   " + first + waits(for: names, planned, in: collection) + conditions(planned)
    case .skipped(let reason): return "  – \(title)   skipped: \(VisibleText.shown(reason))\n"
    case .refused(let reason): return "  ! \(title)   refused: \(VisibleText.shown(redactor.mask(reason)))\n"
    case .wrong(let problem): return "  ✗ \(title)   \(VisibleText.shown(problem.message))\n"
    }
  }

  private func sent(_ request: HTTPRequest, _ placeholders: [String], _ showingCurl: Bool) -> String {
    var text = "\(request.method) \(redactor.mask(request.url))\n"
    if showingCurl {
      let curl = ExchangeRecorder(redactor: redactor).curlLine(request)
      text += curl.split(separator: "\n").map { "      \($0)\n" }.joined()
    }
    // A placeholder in a URL has been percent-encoded like any value.
    for name in placeholders {
      let placeholder = Self.placeholder(name)
      text = text.replacing(PercentEncoding.encode(placeholder), with: placeholder)
    }
    return VisibleText.shown(text, keeping: "\n")
  }

  /// A line for each request that brings something.
  private func waits(for names: [String], _ planned: PlannedRequest, in collection: CollectionPlan) -> String {
    let earlier = collection.requests.prefix { $0.index < planned.index }
    var lines: [(producer: String, names: [String])] = []
    for name in names {
      let producer = earlier.last { $0.definition.captures.contains { $0.name == name } }?.path ?? ""
      if let index = lines.firstIndex(where: { $0.producer == producer }) {
        lines[index].names.append("'\(name)'")
      } else {
        lines.append((producer, ["'\(name)'"]))
      }
    }
    return lines.map { line in
      "      waits for \(line.names.joined(separator: ", "))"
        + (line.producer.isEmpty ? "" : " from '\(VisibleText.shown(line.producer))'") + "\n"
    }.joined()
  }

  /// Whether `if` holds, only the run knows: what it asks for may be captured.
  private func conditions(_ planned: PlannedRequest) -> String {
    let all = planned.level.chain.flatMap(\.conditions) + planned.definition.conditions
    if all.isEmpty { return "" }
    return "      only if \(all.map { "'\($0.variable)'" }.joined(separator: ", ")) is as 'if' asks\n"
  }

  private static func placeholder(_ name: String) -> String { "<\(name)>" }

  private static func key(_ place: SourcePlace) -> String { "\(place.file):\(place.line):\(place.column)" }

  private struct Counts {
    var ready = 0
    var receiving = 0
    var waiting = 0
    var skipped = 0
    var refused = 0
    var wrong = 0

    mutating func add(_ outcome: Outcome) {
      switch outcome {
      case .ready: ready += 1
      case .receiving: receiving += 1
      case .waiting: waiting += 1
      case .skipped: skipped += 1
      case .refused: refused += 1
      case .wrong: wrong += 1
      }
    }
  }

  private func summary(_ counts: Counts) -> String {
    let words = [
      (counts.ready, "ready"), (counts.waiting, counts.waiting == 1 ? "waits for a capture" : "wait for captures"),
      (counts.receiving, counts.receiving == 1 ? "waits for a message" : "wait for messages"),
      (counts.skipped, "skipped"), (counts.refused, "refused"), (counts.wrong, "wrong"),
    ]
    let total = words.reduce(0) { $0 + $1.0 }
    let parts = words.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    var text = ""
    if let environment = options.environment {
      text += "environment  \(environment.name)" + (options.server.map { " (\($0.name))" } ?? "") + "\n"
    }
    for notice in plan.notices { text += "note         \(notice)\n" }
    text += "requests     " + (parts.isEmpty ? "none" : "\(total): " + parts.joined(separator: ", ")) + "\n"
    return text + "nothing was sent\n"
  }
}
