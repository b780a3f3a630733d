package import JSON
package import Checks
package import Diagnostics
import HTTP
package import Templates
package import YAML

/// `sign: NAME` or `sign: {signer: NAME, PARAMETER: value}`
package struct SignStep: Step {
  package static let name = "sign"
  package static let summary = "runs a named signer"
  package static let shape = ValueShape.either([
    .word(SignerRegistry.names), .text,
    .group(
      KeyGroup(
        name: "sign",
        keys: [("signer", "The signer's name; its parameters stand beside it.", .text)],
        required: ["signer"], others: .any)),
  ])

  /// The signer's name.
  package let signer: String
  /// Where that name stands.
  package let signerPlace: SourcePlace
  let arguments: [(name: String, value: TemplateTree, place: SourcePlace)]
  package let place: SourcePlace

  package static func read(_ node: Node, with reader: inout StepReader) -> SignStep? {
    guard let entries = node.entries else { return named(node, [], with: &reader) }
    var arguments: [(name: String, value: TemplateTree, place: SourcePlace)] = []
    var signer: Node?
    for entry in entries {
      if entry.key == "signer" {
        signer = entry.value
      } else {
        arguments.append((entry.key, reader.tree(entry.value), reader.keyPlace(entry)))
      }
    }
    guard let signer else {
      reader.report(
        Diagnostic(
          "the step '\(reader.step)' has no 'signer'", at: reader.place, label: "add `signer:`",
          hints: ["as in `sign: {signer: tiktok-shop, app_key: \"{{other_key}}\"}`, or just `sign: tiktok-shop`"]))
      return nil
    }
    return named(signer, arguments, with: &reader)
  }

  /// A step that runs a signer with the parameters of its scope, for `verify: NAME`.
  package init(signer: String, at place: SourcePlace) {
    self.init(signer: signer, signerPlace: place, arguments: [], place: place)
  }

  /// A step that runs a signer with these values.
  package init(signer: String, values: [(name: String, value: JSONValue)], at place: SourcePlace) {
    self.init(
      signer: signer, signerPlace: place, arguments: values.map { ($0.name, .constant($0.value), place) }, place: place)
  }

  private init(
    signer: String, signerPlace: SourcePlace, arguments: [(name: String, value: TemplateTree, place: SourcePlace)],
    place: SourcePlace
  ) {
    self.signer = signer
    self.signerPlace = signerPlace
    self.arguments = arguments
    self.place = place
  }

  private static func named(
    _ node: Node, _ arguments: [(name: String, value: TemplateTree, place: SourcePlace)],
    with reader: inout StepReader
  ) -> SignStep? {
    guard let template = reader.template(node) else { return nil }
    guard let signer = template.constantText else {
      reader.report(
        Diagnostic(
          "the name of a signer cannot be a template", at: template.place,
          hints: ["which variables a request needs has to be known before it runs"]))
      return nil
    }
    return SignStep(signer: signer, signerPlace: template.place, arguments: arguments, place: reader.place)
  }

  package func apply(to context: inout SigningContext) throws(SigningFailure) {
    let signer = try signer(in: context)
    guard !context.running.contains(signer.name) else {
      throw SigningFailure(
        Diagnostic(
          "the signer '\(signer.name)' runs itself", at: signerPlace,
          label: (context.running.drop { $0 != signer.name } + [signer.name]).joined(separator: " → ")))
    }
    let given = try values(of: signer, in: context)
    let outside = context.scope.stepLocal
    defer { context.scope.stepLocal = outside }
    context.scope.stepLocal.merge(given) { _, parameter in parameter }
    // One after the other: a default may name the parameters before it.
    for name in signer.parameters + signer.optional where given[name] == nil {
      if let standIn = signer.defaults[name] { context.scope.stepLocal[name] = try context.value(standIn) }
    }
    noteParameters(of: signer, in: &context)
    context.running.append(signer.name)
    defer { context.running.removeLast() }
    if context.verifying, try verify(with: signer, in: &context) { return }
    for step in signer.steps { try run(step, of: signer, in: &context) }
  }

  /// Whether the signer has a way of its own to check a message, which then holds.
  private func verify(with signer: Signer, in context: inout SigningContext) throws(SigningFailure) -> Bool {
    guard SignerRegistry.isBuiltIn(signer),
      let verification = SignerRegistry.builtIn.first(where: { $0.name == signer.name })?.verification
    else { return false }
    try verification(context, place)
    context.hasVerified = true
    return true
  }

  // MARK: Parameters

  private func signer(in context: SigningContext) throws(SigningFailure) -> Signer {
    if let own = context.signers[signer] { return own }
    if let builtIn = SignerRegistry.signer(named: signer) { return builtIn }
    throw SigningFailure(SignStep.unknown(signer, at: signerPlace, among: Array(context.signers.keys)))
  }

  static func unknown(_ name: String, at place: SourcePlace, among own: [String]) -> Diagnostic {
    let names = (own + SignerRegistry.names).sorted()
    let nearest = Spelling.suggestion(for: name, among: names)
    return Diagnostic(
      "unknown signer '\(name)'", at: place, label: nearest.map { "did you mean '\($0)'?" },
      hints: ["define it under `signers:`, or use one of \(names.joined(separator: ", "))"])
  }

  private func values(
    of signer: Signer, in context: SigningContext
  ) throws(SigningFailure) -> [String: Value] {
    if let problem = unknownArguments(of: signer).first { throw SigningFailure(problem) }
    var values: [String: Value] = [:]
    for name in signer.parameters + signer.optional {
      if let value = try value(of: name, in: context) {
        values[name] = value
      } else if arguments.contains(where: { $0.name == name }), signer.optional.contains(name) {
        // Written out, null is no default: `created: null` leaves it out.
        values[name] = .json(.null)
      } else if signer.parameters.contains(name) {
        throw SigningFailure(missing(name, of: signer), undefinedVariable: name)
      }
    }
    return values
  }

  private func noteParameters(of signer: Signer, in context: inout SigningContext) {
    guard context.tracing else { return }
    var items: [StepTrace.Item] = []
    for name in signer.parameters + signer.optional {
      guard let value = context.scope.stepLocal[name] else { continue }
      items.append(StepTrace.Item(name, value.traced, SecretNames.isSecret(name) ? .key : .plain))
    }
    context.note("sign \(signer.name)", items)
  }

  private func value(of name: String, in context: SigningContext) throws(SigningFailure) -> Value? {
    let value: Value?
    if let argument = arguments.first(where: { $0.name == name }) {
      value = try context.value(argument.value)
    } else {
      do throws(TemplateFailure) { value = try context.scope.value(of: name) } catch { throw SigningFailure(error) }
    }
    if case .json(.null)? = value { return nil }
    return value
  }

  /// What `sign:` steps give to the parameters of their signers, as texts; what cannot be told now is left out.
  package static func givenValues(of steps: [any Step], in scope: Scope) -> [String: String] {
    var values: [String: String] = [:]
    for step in steps {
      for argument in (step as? SignStep)?.arguments ?? [] {
        values[argument.name] = (try? argument.value.value(in: scope))?.plainText
      }
    }
    return values
  }

  /// A problem for each argument that the signer has no parameter for.
  func unknownArguments(of signer: Signer) -> [Diagnostic] {
    let known = signer.parameters + signer.optional
    return arguments.filter { !known.contains($0.name) }.map { argument in
      let nearest = Spelling.suggestion(for: argument.name, among: known)
      return Diagnostic(
        "the signer '\(signer.name)' has no parameter '\(argument.name)'", at: argument.place,
        label: nearest.map { "did you mean '\($0)'?" },
        hints: known.isEmpty ? ["it has none"] : ["its parameters are \(known.joined(separator: ", "))"])
    }
  }

  private func missing(_ name: String, of signer: Signer) -> Diagnostic {
    Diagnostic(
      "the signer '\(signer.name)' needs '\(name)'", at: place, label: "no variable or secret has this name",
      hints: [
        SecretNames.isSecret(name)
          ? "name it under `secrets:` of the environment, as in `\(name): {env: \(name.uppercased())}`"
          : "define it under `variables:`, or give it with --var \(name)=VALUE",
        "or give it here: `sign: {signer: \(signer.name), \(name): \"{{…}}\"}`",
      ])
  }

  // MARK: Steps

  private func run(
    _ step: any Step, of signer: Signer, in context: inout SigningContext
  ) throws(SigningFailure) {
    do throws(SigningFailure) {
      try step.perform(in: &context)
    } catch {
      var failure = error
      let name = type(of: step).name
      if SignerRegistry.isBuiltIn(signer) {
        // The text of a built-in signer is no file that the user could open.
        failure.diagnostic.place =
          arguments.first { $0.name == failure.faultyVariable }?.place ?? place
        failure.diagnostic.hints.append("in the step '\(name)' of the built-in signer '\(signer.name)'")
      } else if !(step is SignStep) {
        failure.diagnostic.hints.append("run by `sign: \(signer.name)` at \(place.file):\(place.line)")
      }
      throw failure
    }
  }

  package var templates: [Template] { arguments.flatMap(\.value.templates) }
}

/// Parameters that are hidden by their name alone.
package enum SecretNames {
  package static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["secret", "password", "token", "private"].contains { name.contains($0) } || name == "key"
  }
}
