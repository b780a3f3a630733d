package import Checks
package import HTTP
package import Templates

/// Runs pre-request steps on a finished request.
package enum RequestSigner {
  /// The signed request. Steps run in order on exact bytes; `signers` are the ones that files define, by name, stronger
  /// than the built-in ones. With `tracing`, the result tells each step's inputs and outputs.
  ///
  /// Step-local variables of an earlier attempt are forgotten first. Throws at the first step that cannot be carried
  /// out.
  package static func sign(
    _ request: HTTPRequest, steps: [any Step], signers: [String: Signer], scope: Scope, tracing: Bool = false
  ) throws(SigningFailure) -> SignedRequest {
    try run(steps, on: request, signers: signers, scope: scope, tracing: tracing).signed
  }

  /// As `sign`, and tells what the steps wrote and what they signed.
  static func run(
    _ steps: [any Step], on request: HTTPRequest, signers: [String: Signer], scope: Scope, tracing: Bool,
    verifying: Bool = false, variation: SigningVariation? = nil
  ) throws(SigningFailure) -> (
    signed: SignedRequest, written: [StepTarget.Destination], signatures: [MadeSignature], hasVerified: Bool
  ) {
    scope.stepLocal = [:]
    guard !steps.isEmpty else { return (SignedRequest(request: request), [], [], false) }
    var context = SigningContext(
      request, scope: scope, signers: signers, tracing: tracing, verifying: verifying, variation: variation)
    defer { context.finish() }
    do throws(SigningFailure) {
      for step in steps { try step.perform(in: &context) }
    } catch {
      // What was done before is what shows why the step failed.
      var failure = error
      failure.trace = context.trace
      throw failure
    }
    var signed = SignedRequest(request: context.request)
    signed.locals = scope.stepLocal
    signed.derivedSecrets = context.derivedSecrets
    signed.trace = context.trace
    return (signed, context.written, context.signatures, context.hasVerified)
  }
}

/// A request after its steps.
package struct SignedRequest: Sendable {
  package var request: HTTPRequest
  /// Variables that steps wrote outside signers, for `capture: {x: variable NAME}`.
  package var locals: [String: Value] = [:]
  /// Keys and tokens that steps derived from secrets, and signatures: what reports must mask.
  package var derivedSecrets: [String] = []
  /// In order, signers' own steps included; empty without tracing.
  package var trace: [StepTrace] = []

  package init(request: HTTPRequest) { self.request = request }
}
