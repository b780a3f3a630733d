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
  let cookies = CookieJar()
  var captures: [String: CaptureState] = [:]
  var passed: Set<String> = []
  var setupFailure: String?

  init(variables: RunVariables, lent: Variables = [:]) {
    self.variables = variables
    self.lent = lent
  }

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
    variables.commandLine[name] != nil || variables.row[name] != nil
      || ([request.definition.variables] + request.level.layers + [lent]).contains { $0[name] != nil }
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
    if outcome == .passed {
      passed.insert(name)
      passed.insert(request.path)
    }
  }
}
