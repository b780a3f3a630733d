import Checks
import CollectionModel
import Diagnostics
import HTTP
import Signing
import Templates

/// Compares a signed request that was refused with what the built-in signers make of it: what steps of the user's own do
/// otherwise is a mistake with a name.
struct SignatureReview {
  let planned: PlannedRequest
  let scope: Scope
  let signed: SignedRequest
  let steps: [any Step]
  let place: SourcePlace
  let redactor: Redactor

  /// Signers that look alike are few; a comparison makes some hundred digests.
  private static let mostSigners = 3

  /// One line, or nothing where no built-in signer signs like this. The scope is left as it was.
  func hint() -> String? {
    let (now, random, locals) = (scope.run.now, scope.run.random, scope.stepLocal)
    let secrets = scope.run.secrets
    let keys = keys
    let given = SignStep.givenValues(of: steps, in: scope)
    defer {
      (scope.run.now, scope.run.random, scope.stepLocal) = (now, random, locals)
      scope.run.secrets = secrets
    }
    let signers = SignerGuess.candidates(for: signed.request, own: [:], scope: scope, at: place)
    var unexplained: String?
    for signer in signers.prefix(Self.mostSigners) {
      scope.run.secrets = secrets
      lend(given, keys, to: signer)
      guard
        let comparison = try? SignatureComparison(
          signed.request, signer: signer, signers: [:], scope: scope, now: now, at: place)
      else { continue }
      switch comparison.verdict {
      case .explained:
        let sentence = redactor.mask(ComparisonText(comparison, secrets: scope.run.secrets).sentence)
        return "beside the built-in signer '\(signer.name)', "
          + sentence.replacing("the line was signed", with: "the request was signed", maxReplacements: 1)
      case .equal:
        return "the request is signed as the built-in signer '\(signer.name)' signs it: "
          + KeyWords.whatIsLeft(keys)
      case .unexplained:
        unexplained =
          "the request is signed otherwise than by the built-in signer '\(signer.name)', and none of the known mistakes "
          + "explains it: the key is another one, or the steps are; `sign: \(signer.name)` does what that vendor asks for"
      }
    }
    return unexplained
  }

  /// The secrets that the steps use.
  var keys: [String] {
    StepDecoder.variables(usedBy: steps, signers: planned.level.signers).map(\.name)
      .filter { scope.run.secrets[$0] != nil }
  }

  /// What the steps call by the same name goes to the signer, and where they use one secret only, it is the key.
  private func lend(_ given: [String: String], _ keys: [String], to signer: Signer) {
    for name in signer.parameters {
      if let value = given[name] {
        scope.run.secrets[name] = value
      } else if SecretNames.isSecret(name), (try? scope.value(of: name)) ?? nil == nil, Set(keys).count == 1 {
        scope.run.secrets[name] = keys.first.flatMap { scope.run.secrets[$0] }
      }
    }
  }
}

/// What to tell of keys that look right and are refused.
enum KeyWords {
  static func whatIsLeft(_ keys: [String]) -> String {
    var seen: Set<String> = []
    let names = keys.filter { seen.insert($0).inserted }.map { "'\($0)'" }.joined(separator: " and ")
    return "what is left is the key" + (names.isEmpty ? "" : ", \(names)")
      + ": is it of the same account as the rest of the request, and of this environment?"
  }
}
