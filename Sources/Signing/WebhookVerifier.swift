package import Diagnostics
package import HTTP
package import Templates
package import YAML

/// Whether a message received carries the signature that a signer gives it.
package enum WebhookVerifier {
  /// What came of a verification.
  package enum Verdict: Sendable, Equatable {
    case accepted
    /// In words for the user, without the signature that would be right: "the header Authorization is missing".
    case refused(String)
  }

  /// Reads `verify: NAME` or `verify: {signer: NAME, PARAMETER: value}`; whether there is such a signer, and such a
  /// parameter, is told by `StepDecoder.problems(in:signers:)`.
  package static func step(
    from node: Node, key place: SourcePlace, problems: inout [Diagnostic]
  ) -> SignStep? {
    var reader = StepReader(step: "verify", place: place)
    defer { problems += reader.problems }
    return SignStep.read(node, with: &reader)
  }

  /// Runs `steps` (such as `sign: tiktok-shop-webhook`) on the message and compares each part of it that they set, in
  /// constant time. The clock is the run's.
  ///
  /// Throws where a step cannot be carried out, as for a parameter that is missing or a key that is empty.
  package static func verify(
    _ message: HTTPRequest, steps: [any Step], signers: [String: Signer], scope: Scope
  ) throws(SigningFailure) -> Verdict {
    let run: (signed: SignedRequest, written: [StepTarget.Destination], signatures: [MadeSignature], hasVerified: Bool)
    do throws(SigningFailure) {
      run = try RequestSigner.run(
        steps, on: message, signers: signers, scope: scope, tracing: false, verifying: true)
    } catch {
      guard error.isRefusal else { throw error }
      return .refused(error.diagnostic.message)
    }
    var compared = run.hasVerified
    for destination in run.written {
      guard let wanted = run.signed.request.read(destination) else { continue }
      compared = true
      guard let received = message.read(destination) else {
        return .refused("\(destination.inWords) is missing")
      }
      let count = message.count(of: destination)
      guard count == 1 else {
        return .refused("\(destination.inWords) is there \(count) times, and only one can be the signature")
      }
      let comparison = ReceivedSignature(destination: destination, wanted: wanted, made: run.signatures)
      if let reason = comparison.mismatch(with: received) { return .refused(reason) }
    }
    return compared ? .accepted : .refused("the signer sets no part of the message, so there is nothing to compare")
  }
}

extension HTTPRequest {
  /// How often a part of the message is there.
  fileprivate func count(of destination: StepTarget.Destination) -> Int {
    switch destination {
    case .header(let name): headers.values(of: name).count
    case .query(let name): url.queryItems.filter { $0.name == name }.count
    case .variable, .cookie, .form, .json: 1
    }
  }
}

extension StepTarget.Destination {
  /// "the header X-Signature"
  var inWords: String {
    switch self {
    case .variable(let name): "the variable \(name)"
    case .query(let name): "the query's \(name)"
    case .header(let name): "the header \(name)"
    case .cookie(let name): "the cookie \(name)"
    case .form(let name): "the form's \(name)"
    case .json(let path): "the body's \(path.text)"
    }
  }
}
