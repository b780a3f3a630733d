import Checks
import Diagnostics
package import HTTP
import JSON
package import Templates

/// What steps work on: the finished request, the variables in force, and what has been noted so far.
package struct SigningContext {
  /// Shared with the scope, so that `{{request.path}}` shows the request as the steps before have left it, also inside
  /// variables that are defined elsewhere.
  private final class Draft {
    var request: HTTPRequest

    init(_ request: HTTPRequest) { self.request = request }
  }

  package let scope: Scope
  let signers: [String: Signer]
  let tracing: Bool
  /// What a comparison does otherwise than the steps say.
  let variation: SigningVariation?
  private let draft: Draft
  /// The signers that are running, outermost first.
  var running: [String] = []
  var trace: [StepTrace] = []
  var derivedSecrets: [String] = []
  /// What steps wrote, for those who compare it with a message received.
  var written: [StepTarget.Destination] = []
  /// The keyed digests and signatures made, in order.
  var signatures: [MadeSignature] = []
  /// Whether a signer has checked the message in a way of its own.
  var hasVerified = false
  /// Whether the steps check a message that somebody else made.
  let verifying: Bool

  init(
    _ request: HTTPRequest, scope: Scope, signers: [String: Signer], tracing: Bool, verifying: Bool = false,
    variation: SigningVariation? = nil
  ) {
    let draft = Draft(request)
    self.draft = draft
    self.scope = scope
    self.signers = signers
    self.tracing = tracing
    self.verifying = verifying
    self.variation = variation
    scope.requestValue = { name in
      variation?.requestValue?(name, draft.request) ?? RequestNames.value(of: name, in: draft.request)
    }
  }

  package var request: HTTPRequest {
    get { draft.request }
    nonmutating set { draft.request = newValue }
  }

  // MARK: Reading

  func text(_ template: Template) throws(SigningFailure) -> String {
    do throws(TemplateFailure) { return try template.text(in: scope) } catch { throw SigningFailure(error) }
  }

  func bytes(_ template: Template) throws(SigningFailure) -> [UInt8] {
    do throws(TemplateFailure) { return try template.bytes(in: scope) } catch { throw SigningFailure(error) }
  }

  func value(_ tree: TemplateTree) throws(SigningFailure) -> Value {
    do throws(TemplateFailure) { return try tree.value(in: scope) } catch { throw SigningFailure(error) }
  }

  /// The text of each; a template that gives a list stands for the texts in it.
  func texts(_ templates: [Template]) throws(SigningFailure) -> [String] {
    var texts: [String] = []
    for template in templates {
      if case .array(let items) = try list(template) {
        texts += items.compactMap { Value.json($0).plainText }
      } else {
        texts.append(try text(template))
      }
    }
    return texts
  }

  private func list(_ template: Template) throws(SigningFailure) -> JSONValue? {
    guard template.constantText == nil else { return nil }
    do throws(TemplateFailure) { return try template.value(in: scope).asJSON } catch { throw SigningFailure(error) }
  }

  // MARK: Writing

  mutating func write(_ value: Value, to target: StepTarget) throws(SigningFailure) {
    let destination = try target.destination(in: self)
    written.append(destination)
    let value = variation?.pin(of: destination) ?? value
    if case .variable(let name) = destination {
      scope.stepLocal[name] = value
    } else {
      do throws(WritingProblem) {
        try draft.request.write(value, to: destination)
      } catch {
        throw SigningFailure(Diagnostic(error.message, at: target.place, hints: error.hints))
      }
    }
  }

  mutating func remove(_ target: StepTarget) throws(SigningFailure) {
    let destination = try target.destination(in: self)
    if case .variable(let name) = destination {
      scope.stepLocal[name] = nil
    } else {
      do throws(WritingProblem) {
        try draft.request.remove(destination)
      } catch {
        throw SigningFailure(Diagnostic(error.message, at: target.place, hints: error.hints))
      }
    }
  }

  // MARK: Noting

  /// `items` is evaluated only where someone will read them.
  mutating func note(_ step: String, _ items: @autoclosure () -> [StepTrace.Item]) {
    guard tracing else { return }
    trace.append(StepTrace(step: step, depth: running.count, items: items()))
  }

  /// Whether the value of any secret occurs in `bytes`: what is made of such bytes is as secret as they are.
  func holdsSecret(_ bytes: [UInt8]) -> Bool {
    scope.run.secrets.values.contains { !$0.isEmpty && bytes.firstRange(of: Array($0.utf8)) != nil }
  }

  /// Ends the life of `{{request.…}}` in the scope.
  func finish() { scope.requestValue = nil }
}

extension SigningFailure {
  init(_ failure: TemplateFailure) {
    self.init(failure.diagnostic, undefinedVariable: failure.undefinedVariable)
  }
}
