import Digests
import HTTP
import JSON
import Testing

@testable import DevelopmentShop

@Suite("Event webhooks")
struct WebhookTests {
  let client = ShopClient()
  static let path = "/event/202309/webhooks"

  private func put(_ type: String, _ address: String) -> Answer {
    client.call("PUT", Self.path, body: #"{"event_type":"\#(type)","address":"\#(address)"}"#)
  }

  @Test("an address is kept for each kind of event, replaced and removed")
  func kept() {
    #expect(put("ORDER_STATUS_CHANGE", "https://a.example/1").code == 0)
    #expect(put("PACKAGE_UPDATE", "https://a.example/2").code == 0)
    client.clock.advance(5)
    #expect(put("ORDER_STATUS_CHANGE", "https://a.example/3").code == 0)
    let list = client.call("GET", Self.path).data
    #expect(list.at("total_count").int == 2)
    #expect(list.at("webhooks", "0", "address").text == "https://a.example/3")
    #expect(
      (list.at("webhooks", "0", "update_time").int ?? 0) - (list.at("webhooks", "0", "create_time").int ?? 0) == 5)
    #expect(client.call("DELETE", Self.path, body: #"{"event_type":"ORDER_STATUS_CHANGE"}"#).code == 0)
    #expect(client.call("GET", Self.path).data.at("webhooks", "0", "event_type").text == "PACKAGE_UPDATE")
  }

  @Test("an unknown kind of event and an address that isn't https are refused")
  func refused() {
    #expect(put("PARTY", "https://a.example").message.contains("'EventType'"))
    #expect(put("ORDER_STATUS_CHANGE", "http://a.example").message.contains("'Address'"))
    #expect(put("ORDER_STATUS_CHANGE", "https://a.example/" + String(repeating: "x", count: 240)).code == 36_009_004)
    #expect(put("ORDER_STATUS_CHANGE", "http://127.0.0.1:9/hook").code == 0)
    #expect(client.call("DELETE", Self.path, body: "{}").message.contains("'EventType'"))
  }

  @Test("what happens to an order is told to its webhook, signed, once")
  func notified() throws {
    _ = put("ORDER_STATUS_CHANGE", "http://127.0.0.1:9/hook")
    let id = client.tenant["awaiting_shipment_order_id"]
    _ = client.control("POST", "orders/\(id)/status", body: #"{"status":"CANCELLED"}"#)
    let waiting = client.control("GET", "notifications").json.at("notifications").elements
    #expect(waiting.map { $0.at("type").int } == [1])
    let notification = try #require(client.shop.takeDueDeliveries().first)
    #expect(notification.address == "http://127.0.0.1:9/hook")
    let body = try JSONParser.parse(notification.body)
    #expect(body.at("shop_id").text == client.tenant.shopID)
    #expect(body.at("data", "order_id").text == id)
    #expect(body.at("data", "order_status").text == "CANCEL")
    let message = Array(client.tenant.appKey.utf8) + notification.body
    let digest = try Digest.hmac(.sha256, key: Array(client.tenant.appSecret.utf8), message: message)
    #expect(notification.headers["authorization"] == ByteEncoding.hex.encode(digest))
    #expect(client.shop.takeDueDeliveries().isEmpty)
  }

  @Test("a product's number is a JSON number in its event, digit by digit")
  func productEvent() throws {
    _ = put("PRODUCT_STATUS_CHANGE", "https://a.example")
    let id = client.tenant["product_id"]
    _ = client.control("POST", "products/\(id)/status", body: #"{"status":"FAILED"}"#)
    let notification = try #require(client.shop.takeDueDeliveries().first)
    #expect(String(decoding: notification.body, as: UTF8.self).contains("\"product_id\":\(id),"))
  }

  @Test("nobody is told who did not ask")
  func silent() {
    let id = client.tenant["awaiting_shipment_order_id"]
    _ = client.control("POST", "orders/\(id)/status", body: #"{"status":"CANCELLED"}"#)
    #expect(client.shop.takeDueDeliveries().isEmpty)
  }
}
