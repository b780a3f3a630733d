import JSON

/// Something that happened in a shop, for the webhook that wants to know.
struct PendingNotification: Sendable {
  let address: String
  /// The platform's number of the event.
  let type: Int
  let data: JSONValue
  /// Unix seconds.
  let time: Int64
}

extension Shop {
  mutating func notifyOrderStatus(_ id: String, at now: Int64) {
    guard let order = orders[id] else { return }
    // The webhook's word for a cancelled order is not the API's.
    let status = order.status == .cancelled ? "CANCEL" : order.status.rawValue
    notify(
      "ORDER_STATUS_CHANGE", type: 1, at: now,
      data: [
        "is_on_hold_order": .bool(order.status == .onHold), "order_id": .string(id), "order_status": .string(status),
        "update_time": .integer(order.updateTime),
      ])
  }

  mutating func notifyProductStatus(_ id: String, at now: Int64) {
    guard let product = products[id] else { return }
    let status = product.status == .failed ? "PRODUCT_AUDIT_FAILURE" : "PRODUCT_STATUS_CHANGED"
    notify(
      "PRODUCT_STATUS_CHANGE", type: 5, at: now,
      data: [
        // A number here, beyond what a double holds, and a string everywhere else.
        "product_id": .number(JSONNumber(trusted: id)), "status": .string(status), "suspended_reason": "",
        "update_time": .integer(product.updateTime),
      ])
  }

  mutating func notifyCancellation(_ id: String, at now: Int64) {
    guard let cancellation = cancellations[id] else { return }
    notify(
      "CANCELLATION_STATUS_CHANGE", type: 11, at: now,
      data: [
        "order_id": .string(cancellation.orderID), "cancellations_role": .string(cancellation.role),
        "cancel_status": .string(cancellation.status.rawValue), "cancel_id": .string(id),
        "create_time": .integer(cancellation.createTime),
      ])
  }

  mutating func notifyReturn(_ id: String, at now: Int64) {
    guard let request = returns[id] else { return }
    notify(
      "RETURN_STATUS_CHANGE", type: 12, at: now,
      data: [
        "order_id": .string(request.orderID), "return_role": .string(request.role),
        "return_type": .string(request.kind.rawValue), "return_status": .string(request.status.rawValue),
        "return_id": .string(id), "create_time": .integer(request.createTime),
        "update_time": .integer(request.updateTime),
      ])
  }

  mutating func notify(_ event: String, type: Int, at now: Int64, data: JSONValue) {
    guard let webhook = webhooks[event] else { return }
    // Nobody may be there to take them; the oldest are the first to go.
    if notifications.count >= 1_000 { notifications.removeFirst() }
    notifications.append(PendingNotification(address: webhook.address, type: type, data: data, time: now))
  }
}
