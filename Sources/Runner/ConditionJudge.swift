import Checks
import CollectionModel
import Diagnostics
import Templates

/// Whether the `if` of a request and of its folders holds.
struct ConditionJudge {
  let redactor: Redactor

  /// Why the request is skipped, with the value behind it; nothing where all conditions hold. A folder's are asked once,
  /// before the first of its requests.
  func unmetCondition(of request: PlannedRequest, state: CollectionState) -> String? {
    for level in request.level.chain where !level.conditions.isEmpty {
      let known = state.verdicts[ObjectIdentifier(level)]
      let verdict =
        known
        ?? unmet(
          level.conditions,
          in: Scope(
            run: state.variables, rows: level.row?.layers ?? [], request: [:], outer: level.layers + [state.lent]))
      if known == nil { state.note(verdict: verdict, on: level) }
      if let verdict { return verdict }
    }
    guard !request.definition.conditions.isEmpty else { return nil }
    return unmet(
      request.definition.conditions,
      in: Scope(
        run: state.variables, rows: request.row?.layers ?? [], request: request.definition.variables,
        outer: request.level.layers + [state.lent]))
  }

  private func unmet(_ conditions: [VariableCondition], in scope: Scope) -> String? {
    for condition in conditions {
      guard let reason = unmet(condition, in: scope) else { continue }
      redactor.learn(from: scope.run)
      return "if: \(condition.variable) " + redactor.maskExcerpt(reason)
    }
    return nil
  }

  private func unmet(_ condition: VariableCondition, in scope: Scope) -> String? {
    do {
      let value = try scope.value(of: condition.variable)
      let matcher: MatcherList
      switch condition.matcher {
      case .ready(let list): matcher = list
      case .deferred(let tree): matcher = try MatcherList(try tree.json(in: scope), context: MatcherContext())
      }
      let subject = value.map { QueryResult.found($0) } ?? .missing("it is not defined")
      guard let mismatch = matcher.mismatches(subject).first else { return nil }
      let isSecret =
        scope.run.secrets[condition.variable] != nil || Redactor.sensitiveName(inTitle: condition.variable) != nil
      return mismatch.complaint + (isSecret || value == nil ? "" : ", it is \(mismatch.actual)")
    } catch let failure as TemplateFailure {
      return "cannot be told: \(failure.diagnostic.message)"
    } catch let problem as ArgumentProblem {
      return "cannot be told: \(problem.message)"
    } catch {
      return "cannot be told"
    }
  }
}
