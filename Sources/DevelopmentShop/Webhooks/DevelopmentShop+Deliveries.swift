import Digests
import HTTP
import JSON
import Synchronization

/// The shop itself sends nothing: whoever runs it takes what is due, sends it, and tells what came of it.
extension DevelopmentShop {
  /// Whether any app ever subscribed to an event. Cheap, for asking after every request.
  package var hasSubscribers: Bool { state.withLock { $0.hasSubscribers } }

  /// What is to be sent now, at most one message of each app: they are under way until `finish` or `refuse`. Lets
  /// happen before what happens by itself with time.
  package func takeDueDeliveries() -> [WebhookDelivery] {
    let now = clock()
    return state.withLock { state in
      guard state.hasSubscribers else { return [] }
      return state.tenants.keys.sorted().compactMap { appKey in
        state.change(appKey, now: now) { tenant, calendar in
          if !tenant.shop.webhooks.ids.isEmpty { tenant.settle(now: calendar) }
          tenant.queueNotifications(now: calendar)
          return tenant.deliveries.take(now: calendar)
        }
      }
    }
  }

  /// An attempt has ended.
  package func finish(_ delivery: WebhookDelivery, as outcome: WebhookDelivery.Outcome) {
    let now = clock()
    state.withLock { state in
      state.change(delivery.appKey, now: now) { tenant, calendar in
        tenant.deliveries.finish(delivery.id, as: outcome, now: calendar)
      }
      let entry = ShopJournal.Entry.delivery(id: delivery.id, appKey: delivery.appKey, outcome: outcome, now: now)
      _ = state.journal?(ShopJournal.line(entry))
    }
  }

  /// It may not be sent, now or later.
  package func refuse(_ delivery: WebhookDelivery, reason: String) {
    state.withLock { state in
      state.change(delivery.appKey, now: 0) { tenant, _ in tenant.deliveries.refuse(delivery.id, reason: reason) }
      let entry = ShopJournal.Entry.refusal(id: delivery.id, appKey: delivery.appKey, reason: reason)
      _ = state.journal?(ShopJournal.line(entry))
    }
  }

  /// Seconds until there may be something to send without any request; nothing where nothing waits.
  package var timeToNextDelivery: Int64? {
    let now = clock()
    return state.withLock { state in
      guard state.hasSubscribers else { return nil }
      return state.tenants.values.compactMap { tenant in
        tenant.nextEvent.map { max(0, $0 - (now + state.calendarOffset + tenant.calendarOffset)) }
      }.min()
    }
  }
}

extension ShopState {
  /// Changes a tenant in place, where there is one; the second argument is its calendar's Unix seconds.
  @discardableResult
  mutating func change<Result>(
    _ appKey: String, now: Int64, _ body: (inout TenantState, Int64) -> Result?
  ) -> Result? {
    // Taken out meanwhile, so that changing a large shop copies nothing.
    guard var tenant = tenants.removeValue(forKey: appKey) else { return nil }
    defer { tenants[appKey] = tenant }
    return body(&tenant, now + calendarOffset + tenant.calendarOffset)
  }
}

extension TenantState {
  /// When something of its own accord makes or sends a message.
  fileprivate var nextEvent: Int64? {
    var times = [deliveries.nextDue].compactMap { $0 }
    if !shop.webhooks.ids.isEmpty {
      times += shop.products.all.compactMap(\.reviewEnds) + shop.orders.all.compactMap(\.holdEnds)
    }
    return times.min()
  }

  /// Signs what the webhooks are to be told and puts it behind what waits already.
  mutating func queueNotifications(now: Int64) {
    let pending = shop.notifications
    guard !pending.isEmpty else { return }
    shop.notifications = []
    for notification in pending {
      let id = deliveryIDs.id(prefix: "738")
      let envelope: JSONValue = [
        "type": .integer(notification.type),
        "tts_notification_id": .string(id),
        "shop_id": .string(shop.id),
        "timestamp": .integer(notification.time),
        "data": notification.data,
      ]
      let body = JSONWriter.compactBytes(envelope)
      let message = Array(credentials.appKey.utf8) + body
      guard let digest = try? Digest.hmac(.sha256, key: Array(credentials.appSecret.utf8), message: message) else {
        continue
      }
      let late = traffic.takeFault(.lateWebhook).map { Int64($0.value) } ?? 0
      let delivery = WebhookDelivery(
        id: id, appKey: credentials.appKey, address: notification.address,
        headers: HTTPFields([
          .init("Content-Type", "application/json"), .init("Authorization", ByteEncoding.hex.encode(digest)),
        ]), body: body, type: notification.type, state: .waiting(due: now + late))
      deliveries.add(delivery)
      // The platform promises each message at least once, not at most once.
      if traffic.takeFault(.duplicateWebhook) != nil { deliveries.add(delivery) }
    }
  }
}
