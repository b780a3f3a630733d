import Diagnostics
import Signing
import Templates
import YAML

/// What can be said of an environment only once all that it extends is known.
enum EnvironmentChecks {
  static func check(
    _ environment: Environment, _ notes: FileNotes, _ entries: [Node.Entry], _ decoding: inout Decoding
  ) {
    decoding.problems += CollectionChecks.unknownSigners(notes, known: Set(environment.signers.map(\.name)))
    if environment.protected, environment.allowHosts == nil {
      let entry = entries.first { $0.key == Key.protected.rawValue }
      decoding.report(
        "a protected environment needs 'allow_hosts'", at: entry?.keySpan ?? environment.place.span,
        hints: ["list the hosts that requests may go to, such as allow_hosts: [api.example.com]"])
    }
    for secret in environment.secrets {
      guard let variable = environment.variables[secret.name] else { continue }
      decoding.problems.append(redefinition(of: secret, at: variable.place))
    }
  }

  static func redefinition(of secret: Secret, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      "the variable '\(secret.name)' has the name of a secret", at: place,
      label: "the secret stands in \(secret.place.file), line \(secret.place.line)",
      hints: ["give the variable another name"])
  }
}
