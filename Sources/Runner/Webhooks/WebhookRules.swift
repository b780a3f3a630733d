import Checks
import CollectionModel
import Diagnostics
import HTTP
import Signing
import Templates

/// What the webhook items of one collection ask of messages, with the values that are known at that moment.
struct WebhookRules {
  let state: CollectionState
  let listener: String

  func rules(of requests: [PlannedRequest]) -> [WebhookRule] {
    requests.compactMap { request in
      guard let reception = request.definition.reception, let path = path(of: reception, for: request) else {
        return nil
      }
      return WebhookRule(
        path: path, refusal: reception.verify.map { refusal(by: $0, for: request) }, answer: reception.answer)
    }
  }

  /// Nothing where it cannot be told yet.
  func path(of reception: Reception, for request: PlannedRequest) -> String? {
    try? reception.path.text(in: scope(for: request, run: state.variables))
  }

  private func scope(for request: PlannedRequest, run: RunVariables) -> Scope {
    Scope(
      run: run, rows: request.row?.layers ?? [], request: request.definition.variables,
      outer: request.level.layers + [state.lent])
  }

  /// Checks a signature on whatever thread the message comes: with a copy of what is known now, since variables belong
  /// to the run's thread.
  private func refusal(
    by step: any Step, for request: PlannedRequest
  ) -> @Sendable (WebhookMessage) -> String? {
    let known = KnownValues(state.variables)
    let rows = request.row?.layers ?? []
    let own = request.definition.variables
    let outer = request.level.layers + [state.lent]
    let signers = request.level.signers
    let listener = listener
    return { message in
      let scope = Scope(run: known.variables(at: message.arrivedAt), rows: rows, request: own, outer: outer)
      return Self.refusal(of: message, step, signers: signers, scope: scope, listener: listener)
    }
  }

  /// Why a message's signature is refused, with the values that are known now.
  func refusal(of message: WebhookMessage, by step: any Step, for request: PlannedRequest) -> String? {
    let scope = scope(for: request, run: KnownValues(state.variables).variables(at: message.arrivedAt))
    return Self.refusal(of: message, step, signers: request.level.signers, scope: scope, listener: listener)
  }

  private static func refusal(
    of message: WebhookMessage, _ step: any Step, signers: [String: Signer], scope: Scope, listener: String
  ) -> String? {
    do throws(SigningFailure) {
      switch try WebhookVerifier.verify(message.request(at: listener), steps: [step], signers: signers, scope: scope) {
      case .accepted: return nil
      case .refused(let reason): return reason
      }
    } catch {
      return error.diagnostic.message
    }
  }
}

/// What one moment knows of a run's variables.
private struct KnownValues: Sendable {
  let captured: [String: Value]
  let commandLine: [String: Value]
  let secrets: [String: String]
  let reserved: [String: Value]
  let environment: [String: String]

  init(_ run: RunVariables) {
    captured = run.captured
    commandLine = run.commandLine
    secrets = run.secrets
    reserved = run.reserved
    environment = run.environment
  }

  func variables(at now: Int64) -> RunVariables {
    let run = RunVariables(seed: 0, now: now, environment: environment)
    run.captured = captured
    run.commandLine = commandLine
    run.secrets = secrets
    run.reserved = reserved
    return run
  }
}

extension WebhookMessage {
  /// The message as a request to the listener, which is what signers and checks look at.
  func request(at listener: String) -> HTTPRequest {
    let text = listener + path + (query.map { "?" + $0 } ?? "")
    let url = (try? RequestURL(parsing: text)) ?? RequestURL(scheme: "http", host: "localhost", path: path)
    return HTTPRequest(method: method, url: url, headers: headers, body: body)
  }
}
