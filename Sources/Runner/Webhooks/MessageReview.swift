package import CollectionModel
package import Diagnostics
import HTTP
package import Signing
import Templates

/// Tells by a signer whether a message that nobody waited for is signed as its sender should, for `signet listen`.
package struct MessageReview {
  private let explanation: LineExplanation
  private let listener: String

  /// `collection` lends its signers and variables; `place` is where the signer was named.
  package init(options: RunOptions, collection: Collection?, listener: String, at place: SourcePlace) {
    self.listener = listener
    explanation = LineExplanation(
      HTTPRequest(method: "POST", url: RequestURL(scheme: "http", host: "localhost")), options: options,
      collection: collection, at: place)
  }

  package func signer(named name: String) throws(Diagnostic) -> Signer { try explanation.signer(named: name) }

  /// The names of the environment's secrets that the signer takes, straight or through other variables.
  package func secrets(of signer: Signer) -> Set<String> { explanation.secrets(of: signer) }

  /// What masks the secrets that are known here, also those of the environment's server.
  package func redactor() -> Redactor {
    let redactor = Redactor()
    for (name, value) in explanation.scope().run.secrets { redactor.add(value, named: name) }
    return redactor
  }

  /// Why the signature is refused; nothing where it is right. Throws where the signer cannot be carried out.
  package func refusal(of message: WebhookMessage, by signer: Signer) throws(Diagnostic) -> String? {
    let scope = explanation.scope()
    scope.run.now = message.arrivedAt
    var signers = explanation.signers
    signers[signer.name] = signer
    do throws(SigningFailure) {
      let step = SignStep(signer: signer.name, at: explanation.place)
      let verdict = try WebhookVerifier.verify(
        message.request(at: listener), steps: [step], signers: signers, scope: scope)
      return switch verdict {
      case .accepted: nil
      case .refused(let reason): reason
      }
    } catch {
      throw error.diagnostic
    }
  }
}
