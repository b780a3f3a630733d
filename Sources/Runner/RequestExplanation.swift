import Checks
import CollectionModel
package import Diagnostics
import HTTP
package import JSON
import Signing
import Templates

/// What `explain` tells of one request: where it would go, its steps, its bytes, its curl line. Nothing is sent.
package struct RequestExplanation {
  private let planned: PlannedRequest
  private let options: RunOptions
  private let redactor = Redactor()
  private let secrets: [String: String]
  /// What the steps did; up to the one that failed, where one did.
  private let trace: [StepTrace]
  private let signed: SignedRequest?
  /// Where it is a webhook item, which has no request.
  private let reception: ReceptionText?
  /// Why there is no finished request; points at the step, or at what could not be resolved. Secrets are masked.
  package let problem: Diagnostic?

  package init(
    plan: CollectionPlan, planned: PlannedRequest, options: RunOptions, readFile: @escaping BodyFileReader
  ) {
    self.planned = planned
    self.options = options
    let variables = RunVariables.explaining(options, place: plan.collection.place)
    if let row = planned.row {
      variables.run.reserved["row.index"] = .json(.number(JSONNumber(row.number)))
    }
    // An earlier request would bring these; the reader sees where.
    for name in planned.uses where variables.run.commandLine[name] == nil {
      variables.run.captured[name] = .text("<\(name)>")
    }
    let scope = Scope(
      run: variables.run, rows: planned.row?.layers ?? [], request: planned.definition.variables,
      outer: planned.level.layers + [variables.lent])
    let preparer = RequestPreparer(userAgent: options.userAgent, readFile: readFile)
    let settings = planned.settings
    var signed: SignedRequest?
    var trace: [StepTrace] = []
    var problem: Diagnostic?
    reception = planned.definition.reception.map { reception in
      do throws(TemplateFailure) {
        return ReceptionText(reception, path: try reception.path.text(in: scope))
      } catch {
        problem = error.diagnostic
        return ReceptionText(reception, path: nil)
      }
    }
    if reception == nil {
      do throws(Diagnostic) {
        let request = try preparer.resolve(planned, settings: settings, scope: scope)
        do throws(SigningFailure) {
          signed = try RequestSigner.sign(
            request, steps: settings.preRequest ?? [], signers: planned.level.signers, scope: scope, tracing: true)
        } catch {
          trace = error.trace
          problem = error.diagnostic
        }
      } catch {
        problem = error
      }
    }
    secrets = variables.run.secrets
    for (name, value) in secrets { redactor.add(value, named: name) }
    for (name, value) in variables.run.environmentUsed { redactor.add(value, named: name) }
    if case .basic? = settings.auth {
      signed?.request.headers.set("Authorization", "Basic ***authorization***")
    }
    if let message = problem?.message { problem?.message = redactor.mask(message) }
    self.signed = signed
    self.trace = signed?.trace ?? trace
    self.problem = problem
  }

  // MARK: Text

  /// All of it; where a step failed, the way there.
  package var text: String {
    if let reception { return heading + redactor.mask(reception.lines.joined(separator: "\n") + "\n") }
    guard let signed else { return heading + redactor.mask(ExplainText.steps(trace, secrets: secrets)) }
    return heading + redactor.mask(ExplainText.render(signed, secrets: secrets))
  }

  private var heading: String {
    var lines = [
      "request:     \(planned.path)", "file:        \(planned.definition.place.file):\(planned.definition.place.line)",
    ]
    if let environment = options.environment {
      lines.append("environment: \(environment.name)" + (options.server.map { " (\($0.name))" } ?? ""))
    }
    if let authentication {
      lines.append("auth:        \(authentication); its header answers the server's challenge, and is not shown below")
    }
    if !captured.isEmpty {
      lines.append(
        "captured:    \(captured.joined(separator: ", ")) by earlier requests; --var NAME=VALUE sets one here")
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private var authentication: String? {
    guard case .challenge(let kind, _, _)? = planned.settings.auth else { return nil }
    return kind == .digest ? "digest" : "ntlm"
  }

  private var captured: [String] { planned.uses.filter { options.variables[$0] == nil } }

  // MARK: JSON

  /// The same for programs; the command's help tells its members.
  package var json: JSONValue {
    let explain = ExplainJSON(trace, secrets: secrets) { redactor.mask($0) }
    let text = { (value: String?) in value.map { JSONValue.string($0) } ?? .null }
    return .object(
      JSONObject([
        ("request", .string(planned.path)), ("row", text(planned.row?.label)),
        ("file", .string(planned.definition.place.file)),
        ("line", .number(JSONNumber(planned.definition.place.line))), ("environment", text(options.environment?.name)),
        ("server", text(options.server?.name)), ("auth", text(authentication)),
        ("captured", .array(captured.map { .string($0) })), ("steps", explain.steps(trace)),
        ("receives", reception?.json ?? .null), ("sent", signed.map { explain.request($0.request) } ?? .null),
        ("curl", signed.map { explain.curl($0.request) } ?? .null),
        ("error", problem.map(Self.json) ?? .null),
      ]))
  }

  private static func json(_ problem: Diagnostic) -> JSONValue {
    var members: [JSONObject.Member] = [("message", .string(problem.message))]
    if let place = problem.place {
      members += [
        ("file", .string(place.file)), ("line", .number(JSONNumber(place.line))),
        ("column", .number(JSONNumber(place.column))),
      ]
    }
    members.append(("hints", .array(problem.hints.map { .string($0) })))
    return .object(JSONObject(members))
  }
}

extension RunVariables {
  /// The variables of a run that nobody starts, and what its server lends it.
  static func explaining(_ options: RunOptions, place: SourcePlace) -> (run: RunVariables, lent: Variables) {
    let variables = RunVariables(
      seed: options.seed, now: options.clock.wall(), environment: options.processEnvironment)
    variables.commandLine = options.variables
    variables.secrets = options.secrets
    variables.reserved["run.id"] = .text(options.runID)
    if let webhooks = options.webhooks { variables.reserved["webhooks.url"] = .text(webhooks.url) }
    guard let server = options.server else { return (variables, [:]) }
    variables.reserved["server.url"] = .text(server.url)
    return (variables, ServerVariables.lend(server.variables(0), to: variables, place: place) { _ in })
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
