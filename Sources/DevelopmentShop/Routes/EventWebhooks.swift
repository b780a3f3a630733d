import JSON

/// One address for each kind of event.
enum EventWebhooks: RouteFamily {
  /// The kinds that the platform lets a shop subscribe to.
  static let eventTypes: Set<String> = [
    "ORDER_STATUS_CHANGE", "RECIPIENT_ADDRESS_UPDATE", "PACKAGE_UPDATE", "PRODUCT_STATUS_CHANGE",
    "SELLER_DEAUTHORIZATION", "UPCOMING_AUTHORIZATION_EXPIRATION", "CANCELLATION_STATUS_CHANGE",
    "RETURN_STATUS_CHANGE", "NEW_CONVERSATION", "NEW_MESSAGE", "PRODUCT_INFORMATION_CHANGE", "PRODUCT_CREATION",
    "PRODUCT_CATEGORY_CHANGE", "NEW_MESSAGE_LISTENER", "INVOICE_STATUS_CHANGE", "PRODUCT_AUDIT_STATUS_CHANGE",
    "INVENTORY_STATUS_CHANGE",
  ]

  private static let path: PathTemplate = "/event/202309/webhooks"
  private static let scopes = ["seller.authorization.info"]

  static let routes = [
    Route(.get, path, scopes: scopes) { _, tenant in list(tenant.shop) },
    Route(
      .put, path, scopes: scopes, body: .json(required: [.text("address"), .text("event_type")]), handler: put),
    Route(.delete, path, scopes: scopes, body: .json(required: [.text("event_type")])) {
      (call, tenant) throws(Refusal) in
      tenant.shop.webhooks.remove(try eventType(call))
      return [:]
    },
  ]

  private static func list(_ shop: Shop) -> JSONValue {
    let webhooks = shop.webhooks.all.map { webhook in
      [
        "event_type": .string(webhook.id), "address": .string(webhook.address),
        "create_time": .integer(webhook.createTime), "update_time": .integer(webhook.updateTime),
      ] as JSONValue
    }
    return ["total_count": .integer(webhooks.count), "webhooks": .array(webhooks)]
  }

  private static func put(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let type = try eventType(call)
    let address = try call.body.fields.text("address") ?? ""
    // Plain http is for a listener of one's own, which the real platform could not reach anyway.
    let isLocal = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"].contains { address.hasPrefix($0) }
    guard isLocal || (address.hasPrefix("https://") && address.utf8.count > 8), address.count <= 255 else {
      throw .wrongType("Address", expected: "an https URL of at most 255 characters")
    }
    if tenant.shop.webhooks[type] == nil {
      tenant.shop.webhooks.add(
        EventWebhook(id: type, address: address, createTime: call.now, updateTime: call.now))
    } else {
      tenant.shop.webhooks[type]?.address = address
      tenant.shop.webhooks[type]?.updateTime = call.now
    }
    return [:]
  }

  private static func eventType(_ call: ShopCall) throws(Refusal) -> String {
    let type = try call.body.fields.text("event_type") ?? ""
    guard eventTypes.contains(type) else { throw .wrongType("EventType", expected: "a kind of event") }
    return type
  }
}
