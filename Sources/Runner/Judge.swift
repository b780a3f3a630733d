import RunEvents
import Checks
import CollectionModel
import Diagnostics
import JSON
import Templates

/// Checks and captures of one response. Never throws: what does not hold is data.
struct Judge {
  let scope: Scope

  /// Every check, in file order; none stops the others.
  func check(_ expectations: [Expectation], on view: ResponseView) -> [CheckResult] {
    var results: [CheckResult] = []
    results.reserveCapacity(expectations.count)
    for expectation in expectations {
      if let result = check(expectation, on: view) { results.append(contentsOf: result) }
    }
    return results
  }

  /// Whether a condition (of a hint, `poll`, `match`) holds.
  func holds(_ condition: [Expectation], on view: ResponseView) -> Bool {
    check(condition, on: view).allSatisfy(\.passed)
  }

  private func check(_ expectation: Expectation, on view: ResponseView) -> [CheckResult]? {
    guard let expression = expectation.matcher else { return nil }
    let title = expectation.subject.title
    do throws(ArgumentProblem) {
      let query = try query(of: expectation.subject)
      let matcher = try list(from: expression, context: expectation.context ?? MatcherContext())
      let mismatches = matcher.mismatches(query.evaluate(on: view))
      if mismatches.isEmpty { return [CheckResult(title: title, passed: true)] }
      let place = CheckPlace(expectation.place)
      return mismatches.map { mismatch in
        CheckResult(
          title: title, passed: false, message: "\(title) \(mismatch.complaint)", expected: mismatch.expected,
          actual: mismatch.actual, details: mismatch.details, place: place)
      }
    } catch {
      return [
        CheckResult(
          title: title, passed: false, message: "\(title) could not be checked: \(error.message)",
          details: error.hints, place: CheckPlace(expectation.place))
      ]
    }
  }

  /// What a capture finds, or the failure that finding nothing is.
  func capture(_ capture: Capture, from view: ResponseView) -> Result<Value, CheckFailure> {
    do throws(ArgumentProblem) {
      let result = try query(of: capture.query).evaluate(on: view)
      switch result {
      case .found(let value) where !result.isNothing: return .success(value)
      case .found:
        if let fallback = capture.defaultValue { return .success(try value(of: fallback)) }
        return .failure(failure(of: capture, because: "nothing matches \(capture.query.title)", hints: []))
      case .missing(let reason):
        if let fallback = capture.defaultValue { return .success(try value(of: fallback)) }
        return .failure(failure(of: capture, because: reason, hints: []))
      case .failed(let reason): return .failure(failure(of: capture, because: reason, hints: []))
      }
    } catch {
      return .failure(failure(of: capture, because: error.message, hints: error.hints))
    }
  }

  private func failure(of capture: Capture, because reason: String, hints: [String]) -> CheckFailure {
    CheckFailure(
      CheckResult(
        title: "capture \(capture.name)", passed: false,
        message: "'\(capture.name)' could not be captured: \(reason)", expected: capture.query.title,
        actual: "nothing", details: hints, place: CheckPlace(capture.place)))
  }

  private func value(of tree: TemplateTree) throws(ArgumentProblem) -> Value {
    do { return try tree.value(in: scope) } catch { throw problem(error) }
  }

  private func query(of subject: CheckSubject) throws(ArgumentProblem) -> Query {
    switch subject.source {
    case .ready(let query): return query
    case .deferred(let template): return try template.query(in: scope)
    }
  }

  private func list(
    from expression: MatcherExpression, context: MatcherContext
  ) throws(ArgumentProblem) -> MatcherList {
    switch expression {
    case .ready(let list): return list
    case .deferred(let tree):
      let argument: JSONValue
      do { argument = try tree.json(in: scope) } catch { throw problem(error) }
      return try MatcherList(argument, context: context)
    }
  }

  private func problem(_ failure: TemplateFailure) -> ArgumentProblem {
    ArgumentProblem(failure.diagnostic.message, hints: failure.diagnostic.hints)
  }
}

/// A capture that found nothing, as the failed check that it is.
struct CheckFailure: Error {
  let result: CheckResult

  init(_ result: CheckResult) { self.result = result }
}

extension CheckPlace {
  init(_ place: SourcePlace) {
    let span = place.span
    let length = span.endLine == span.line ? max(1, Int(span.endColumn - span.column)) : 1
    self.init(
      file: place.file, line: place.line, column: place.column, length: length,
      line: place.source.line(place.line))
  }
}
