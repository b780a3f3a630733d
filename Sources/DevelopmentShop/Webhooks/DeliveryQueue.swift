/// The messages to one tenant's webhooks: one goes at a time, in the order in which they are due.
///
/// Only status 200 is taken for received. After anything else the platform tries again, each time counted from the
/// failure, and drops the message after the last.
struct DeliveryQueue: Sendable {
  /// Seconds from a failure to the next attempt: 2 minutes, 30 minutes, 3 hours, 12 hours.
  static let delays: [Int64] = [120, 1_800, 10_800, 43_200]
  /// The oldest that are over are forgotten first.
  static let mostKept = 1_000

  /// Those that are over too, oldest first.
  private(set) var deliveries: [WebhookDelivery] = []
  private var isUnderWay = false

  mutating func add(_ delivery: WebhookDelivery) {
    if deliveries.count >= Self.mostKept {
      deliveries.remove(at: deliveries.firstIndex { $0.due == nil && $0.state != .underWay } ?? 0)
    }
    deliveries.append(delivery)
  }

  /// The next that is due, which is then under way until `finish` or `refuse`; nothing while another is.
  mutating func take(now: Int64) -> WebhookDelivery? {
    guard !isUnderWay, let index = next, let due = deliveries[index].due, due <= now else { return nil }
    deliveries[index].state = .underWay
    isUnderWay = true
    return deliveries[index]
  }

  /// Takes that one, whether or not it is due.
  mutating func take(id: String) {
    guard !isUnderWay, let index = deliveries.firstIndex(where: { $0.id == id && $0.due != nil }) else { return }
    deliveries[index].state = .underWay
    isUnderWay = true
  }

  /// When the next is due; nothing where none waits, or one is under way.
  var nextDue: Int64? { isUnderWay ? nil : next.flatMap { deliveries[$0].due } }

  mutating func finish(_ id: String, as outcome: WebhookDelivery.Outcome, now: Int64) {
    end(id) { delivery in
      delivery.attempts.append(WebhookDelivery.Attempt(time: now, outcome: outcome))
      if outcome == .answered(status: 200) {
        delivery.state = .delivered
      } else if delivery.attempts.count <= Self.delays.count {
        delivery.state = .waiting(due: now + Self.delays[delivery.attempts.count - 1])
      } else {
        delivery.state = .dropped
      }
    }
  }

  mutating func refuse(_ id: String, reason: String) { end(id) { $0.state = .refused(reason) } }

  private var next: Int? {
    deliveries.indices.filter { deliveries[$0].due != nil }.min { left, right in
      (deliveries[left].due ?? 0, left) < (deliveries[right].due ?? 0, right)
    }
  }

  private mutating func end(_ id: String, _ change: (inout WebhookDelivery) -> Void) {
    guard let index = deliveries.firstIndex(where: { $0.id == id && $0.state == .underWay }) else { return }
    change(&deliveries[index])
    isUnderWay = false
  }
}

extension WebhookDelivery {
  var due: Int64? { if case .waiting(let due) = state { due } else { nil } }
}
