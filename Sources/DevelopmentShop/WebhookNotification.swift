import Digests
package import HTTP
import JSON

/// One message to a webhook.
package struct WebhookNotification: Sendable {
  package var address: String
  /// Content-Type, and Authorization with the signature: hex(HMAC-SHA256(app secret, app key + body)).
  package var headers: HTTPFields
  package var body: [UInt8]
}

extension TenantState {
  mutating func takeNotifications() -> [WebhookNotification] {
    let pending = shop.notifications
    shop.notifications = []
    return pending.compactMap { notification in
      let envelope: JSONValue = [
        "type": .integer(notification.type),
        "tts_notification_id": .string(ids.id(prefix: "738")),
        "shop_id": .string(shop.id),
        "timestamp": .integer(notification.time),
        "data": notification.data,
      ]
      let body = JSONWriter.compactBytes(envelope)
      let message = Array(credentials.appKey.utf8) + body
      guard let digest = try? Digest.hmac(.sha256, key: Array(credentials.appSecret.utf8), message: message) else {
        return nil
      }
      let headers = HTTPFields([
        .init("Content-Type", "application/json"), .init("Authorization", ByteEncoding.hex.encode(digest)),
      ])
      return WebhookNotification(address: notification.address, headers: headers, body: body)
    }
  }
}
