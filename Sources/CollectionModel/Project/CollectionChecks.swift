import Diagnostics
import Signing
import Templates

/// What can be said of a collection only together with its fragments and environments: signers that nobody defines, and
/// variables that take a secret's name.
struct CollectionChecks {
  private var problems: [Diagnostic] = []
  private let signers: Set<String>
  private let secrets: [String: Secret]

  static func check(
    _ collection: Collection, environment: Environment?, environments: [Environment]
  ) -> [Diagnostic] {
    var checks = CollectionChecks(collection, environment, environments)
    checks.steps(collection.fragmentSettings)
    checks.steps(collection.settings)
    for signer in collection.signers { checks.references(signer.steps) }
    checks.names(collection.fragmentVariables)
    checks.names(collection.variables)
    for items in [collection.setup, collection.requests, collection.teardown] { checks.walk(items) }
    return checks.problems
  }

  private init(_ collection: Collection, _ environment: Environment?, _ environments: [Environment]) {
    var known = Set(StepDecoder.builtInSigners)
    known.formUnion(collection.signers.map(\.name))
    for other in environments + [environment].compactMap({ $0 }) { known.formUnion(other.signers.map(\.name)) }
    signers = known
    secrets = Dictionary(
      (environment?.secrets ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func walk(_ items: [Item]) {
    for item in items {
      switch item {
      case .folder(let folder):
        steps(folder.settings)
        names(folder.variables)
        walk(folder.requests)
      case .request(let request):
        steps(request.settings)
        names(request.variables)
        for capture in request.captures { name(capture.name, capture.place) }
      }
    }
  }

  private mutating func steps(_ settings: Settings) {
    if let steps = settings.preRequest { references(steps) }
  }

  private mutating func references(_ steps: [any Step]) {
    for reference in StepDecoder.signerReferences(in: steps) where !signers.contains(reference.name) {
      let nearest = Spelling.suggestion(for: reference.name, among: signers.sorted())
      problems.append(
        Diagnostic(
          "unknown signer '\(reference.name)'", at: reference.place, label: nearest.map { "did you mean '\($0)'?" },
          hints: nearest == nil ? ["there are: " + signers.sorted().joined(separator: ", ")] : []))
    }
  }

  private mutating func names(_ variables: Variables) {
    guard !secrets.isEmpty else { return }
    for (variable, definition) in variables { name(variable, definition.place) }
  }

  private mutating func name(_ name: String, _ place: SourcePlace) {
    if let secret = secrets[name] { problems.append(EnvironmentChecks.redefinition(of: secret, at: place)) }
  }
}
