import Checks
import CollectionModel
package import Diagnostics
import HTTP
import JSON
import Signing
import Templates

/// What `explain` tells of one request: where it would go, its steps, its bytes, its curl line. Nothing is sent.
package struct RequestExplanation {
  private let plan: CollectionPlan
  private let planned: PlannedRequest
  private let options: RunOptions

  package init(plan: CollectionPlan, planned: PlannedRequest, options: RunOptions) {
    self.plan = plan
    self.planned = planned
    self.options = options
  }

  package func text(readFile: @escaping BodyFileReader) throws(Diagnostic) -> String {
    let variables = RunVariables(
      seed: options.seed, now: options.clock.wall(), environment: options.processEnvironment)
    variables.commandLine = options.variables
    variables.secrets = options.secrets
    variables.reserved["run.id"] = .text(options.runID)
    if let row = planned.row { variables.reserved["row.index"] = .json(.number(JSONNumber(row.number))) }
    let lent = lend(to: variables)
    // An earlier request would bring these; the reader sees where.
    for name in planned.uses where variables.commandLine[name] == nil { variables.captured[name] = .text("<\(name)>") }
    let scope = Scope(
      run: variables, rows: planned.row?.layers ?? [], request: planned.definition.variables,
      outer: planned.level.layers + [lent])
    let preparer = RequestPreparer(
      userAgent: options.userAgent, readFile: readFile)
    let redactor = Redactor()
    for (name, value) in variables.secrets { redactor.add(value, named: name) }
    var signed: SignedRequest
    do {
      signed = try preparer.prepare(planned, settings: planned.settings, scope: scope, tracing: true)
    } catch {
      for (name, value) in variables.environmentUsed { redactor.add(value, named: name) }
      var problem = error
      problem.message = redactor.mask(problem.message)
      throw problem
    }
    for (name, value) in variables.environmentUsed { redactor.add(value, named: name) }
    if case .basic = planned.settings.auth { signed.request.headers.set("Authorization", "Basic ***authorization***") }
    return heading + redactor.mask(ExplainText.render(signed, secrets: variables.secrets))
  }

  private func lend(to variables: RunVariables) -> Variables {
    guard let server = options.server else { return [:] }
    variables.reserved["server.url"] = .text(server.url)
    return ServerVariables.lend(server.variables(0), to: variables, place: plan.collection.place) { _ in }
  }

  private var heading: String {
    var lines = [
      "request:     \(planned.path)", "file:        \(planned.definition.place.file):\(planned.definition.place.line)",
    ]
    if let environment = options.environment {
      lines.append("environment: \(environment.name)" + (options.server.map { " (\($0.name))" } ?? ""))
    }
    if case .challenge(let kind, _, _)? = planned.settings.auth {
      let name = kind == .digest ? "digest" : "ntlm"
      lines.append("auth:        \(name); its header answers the server's challenge, and is not shown below")
    }
    let captured = planned.uses.filter { options.variables[$0] == nil }
    if !captured.isEmpty {
      lines.append(
        "captured:    \(captured.joined(separator: ", ")) by earlier requests; --var NAME=VALUE sets one here")
    }
    return lines.joined(separator: "\n") + "\n\n"
  }
}

/// What an environment's server lends to a collection: secrets to the run, the rest as the weakest variables.
enum ServerVariables {
  static func lend(
    _ variables: [ServerBinding.Variable], to run: RunVariables, place: SourcePlace,
    mask: (ServerBinding.Variable) -> Void
  ) -> Variables {
    var lent: Variables = [:]
    for variable in variables {
      if variable.secret {
        run.secrets[variable.name] = variable.value
        mask(variable)
      } else {
        lent[variable.name] = VariableDefinition(value: .constant(.string(variable.value)), place: place)
      }
    }
    return lent
  }
}
