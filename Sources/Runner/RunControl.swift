import RunEvents
import Synchronization

/// What may end a run early: a signal, or more failures than are wanted.
package final class RunControl: Sendable {
  private struct State {
    var failures = 0
    var stopReason: String?
    var interruption: String?
    var teardownIsOver = false
    var reviews = 0
  }

  private let state = Mutex(State())
  private let maximumFailures: Int?

  package init(maximumFailures: Int? = nil) { self.maximumFailures = maximumFailures }

  /// The name of the signal that ended the run.
  package var interruption: String? { state.withLock { $0.interruption } }

  /// How far an interruption has come: 0 for none, 1 while teardown may still run, 2 once nothing may.
  var stage: Int { state.withLock { $0.interruption == nil ? 0 : $0.teardownIsOver ? 2 : 1 } }

  /// Skips every request that has not begun, teardown apart. The caller ends the running transfers.
  package func interrupt(by signal: String) {
    state.withLock { state in
      state.interruption = state.interruption ?? signal
      state.stopReason = "interrupted"
    }
  }

  /// The time for teardown after an interruption is over: what of it has not begun is skipped too.
  package func endTeardown() { state.withLock { $0.teardownIsOver = true } }

  /// Whether a signal ends what a request of that phase is doing.
  func isInterrupted(in phase: CasePhase) -> Bool {
    state.withLock { phase == .teardown ? $0.teardownIsOver : $0.interruption != nil }
  }

  /// Why a request of that phase does not begin any more.
  func stopReason(in phase: CasePhase) -> String? {
    state.withLock { state in
      if phase == .teardown { return state.teardownIsOver ? "interrupted" : nil }
      return state.stopReason
    }
  }

  /// A review of a signature takes its time, and the first few tell what is wrong with the rest.
  private static let mostReviews = 10

  /// Whether one more refused signature is looked into.
  func mayReview() -> Bool {
    state.withLock { state in
      state.reviews += 1
      return state.reviews <= Self.mostReviews
    }
  }

  func noteFailure(of name: String) {
    guard let maximumFailures else { return }
    state.withLock { state in
      state.failures += 1
      guard state.failures >= maximumFailures, state.stopReason == nil else { return }
      let count = state.failures == 1 ? "the first failed request" : "\(state.failures) failed requests"
      state.stopReason = "stopped after \(count), '\(name)'"
    }
  }
}
