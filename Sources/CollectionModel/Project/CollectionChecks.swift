import Diagnostics
import Signing

/// What a file leaves to be checked until all its fragments and environments are known.
struct FileNotes {
  /// The signers that steps refer to.
  var signerReferences: [(name: String, place: SourcePlace)] = []
  /// The names that variables and captures have.
  var definitions: [(name: String, place: SourcePlace)] = []
  /// The signers of included fragments.
  var includedSigners: Set<String> = []

  /// Takes over what an included fragment leaves to be checked.
  mutating func add(_ other: FileNotes, signers: [Signer]) {
    self += other
    includedSigners.formUnion(signers.map(\.name))
  }

  static func += (left: inout FileNotes, right: FileNotes) {
    left.signerReferences += right.signerReferences
    left.definitions += right.definitions
    left.includedSigners.formUnion(right.includedSigners)
  }
}

/// What can be said of a collection only together with its fragments and environments: signers that nobody defines, and
/// variables that take a secret's name.
enum CollectionChecks {
  static func check(
    _ notes: FileNotes, of collection: Collection, environment: Environment?, environments: [Environment]
  ) -> [Diagnostic] {
    var signers = Set(collection.signers.map(\.name)).union(notes.includedSigners)
    for other in environments { signers.formUnion(other.signers.map(\.name)) }
    if let environment { signers.formUnion(environment.signers.map(\.name)) }
    var problems = unknownSigners(notes, known: signers)
    guard let secrets = environment?.secrets, !secrets.isEmpty else { return problems }
    let byName = Dictionary(secrets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for definition in notes.definitions {
      guard let secret = byName[definition.name] else { continue }
      problems.append(EnvironmentChecks.redefinition(of: secret, at: definition.place))
    }
    return problems
  }

  /// References to signers that are neither built in nor `known`.
  static func unknownSigners(_ notes: FileNotes, known: Set<String>) -> [Diagnostic] {
    guard !notes.signerReferences.isEmpty else { return [] }
    let all = known.union(StepDecoder.builtInSigners)
    return notes.signerReferences.compactMap { reference in
      guard !all.contains(reference.name) else { return nil }
      let nearest = Spelling.suggestion(for: reference.name, among: all.sorted())
      return Diagnostic(
        "unknown signer '\(reference.name)'", at: reference.place, label: nearest.map { "did you mean '\($0)'?" },
        hints: nearest == nil ? ["there are: " + all.sorted().joined(separator: ", ")] : [])
    }
  }
}
