import Checks
import Synchronization

/// What makes two includes with `once: true` the same.
struct OnceKey: Hashable, Sendable {
  var file: String
  /// `name=value` of each variable under `with`, sorted.
  var with: [String]
  /// The requests of the fragment that were chosen.
  var requests: [String]
  var repetition: Int
  /// The collection, where the environment's server gives each one an account of its own.
  var account: Int?
}

/// What requests that run once leave for the others.
struct OnceOutcome: Sendable {
  /// Where they ran.
  var collection: String
  var captures: [String: CollectionState.CaptureState] = [:]
  var values: [String: Value] = [:]
  /// Netscape's format, a line each.
  var cookies: [String]
  var passed: Set<String> = []
}

/// Sees to it that an include with `once: true` runs once in a run, whichever collection comes first; the others wait.
final class OnceRegistry: Sendable {
  enum Turn: Sendable {
    /// Run it, then call `finish` or `abandon`.
    case first
    case done(OnceOutcome)
  }

  private enum Entry {
    case running(waiting: [CheckedContinuation<Turn, Never>])
    case done(OnceOutcome)
  }

  private let entries = Mutex<[OnceKey: Entry]>([:])

  func enter(_ key: OnceKey) async -> Turn {
    await withCheckedContinuation { continuation in
      let turn = entries.withLock { entries -> Turn? in
        switch entries[key] {
        case nil:
          entries[key] = .running(waiting: [])
          return .first
        case .done(let outcome): return .done(outcome)
        case .running(let waiting):
          entries[key] = .running(waiting: waiting + [continuation])
          return nil
        }
      }
      if let turn { continuation.resume(returning: turn) }
    }
  }

  func finish(_ key: OnceKey, _ outcome: OnceOutcome) {
    let waiting = entries.withLock { entries in
      defer { entries[key] = .done(outcome) }
      return Self.waiting(entries[key])
    }
    for continuation in waiting { continuation.resume(returning: .done(outcome)) }
  }

  /// What began it was kept from running it: the next one in line does.
  func abandon(_ key: OnceKey) {
    let next = entries.withLock { entries -> CheckedContinuation<Turn, Never>? in
      var waiting = Self.waiting(entries[key])
      guard !waiting.isEmpty else {
        entries[key] = nil
        return nil
      }
      let next = waiting.removeFirst()
      entries[key] = .running(waiting: waiting)
      return next
    }
    next?.resume(returning: .first)
  }

  private static func waiting(_ entry: Entry?) -> [CheckedContinuation<Turn, Never>] {
    if case .running(let waiting)? = entry { waiting } else { [] }
  }
}
