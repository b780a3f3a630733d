package import Diagnostics
package import YAML

/// YAML to steps and signers. Collects every problem and goes on.
package enum StepDecoder {
  /// Reads a list of steps.
  package static func steps(from node: Node, in source: SourceText, problems: inout [Diagnostic]) -> [any Step] { [] }

  /// Reads a map under `signers:`.
  package static func signers(from node: Node, in source: SourceText, problems: inout [Diagnostic]) -> [Signer] { [] }

  /// The names that `sign:` steps in `steps` refer to, with their places, so that an unknown one can be reported once every
  /// `extends` is known.
  package static func signerReferences(in steps: [any Step]) -> [(name: String, place: SourcePlace)] { [] }

  /// Names of the built-in signers.
  package static var builtInSigners: [String] { [] }
}
