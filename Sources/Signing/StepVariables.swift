package import Diagnostics
package import Templates

extension StepDecoder {
  /// The variables that steps take from outside, in order: what templates and signers' parameters name, without what
  /// earlier steps wrote. For the data-flow graph and for the check of undefined variables.
  ///
  /// `signers` are the ones that files define, by name.
  package static func variables(usedBy steps: [any Step], signers: [String: Signer]) -> [VariableUse] {
    var collector = VariableCollector(signers: signers)
    collector.visit(steps)
    return collector.uses
  }

  /// Problems that show only once every signer is known: names of signers and of their parameters, and signers that run
  /// themselves.
  package static func problems(in steps: [any Step], signers: [String: Signer]) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for step in steps {
      for branch in step.branches { problems += self.problems(in: branch, signers: signers) }
    }
    for case let step as SignStep in steps {
      guard let signer = signers[step.signer] ?? SignerRegistry.signer(named: step.signer) else {
        problems.append(SignStep.unknown(step.signer, at: step.signerPlace, among: Array(signers.keys)))
        continue
      }
      problems += step.unknownArguments(of: signer)
      if let chain = cycle(from: step.signer, path: [], signers: signers) {
        problems.append(
          Diagnostic(
            "the signer '\(chain[0])' runs itself", at: step.signerPlace, label: chain.joined(separator: " → ")))
      }
    }
    return problems
  }

  private static func cycle(from name: String, path: [String], signers: [String: Signer]) -> [String]? {
    if let start = path.firstIndex(of: name) { return Array(path[start...]) + [name] }
    for case let step as SignStep in StepDecoder.flattened(signers[name]?.steps ?? []) {
      if let chain = cycle(from: step.signer, path: path + [name], signers: signers) { return chain }
    }
    return nil
  }
}

/// Walks steps in order, knowing which variables have been written so far.
private struct VariableCollector {
  let signers: [String: Signer]
  var uses: [VariableUse] = []
  private var written: Set<String> = []
  private var running: [String] = []

  init(signers: [String: Signer]) { self.signers = signers }

  mutating func visit(_ steps: [any Step]) {
    for step in steps {
      for use in step.templates.flatMap(\.uses) where !written.contains(use.name) { uses.append(use) }
      if let sign = step as? SignStep { visit(sign) }
      visit(step.branches)
      written.formUnion(step.targets.compactMap(\.variable))
    }
  }

  /// What any branch writes counts as written: which one will run is not known.
  private mutating func visit(_ branches: [[any Step]]) {
    let outside = written
    var after = written
    for branch in branches {
      written = outside
      visit(branch)
      after.formUnion(written)
    }
    written = after
  }

  private mutating func visit(_ step: SignStep) {
    guard !running.contains(step.signer) else { return }
    let defined = signers[step.signer]
    guard let signer = defined ?? SignerRegistry.signer(named: step.signer) else { return }
    let given = Set(step.arguments.map(\.name))
    for name in signer.parameters + signer.optional where !given.contains(name) && !written.contains(name) {
      uses.append(VariableUse(implicit: name, hasDefault: signer.optional.contains(name), at: step.place))
    }
    let own = Set(signer.parameters + signer.optional)
    for tree in signer.defaults.values {
      for use in tree.uses where !written.contains(use.name) && !own.contains(use.name) { uses.append(use) }
    }
    // A built-in signer names nothing but its parameters.
    guard defined != nil else { return }
    let outside = written
    running.append(step.signer)
    written.formUnion(signer.parameters + signer.optional)
    visit(signer.steps)
    running.removeLast()
    written = outside
  }
}
