package import RunEvents

/// Counts what a run brought, and the exit code that follows from it.
package struct RunTally: Sendable, Equatable {
  package private(set) var planned = 0
  package private(set) var passed = 0
  package private(set) var failed = 0
  /// Could not be carried out; `refused` among them.
  package private(set) var errors = 0
  /// Refused by the environment: write lock, host not allowed.
  package private(set) var refused = 0
  package private(set) var skipped = 0
  /// The signal that ended the run, such as `SIGINT`.
  package private(set) var interrupted: String?

  package init() {}

  package var finished: Int { passed + failed + errors + skipped }
  /// Planned and never heard of again: the run was killed.
  package var unfinished: Int { max(0, planned - finished) }

  package mutating func receive(_ event: RunEvent) {
    switch event {
    case .collectionStarted(let collection): planned += collection.plan.count
    case .requestFinished(let result): count(result.outcome)
    case .runFinished(let end): interrupted = end.interrupted
    case .runStarted, .collectionFinished: break
    }
  }

  /// What the results alone ask for: 4 before 3 before 1, else 0.
  ///
  /// 130 and 143 after a signal, 2 and 5 come before it and are the program's to know.
  package var exitCode: Int32 {
    if refused > 0 { return 4 }
    if errors > 0 { return 3 }
    return failed > 0 ? 1 : 0
  }

  private mutating func count(_ outcome: RequestResult.Outcome) {
    switch outcome {
    case .passed: passed += 1
    case .failed: failed += 1
    case .skipped: skipped += 1
    case .error(let kind, _):
      errors += 1
      if kind == ErrorKind.refused { refused += 1 }
    }
  }
}

/// The kinds of `RequestResult.Outcome.error` that reports tell apart; they are `TransportFailure.Kind`'s.
enum ErrorKind {
  static let refused = "refused"
  static let interrupted = "interrupted"

  /// The `type` of an error in JUnit: never a name that Rails casts by, which would break GitLab's parser.
  static func junitType(_ kind: String) -> String {
    switch kind {
    case refused: "RefusedByEnvironment"
    case interrupted: "Interrupted"
    case "name-resolution", "connection", "tls", "timeout", "body-too-large", "protocol", "unusable": "TransportError"
    default: "RequestError"
    }
  }
}
