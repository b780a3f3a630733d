import JSON

/// Assertions of a script as checks: `pm.expect(…)`, `pm.response.to…`, and conditions that must be true.
struct CheckReader {
  let scope: ScriptScope

  /// The checks of one statement's expression; throws where one of its words has no counterpart.
  func checks(of node: JavaScriptNode) throws(Untranslated) -> [CheckDraft] {
    guard let chain = ChaiChain(node) else { throw Untranslated("no assertion is known in this form") }
    var reader = ChainReader(scope: scope)
    if case .call(_, let arguments) = chain.root {
      guard let subject = arguments.first else { throw Untranslated("'expect' without a value") }
      if let condition = try booleanChain(subject, chain.links) { return condition }
      reader.subject = scope.value(of: subject)
      if isSettled(reader.subject, chain.links) { return [] }
    } else {
      reader.subject = .response
    }
    return try reader.read(chain.links)
  }

  /// `expect(true).to.be.true`, which says only that the script came this far.
  private func isSettled(_ subject: ScriptValue, _ links: [ChaiChain.Link]) -> Bool {
    guard case .literal(.bool(let flag)) = subject else { return false }
    return links.map(\.name).filter { !ChaiChain.filler.contains($0) } == [flag ? "true" : "false"]
  }

  /// `expect(a === b).to.be.true`: the comparison itself is the check.
  private func booleanChain(_ subject: JavaScriptNode, _ links: [ChaiChain.Link]) throws(Untranslated) -> [CheckDraft]?
  {
    guard ConditionReader.isCondition(subject, in: scope) else { return nil }
    let words = links.filter { !ChaiChain.filler.contains($0.name) }
    var wanted: Bool?
    var isNegated = false
    for link in words {
      switch link.name {
      case "not": isNegated.toggle()
      case "true", "ok": wanted = true
      case "false": wanted = false
      case "equal", "equals", "eq", "eql", "eqls":
        guard case .literal(.bool(let flag))? = link.arguments?.first.map({ scope.value(of: $0) }) else { return nil }
        wanted = flag
      default: return nil
      }
    }
    guard let wanted else { return nil }
    return try ConditionReader(scope: scope).checks(subject, holds: wanted != isNegated)
  }
}
