package import Diagnostics
import Templates

/// What steps do to a request after it was signed: each such change makes the signature one of another request.
package enum SignedParts {
  package struct LateChange: Sendable {
    /// Such as `query.page_size` or `json.$.note`.
    package let part: String
    package let place: SourcePlace
  }

  /// The changes of query, form and JSON body behind the last step that signs, but for those that put the signature
  /// there.
  package static func changedAfterSigning(_ steps: [any Step]) -> [LateChange] {
    guard let last = steps.lastIndex(where: signs) else { return [] }
    var carriers = Set(steps[...last].flatMap(\.targets).compactMap(\.variable))
    var changes: [LateChange] = []
    for step in steps[(last + 1)...] {
      if step.templates.flatMap(\.references).contains(where: carriers.contains) {
        carriers.formUnion(step.targets.compactMap(\.variable))
        continue
      }
      for target in step.targets {
        switch target.fixedDestination {
        case .query?, .form?, .json?:
          changes.append(LateChange(part: target.fixedDestination?.described ?? "", place: step.place))
        default: break
        }
      }
    }
    return changes
  }

  private static func signs(_ step: any Step) -> Bool {
    step is SignStep || step is HMACStep || step is SignatureStep || step is JWTStep || step is HashStep
  }

  /// Whether all that these steps sign is signed by built-in signers, whose times are right by themselves.
  package static func areBuiltIn(_ steps: [any Step], signers: [String: Signer]) -> Bool {
    steps.allSatisfy { step in
      guard let step = step as? SignStep else { return !signs(step) && !(step is SetStep) }
      return signers[step.signer] == nil && SignerRegistry.signer(named: step.signer) != nil
    }
  }
}
