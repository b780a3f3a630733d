import Checks
import Diagnostics
import Digests
package import HTTP
package import Templates

/// Whether a message received carries the signature that a signer gives it.
package enum WebhookVerifier {
  /// What came of a verification.
  package enum Verdict: Sendable, Equatable {
    case accepted
    /// In words for the user: "header.Authorization is not the signature of this message".
    case refused(String)
  }

  /// Runs `steps` (such as `sign: tiktok-shop-webhook`) on the message and compares each part of it that they set, in
  /// constant time.
  ///
  /// Throws where a step cannot be carried out, as for a parameter that is missing.
  package static func verify(
    _ message: HTTPRequest, steps: [any Step], signers: [String: Signer], scope: Scope
  ) throws(SigningFailure) -> Verdict {
    let run = try RequestSigner.run(steps, on: message, signers: signers, scope: scope, tracing: false)
    var compared = false
    for destination in run.written {
      guard let wanted = run.signed.request.read(destination) else { continue }
      compared = true
      guard let received = message.read(destination) else {
        return .refused("the message has no \(destination.described)")
      }
      guard Digest.equalsInConstantTime(received, wanted) else {
        return .refused("\(destination.described) is not the signature of this message")
      }
    }
    return compared ? .accepted : .refused("the signer sets no part of the message, so there is nothing to compare")
  }
}
