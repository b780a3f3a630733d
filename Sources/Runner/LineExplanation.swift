import Checks
package import CollectionModel
package import Diagnostics
package import HTTP
package import JSON
package import Signing
import Templates

/// What `explain --curl` tells: a request that another program signed, beside what a signer here makes of it.
package struct LineExplanation {
  private let request: HTTPRequest
  let options: RunOptions
  private let collection: Collection?
  let place: SourcePlace
  let signers: [String: Signer]

  /// `collection` lends its signers and variables; `place` is the line itself.
  package init(_ request: HTTPRequest, options: RunOptions, collection: Collection?, at place: SourcePlace) {
    self.request = request
    self.options = options
    self.collection = collection
    self.place = place
    var signers: [String: Signer] = [:]
    for signer in (options.environment?.signers ?? []) + (collection?.signers ?? []) { signers[signer.name] = signer }
    self.signers = signers
  }

  func scope() -> Scope {
    let variables = RunVariables.explaining(options, place: place)
    // The line is another's: a secret that was given for it is meant, not the one that the environment's server lends.
    variables.run.secrets.merge(options.secrets) { _, given in given }
    var layers: [Variables] = []
    if let environment = options.environment { layers.append(environment.variables) }
    if let collection { layers += [collection.variables, collection.fragmentVariables] }
    return Scope(run: variables.run, request: [:], outer: layers + [variables.lent])
  }

  // MARK: The signer

  /// The signer of that name, else the only one that the line shows the marks of.
  package func signer(named name: String?) throws(Diagnostic) -> Signer {
    if let name {
      if let signer = signers[name] ?? SignerRegistry.signer(named: name) { return signer }
      let names = (signers.keys + SignerRegistry.names).sorted()
      let nearest = Spelling.suggestion(for: name, among: names)
      throw Diagnostic(
        "unknown signer '\(name)'", label: nearest.map { "did you mean '\($0)'?" },
        hints: ["there are: \(names.joined(separator: ", "))"])
    }
    let candidates = SignerGuess.candidates(for: request, own: signers, scope: scope(), at: place)
    if let only = candidates.first, candidates.count == 1 { return only }
    guard !candidates.isEmpty else {
      if let digest = SignerGuess.digestHeader(of: request) { throw ownScheme(digest.header, digest.parameters) }
      throw Diagnostic(
        "the line shows the marks of no signer that is known here", at: place,
        hints: [
          "name it with --signer; there are: \((signers.keys.sorted() + SignerRegistry.names).joined(separator: ", "))"
        ])
    }
    throw Diagnostic(
      "several signers sign like this: \(candidates.map(\.name).joined(separator: ", "))", at: place,
      hints: ["name the one that is meant with --signer"])
  }

  /// What is signed by such a header, the line cannot tell.
  private func ownScheme(_ header: String, _ parameters: [(name: String, value: String)]) -> Diagnostic {
    let values = parameters.map { "--var \($0.name)='\($0.value)'" }.joined(separator: " ")
    return Diagnostic(
      "the header '\(header)' looks like a digest of the vendor's own making, as the signer 'hmac-header' writes it",
      at: place,
      hints: [
        "say what is signed, and with which key: --signer hmac-header \(values) --var message='…' --secret key",
        "or write the vendor's rule under 'signers:' of a collection, and name the collection and the signer",
      ])
  }

  /// The names of the environment's secrets that the signer takes, straight or through other variables.
  package func secrets(of signer: Signer) -> Set<String> {
    var signers = signers
    signers[signer.name] = signer
    let step = SignStep(signer: signer.name, at: place)
    var waiting = StepDecoder.variables(usedBy: [step], signers: signers).map(\.name)
    var seen: Set<String> = []
    let layers = [options.environment?.variables, collection?.variables, collection?.fragmentVariables]
    while let name = waiting.popLast() {
      guard seen.insert(name).inserted else { continue }
      for layer in layers { waiting += layer?[name]?.value.references ?? [] }
    }
    return seen.intersection((options.environment?.secrets ?? []).map(\.name))
  }

  // MARK: The comparison

  package struct Answer {
    let comparison: SignatureComparison
    let secrets: [String: String]
    let redactor: Redactor

    package var isEqual: Bool { if case .equal = comparison.verdict { true } else { false } }

    package func text(showsSteps: Bool) -> String {
      redactor.mask(ComparisonText(comparison, secrets: secrets).text(showsSteps: showsSteps))
    }

    package var json: JSONValue {
      ComparisonText(comparison, secrets: secrets).json { redactor.mask($0) }
    }
  }

  /// What the line carries under the name of a secret, by name; its signature is what is compared, and shown.
  private func tokens(besides signature: String) -> [String: String] {
    var tokens: [String: String] = [:]
    var fields = request.url.queryItems.map { ($0.name, $0.value ?? "") }
    fields += request.headers.fields.map { ($0.name, $0.value) }
    for (name, value) in fields where Redactor.isSensitive(name) && value.utf8.count >= 6 {
      if !value.contains(signature), !["sign", "signature"].contains(name.lowercased()) {
        tokens[name.lowercased()] = value
      }
    }
    return tokens
  }

  package func compare(with signer: Signer) throws(Diagnostic) -> Answer {
    let scope = scope()
    let redactor = Redactor()
    for (name, value) in scope.run.secrets { redactor.add(value, named: name) }
    do throws(Diagnostic) {
      let comparison = try SignatureComparison(
        request, signer: signer, signers: signers, scope: scope, now: options.clock.wall(), at: place)
      for (name, value) in scope.run.environmentUsed { redactor.add(value, named: name) }
      let secrets = tokens(besides: comparison.given).merging(scope.run.secrets) { _, known in known }
      for (name, value) in secrets { redactor.add(value, named: name) }
      return Answer(comparison: comparison, secrets: secrets, redactor: redactor)
    } catch {
      var problem = error
      problem.message = redactor.mask(problem.message)
      throw problem
    }
  }
}
