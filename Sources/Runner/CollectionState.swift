import RunEvents
import Checks
import CollectionModel
import HTTP
import Templates

/// What one run of a collection remembers from request to request. Lives in one task.
final class CollectionState {
  enum CaptureState {
    case captured
    /// The producer ran and brought no value; or was itself skipped for such a cause.
    case lost(producer: String, because: String)
    /// Skipped by choice: an outer variable of that name may serve.
    case passedOver(producer: String)
  }

  let variables: RunVariables
  /// What the environment's server lends to this collection: weaker than anything that a file defines.
  let lent: Variables
  let cookies: CookieJar
  var captures: [String: CaptureState] = [:]
  /// Requests that passed, in all rows where they have several, by name and by path.
  private(set) var passed: Set<String> = []
  private var unpassed: Set<String> = []
  private(set) var setupFailure: String?
  /// Why a folder's `if` does not hold, nothing inside where it does: asked once, at its first request.
  private(set) var verdicts: [ObjectIdentifier: String?] = [:]
  /// What stands around the data row that this is the state of.
  private let outer: CollectionState?

  init(variables: RunVariables, lent: Variables = [:]) {
    self.variables = variables
    self.lent = lent
    cookies = CookieJar()
    outer = nil
  }

  /// A row begins with all that is known around it, and keeps what it finds to itself.
  private init(row: RowContext, in outer: CollectionState) {
    variables = outer.variables.forRow(index: row.number)
    lent = outer.lent
    cookies = outer.cookies.copy()
    captures = outer.captures
    passed = outer.passed
    setupFailure = outer.setupFailure
    verdicts = outer.verdicts
    self.outer = outer
  }

  /// Of the whole collection: what stands around a row learns it too.
  func failSetup(by request: String) {
    setupFailure = setupFailure ?? request
    outer?.failSetup(by: request)
  }

  func note(verdict: String?, on level: LevelContext) {
    verdicts[ObjectIdentifier(level)] = .some(verdict)
    outer?.note(verdict: verdict, on: level)
  }

  func forRow(_ row: RowContext) -> CollectionState { CollectionState(row: row, in: self) }

  /// Why a request cannot run for want of what earlier ones should have brought.
  func missingInput(of request: PlannedRequest) -> (reason: String, isLost: Bool)? {
    for name in request.uses {
      switch captures[name] {
      case nil, .captured: continue
      case .lost(let producer, let because):
        return ("needs '\(name)' from '\(producer)', which \(because)", true)
      case .passedOver(let producer):
        if isDefinedOutside(name, request) { continue }
        return ("needs '\(name)' from '\(producer)', which was skipped", false)
      }
    }
    for need in request.definition.needs where !passed.contains(need) {
      return ("needs '\(need)', which did not pass", true)
    }
    return nil
  }

  private func isDefinedOutside(_ name: String, _ request: PlannedRequest) -> Bool {
    variables.commandLine[name] != nil || (request.definedVariables + [lent]).contains { $0[name] != nil }
  }

  /// Keeps what became of a request's captures.
  func note(_ request: PlannedRequest, captured: Set<String>, outcome: RequestResult.Outcome, lost: Bool) {
    let name = request.definition.name
    for capture in request.definition.captures {
      if captured.contains(capture.name) {
        captures[capture.name] = .captured
        continue
      }
      switch outcome {
      case .skipped(let reason):
        // What an earlier producer brought stays, where this one is skipped on purpose.
        if !lost, captures[capture.name] != nil { continue }
        captures[capture.name] =
          lost ? .lost(producer: name, because: "was skipped: \(reason)") : .passedOver(producer: name)
      default: captures[capture.name] = .lost(producer: name, because: "failed")
      }
    }
    for name in [name, request.path] { note(name, passed: outcome == .passed) }
  }

  private func note(_ name: String, passed hasPassed: Bool) {
    if !hasPassed { unpassed.insert(name) }
    if unpassed.contains(name) { passed.remove(name) } else { passed.insert(name) }
    outer?.note(name, passed: hasPassed)
  }

  // MARK: What ran once elsewhere

  /// What requests have brought that ran here for the whole run.
  func outcome(of requests: ArraySlice<PlannedRequest>, in collection: String) -> OnceOutcome {
    var outcome = OnceOutcome(collection: collection, cookies: cookies.lines)
    for request in requests {
      for capture in request.definition.captures {
        outcome.captures[capture.name] = captures[capture.name]
        outcome.values[capture.name] = variables.captured[capture.name]
      }
      for name in [request.definition.name, request.path] {
        if passed.contains(name) { outcome.passed.insert(name) }
      }
    }
    return outcome
  }

  func take(_ outcome: OnceOutcome) {
    captures.merge(outcome.captures) { _, new in new }
    variables.captured.merge(outcome.values) { _, new in new }
    cookies.add(lines: outcome.cookies)
    for name in outcome.passed { note(name, passed: true) }
  }
}
