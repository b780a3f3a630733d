package import CollectionModel
package import HTTP
import Synchronization

/// A message as it came to the listener.
package struct WebhookMessage: Sendable {
  package var method: String
  /// Percent-encoded, as in the request line.
  package var path: String
  /// Without `?`.
  package var query: String?
  package var headers: HTTPFields
  package var body: [UInt8]
  /// Milliseconds since 1970.
  package var arrivedAt: Int64

  package init(
    method: String, path: String, query: String? = nil, headers: HTTPFields, body: [UInt8], arrivedAt: Int64
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.arrivedAt = arrivedAt
  }
}

/// What one webhook item asks of the messages to its path.
struct WebhookRule: Sendable {
  var path: String
  /// Why the signature is refused, nothing inside where it is right; no closure where none is asked for.
  var refusal: (@Sendable (WebhookMessage) -> String?)?
  var answer: WebhookAnswer
}

/// Keeps what comes to the run's listener until items take it, and answers at once. Called from the listener's thread
/// and from the run's.
package final class WebhookInbox: Sendable {
  struct Received: Sendable {
    var number: Int
    var message: WebhookMessage
    /// Why no item of any collection accepts its signature.
    var refusal: String?
  }

  private struct Box {
    var rules: [WebhookRule]
    var isOpen = true
    var received: [Received] = []
    /// How many ever came, also those that were taken.
    var count = 0
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  private struct State {
    var boxes: [Int: Box] = [:]
    var lastNumber = 0
    /// Paths that nobody asked for, for messages.
    var strayPaths: [String] = []
  }

  private let state = Mutex(State())

  package init() {}

  /// Takes in a message, and says what to answer.
  package func answer(_ message: WebhookMessage) -> WebhookAnswer {
    let boxes = state.withLock { state in
      state.boxes.compactMapValues { box in
        let rules = box.rules.filter { $0.path == message.path }
        return rules.isEmpty ? nil : rules
      }
    }
    guard !boxes.isEmpty else {
      state.withLock { state in
        if state.strayPaths.count < Self.mostStrayPaths { state.strayPaths.append(message.path) }
      }
      return WebhookAnswer(status: 404)
    }
    // Signatures are checked outside of the lock: a step may take its time.
    var accepted: [Int: WebhookAnswer] = [:]
    var refusal: String?
    for (collection, rules) in boxes {
      for rule in rules {
        if let reason = rule.refusal?(message) {
          refusal = refusal ?? reason
        } else if accepted[collection] == nil {
          accepted[collection] = rule.answer
        }
      }
    }
    let receivers = accepted.isEmpty ? Set(boxes.keys) : Set(accepted.keys)
    deliver(message, to: receivers, refusal: accepted.isEmpty ? refusal : nil)
    let first = accepted.min { $0.key < $1.key }
    return first?.value ?? WebhookAnswer(status: 401)
  }

  private static let mostStrayPaths = 20

  private func deliver(_ message: WebhookMessage, to receivers: Set<Int>, refusal: String?) {
    let woken = state.withLock { state in
      state.lastNumber += 1
      let received = Received(number: state.lastNumber, message: message, refusal: refusal)
      var woken: [CheckedContinuation<Void, Never>] = []
      for collection in receivers {
        guard var box = state.boxes[collection], box.isOpen else { continue }
        box.received.append(received)
        box.count += 1
        woken += box.waiting.values
        box.waiting = [:]
        state.boxes[collection] = box
      }
      return woken
    }
    for continuation in woken { continuation.resume() }
  }

  // MARK: What a collection does

  /// Opens a box for a collection, or brings what its items ask for up to date.
  func setRules(_ rules: [WebhookRule], of collection: Int) {
    state.withLock { $0.boxes[collection, default: Box(rules: [])].rules = rules }
  }

  /// Keeps nothing any more. Its items still tell a message of its own from a forged one, for the sake of others.
  func close(_ collection: Int) {
    state.withLock { state in
      state.boxes[collection]?.isOpen = false
      state.boxes[collection]?.received = []
    }
  }

  /// What came to a path and was not taken yet, oldest first.
  func received(at path: String, by collection: Int) -> [Received] {
    state.withLock { $0.boxes[collection]?.received.filter { $0.message.path == path } ?? [] }
  }

  func remove(_ number: Int, from collection: Int) {
    state.withLock { $0.boxes[collection]?.received.removeAll { $0.number == number } }
  }

  /// How many messages ever came for a collection.
  func count(of collection: Int) -> Int { state.withLock { $0.boxes[collection]?.count ?? 0 } }

  var strayPaths: [String] { state.withLock { $0.strayPaths } }

  /// Returns once more than `count` messages came for a collection, or the task is cancelled.
  func arrival(after count: Int, for collection: Int) async {
    let ticket = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isThere = state.withLock { state in
          if Task.isCancelled || state.boxes[collection].map({ $0.count > count }) ?? true { return true }
          state.boxes[collection]?.waiting[ticket] = continuation
          return false
        }
        if isThere { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.boxes[collection]?.waiting.removeValue(forKey: ticket) }?.resume()
    }
  }
}
