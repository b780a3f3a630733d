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
      guard holds(received, wanted, in: destination) else {
        return .refused("\(destination.described) is not the signature of this message")
      }
    }
    return compared ? .accepted : .refused("the signer sets no part of the message, so there is nothing to compare")
  }

  /// Whether what was received is what the signer sets. A header may hold more, separated by commas (RFC 9110 section
  /// 5.6.1): while a key is changed, Stripe sends the signatures of both.
  private static func holds(
    _ received: [UInt8], _ wanted: [UInt8], in destination: StepTarget.Destination
  ) -> Bool {
    guard case .header = destination else { return Digest.equalsInConstantTime(received, wanted) }
    let present = elements(received)
    return elements(wanted).allSatisfy { element in
      present.contains { Digest.equalsInConstantTime($0, element) }
    }
  }

  private static func elements(_ value: [UInt8]) -> [[UInt8]] {
    value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { element in
      Array(element.drop { $0 == UInt8(ascii: " ") })
    }
  }
}
