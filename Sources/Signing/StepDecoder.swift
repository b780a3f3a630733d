package import Checks
package import Diagnostics
import Templates
package import YAML

/// YAML to steps and signers. Collects every problem and goes on.
package enum StepDecoder {
  /// Reads a list of steps.
  package static func steps(from node: Node, in source: SourceText, problems: inout [Diagnostic]) -> [any Step] {
    guard let items = node.items else {
      problems.append(
        Diagnostic(
          "a list of steps is expected, not \(node.kind)", at: SourcePlace(source, node.span),
          hints: ["each step begins with '- ', as in `- sign: tiktok-shop`"]))
      return []
    }
    return items.compactMap { step(from: $0, in: source, problems: &problems) }
  }

  private static func step(
    from node: Node, in source: SourceText, problems: inout [Diagnostic]
  ) -> (any Step)? {
    guard let entries = node.entries, let entry = entries.first else {
      problems.append(
        Diagnostic(
          "a step is a map with one key, not \(node.kind)", at: SourcePlace(source, node.span),
          hints: ["the steps are \(StepRegistry.names.joined(separator: ", "))"]))
      return nil
    }
    if entries.count > 1 {
      problems.append(
        Diagnostic(
          "a step has one key, and '\(entries[1].key)' is a second one",
          at: SourcePlace(source, entries[1].keySpan),
          hints: ["begin another step with '- ', or indent it where it belongs to '\(entry.key)'"]))
    }
    let place = SourcePlace(source, entry.keySpan)
    guard let type = StepRegistry.steps.first(where: { $0.name == entry.key }) else {
      let nearest = Spelling.suggestion(
        for: entry.key, among: StepRegistry.names,
        aliases: ["signer": "sign", "digest": "hash", "mac": "hmac", "join": "concat", "delete": "remove"])
      problems.append(
        Diagnostic(
          "unknown step '\(entry.key)'", at: place, label: nearest.map { "did you mean '\($0)'?" },
          hints: ["the steps are \(StepRegistry.names.joined(separator: ", "))"]))
      return nil
    }
    var reader = StepReader(step: entry.key, place: place)
    let step = type.read(entry.value, with: &reader)
    problems += reader.problems
    return step
  }

  // MARK: Signers

  /// The keys of one signer under `signers:`.
  package static let signerKeys = KeyGroup(
    name: "signers",
    keys: [
      ("description", "What it is for, in your words.", .text),
      ("parameters", "Names of what it needs; each defaults to the variable of that name.", .textList),
      ("optional", "Names of what need not be given, or a map of their defaults.", .either([.textList, .map])),
      ("steps", "What it does.", .reference("steps")),
    ], required: ["steps"])

  /// Reads a map under `signers:`.
  package static func signers(from node: Node, in source: SourceText, problems: inout [Diagnostic]) -> [Signer] {
    guard let entries = node.entries else {
      problems.append(
        Diagnostic(
          "a map from names to signers is expected, not \(node.kind)", at: SourcePlace(source, node.span)))
      return []
    }
    return entries.compactMap { signer(from: $0, in: source, problems: &problems) }
  }

  private static func signer(
    from entry: Node.Entry, in source: SourceText, problems: inout [Diagnostic]
  ) -> Signer? {
    let place = SourcePlace(source, entry.keySpan)
    var reader = StepReader(step: entry.key, place: place)
    defer { problems += reader.problems }
    guard
      let arguments = reader.arguments(entry.value, signerKeys, of: "the signer '\(entry.key)'"),
      let steps = reader.required("steps", in: arguments)
    else { return nil }
    return Signer(
      name: entry.key, parameters: names("parameters", in: arguments, reader: &reader),
      optional: names("optional", in: arguments, reader: &reader),
      defaults: defaults(in: arguments, reader: &reader),
      steps: StepDecoder.steps(from: steps, in: source, problems: &problems), place: place)
  }

  private static func names(_ key: String, in arguments: StepArguments, reader: inout StepReader) -> [String] {
    var names: [(text: String, place: SourcePlace)] = []
    if let entries = arguments[key]?.entries, key == "optional" {
      names = entries.map { ($0.key, reader.keyPlace($0)) }
    } else {
      names = (reader.templates(key, in: arguments) ?? []).map { ($0.constantText ?? "{{…}}", $0.place) }
    }
    return names.compactMap { name in
      if StepTarget.isVariableName(name.text) { return name.text }
      reader.report(
        Diagnostic(
          "'\(name.text)' cannot be the name of a parameter", at: name.place,
          label: "a name begins with a letter or '_', then letters, digits, '_' and '-'"))
      return nil
    }
  }

  /// `optional: {nonce: "{{$uuid}}"}`
  private static func defaults(in arguments: StepArguments, reader: inout StepReader) -> [String: TemplateTree] {
    var defaults: [String: TemplateTree] = [:]
    for entry in arguments["optional"]?.entries ?? [] { defaults[entry.key] = reader.tree(entry.value) }
    return defaults
  }

  // MARK: References

  /// The names that `sign:` steps in `steps` refer to, with their places, so that an unknown one can be reported once
  /// every `extends` is known.
  package static func signerReferences(in steps: [any Step]) -> [(name: String, place: SourcePlace)] {
    flattened(steps).compactMap { ($0 as? SignStep).map { ($0.signer, $0.place) } }
  }

  /// The steps with those of their branches.
  static func flattened(_ steps: [any Step]) -> [any Step] {
    steps.flatMap { [$0] + $0.branches.flatMap(flattened) }
  }

  /// Names of the built-in signers.
  package static var builtInSigners: [String] { SignerRegistry.names }
}
