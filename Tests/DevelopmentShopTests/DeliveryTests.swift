import HTTP
import JSON
import Testing

@testable import DevelopmentShop

@Suite("Deliveries to webhooks")
struct DeliveryTests {
  let client = ShopClient()

  private func subscribe(_ type: String = "ORDER_STATUS_CHANGE", _ client: ShopClient? = nil) {
    let body = #"{"event_type":"\#(type)","address":"http://127.0.0.1:9/hook"}"#
    #expect((client ?? self.client).call("PUT", "/event/202309/webhooks", body: body).code == 0)
  }

  private func cancelOrder(_ client: ShopClient? = nil) {
    let client = client ?? self.client
    let id = client.tenant["awaiting_shipment_order_id"]
    #expect(client.control("POST", "orders/\(id)/status", body: #"{"status":"CANCELLED"}"#).status == 200)
  }

  /// Nothing else happens to products by itself, other than to orders on hold.
  private func failProduct() {
    subscribe("PRODUCT_STATUS_CHANGE")
    let id = client.tenant["product_id"]
    #expect(client.control("POST", "products/\(id)/status", body: #"{"status":"FAILED"}"#).status == 200)
  }

  private func take() throws -> WebhookDelivery { try #require(client.shop.takeDueDeliveries().first) }

  private var log: JSONValue { client.control("GET", "deliveries").json.at("deliveries", "0") }

  @Test("one that is answered with 200 is over, and the log knows when")
  func delivered() throws {
    #expect(log == .null)
    failProduct()
    let delivery = try take()
    #expect(log.at("state").text == "UNDER_WAY")
    client.shop.finish(delivery, as: .answered(status: 200))
    #expect(log.at("state").text == "DELIVERED" && log.at("tts_notification_id").text == delivery.id)
    #expect(log.at("attempts", "0", "status").int == 200)
    #expect(log.at("attempts", "0", "time").int == Int(client.clock.now))
    client.clock.advance(1_000_000)
    #expect(client.shop.takeDueDeliveries().isEmpty)
  }

  @Test(
    "after anything but 200 it is tried again 2 minutes, 30 minutes, 3 hours and 12 hours after each failure, the same",
    arguments: [
      .answered(status: 500), .answered(status: 201), .answered(status: 401), .failed("connection refused"),
    ] as [WebhookDelivery.Outcome])
  func retried(_ outcome: WebhookDelivery.Outcome) throws {
    failProduct()
    let first = try take()
    client.shop.finish(first, as: outcome)
    for delay: Int64 in [120, 1_800, 10_800, 43_200] {
      #expect(client.shop.timeToNextDelivery.map { $0 <= delay } == true)
      client.clock.advance(delay - 1)
      #expect(client.shop.takeDueDeliveries().isEmpty, "not before \(delay) s")
      client.clock.advance(1)
      let again = try take()
      #expect(again.id == first.id && again.body == first.body)
      #expect(again.headers["authorization"] == first.headers["authorization"])
      client.shop.finish(again, as: outcome)
    }
    #expect(log.at("state").text == "DROPPED" && log.at("attempts").elements.count == 5)
    client.clock.advance(1_000_000)
    #expect(client.shop.takeDueDeliveries().isEmpty)
  }

  @Test("the tenant's own calendar counts, which a test moves")
  func calendar() throws {
    failProduct()
    client.shop.finish(try take(), as: .failed("no answer within 3 s"))
    #expect(log.at("state").text == "WAITING" && log.at("attempts", "0", "error").text == "no answer within 3 s")
    #expect(log.at("due").int == Int(client.clock.now) + 120)
    #expect(client.control("POST", "clock", body: #"{"advance":120}"#).status == 200)
    client.shop.finish(try take(), as: .answered(status: 200))
    #expect(log.at("state").text == "DELIVERED")
  }

  @Test("one goes at a time, in the order of what happened; a failed one does not hold up the next")
  func order() throws {
    subscribe()
    subscribe("PRODUCT_STATUS_CHANGE")
    cancelOrder()
    _ = client.control("POST", "products/\(client.tenant["product_id"])/status", body: #"{"status":"FAILED"}"#)
    let first = try take()
    #expect(first.type == 1)
    #expect(client.shop.takeDueDeliveries().isEmpty && client.shop.timeToNextDelivery != 0)
    client.shop.finish(first, as: .answered(status: 503))
    let second = try take()
    #expect(second.type == 5)
    // Told twice: the second time changes nothing.
    client.shop.finish(first, as: .answered(status: 200))
    client.shop.finish(second, as: .answered(status: 200))
    let states = client.control("GET", "deliveries").json.at("deliveries").elements.map { $0.at("state").text }
    #expect(states == ["WAITING", "DELIVERED"])
  }

  @Test("tenants do not wait for one another, nor see one another's")
  func tenants() {
    let other = ShopClient(clock: client.clock, shop: client.shop)
    subscribe()
    subscribe("ORDER_STATUS_CHANGE", other)
    cancelOrder()
    cancelOrder(other)
    let due = client.shop.takeDueDeliveries()
    #expect(Set(due.map(\.appKey)) == [client.tenant.appKey, other.tenant.appKey])
    #expect(client.control("GET", "deliveries").json.at("deliveries").elements.count == 1)
  }

  @Test("what happens with time alone is told without any request")
  func settled() throws {
    subscribe()
    #expect(client.shop.takeDueDeliveries().isEmpty)
    let wait = try #require(client.shop.timeToNextDelivery)
    #expect((1...3_600).contains(wait), "an order on hold")
    client.clock.advance(wait)
    #expect(String(decoding: try take().body, as: UTF8.self).contains("\"order_status\":\"AWAITING_SHIPMENT\""))
  }

  @Test("one that is refused is never sent, and the log says why")
  func refused() throws {
    failProduct()
    client.shop.refuse(try take(), reason: "not this machine")
    #expect(log.at("state").text == "REFUSED" && log.at("reason").text == "not this machine")
    client.clock.advance(1_000_000)
    #expect(client.shop.takeDueDeliveries().isEmpty)
  }

  @Test("taking them changes no number that the shop gives out")
  func deterministic() {
    func orderAfter(_ takes: Bool) -> String {
      let client = ShopClient()
      subscribe("ORDER_STATUS_CHANGE", client)
      cancelOrder(client)
      if takes { #expect(client.shop.takeDueDeliveries().count == 1) }
      let products = #"{"product_ids":["\#(client.tenant["product_id"])"]}"#
      return client.control("POST", "orders", body: products).json.at("id").text
    }
    #expect(!orderAfter(true).isEmpty && orderAfter(true) == orderAfter(false))
  }

  @Test("the queue keeps the last thousand")
  func bounded() {
    var queue = DeliveryQueue()
    for number in 0..<1_003 {
      queue.add(
        WebhookDelivery(
          id: String(number), appKey: "a", address: "", headers: HTTPFields(), body: [], type: 1,
          state: number == 1 ? .waiting(due: 5) : .delivered))
    }
    #expect(queue.deliveries.count == 1_000)
    #expect(queue.deliveries.prefix(2).map(\.id) == ["1", "4"], "what still waits stays")
  }
}

@Suite("Where deliveries may go")
struct DeliveryGateTests {
  private let gate = DeliveryGate(
    hosts: ["Hooks.example"], listener: (publicURL: "https://tunnel.example/in", localURL: "http://127.0.0.1:8787"))

  private func target(_ address: String) -> String? {
    guard case .send(let url) = gate.decide(address) else { return nil }
    return url.description
  }

  @Test(
    "to this machine, and to hosts that were named",
    arguments: [
      "http://127.0.0.1:9/hook", "http://localhost:9/hook", "http://[::1]:9/hook", "http://127.1.2.3/",
      "https://hooks.example/",
    ])
  func allowed(_ address: String) {
    #expect(target(address) == address)
  }

  @Test(
    "to nobody else, however alike the name",
    arguments: [
      "https://partner.tiktokshop.com/hook", "http://127.0.0.1.example.com/", "http://127.example/", "http://10.0.0.1/",
      "https://localhost.example/", "http://127.0.0.1@evil.example/", "https://a.hooks.example/",
      "https://tunnel.example/",
      "https://tunnel.example/inside", "not a url", "",
    ])
  func refused(_ address: String) {
    guard case .refuse(let reason) = gate.decide(address) else {
      Issue.record("\(address) is sent to")
      return
    }
    #expect(reason.contains("neither this machine") || reason.hasPrefix("the address is no URL"))
  }

  @Test("the run's own listener is reached where it listens, not through the world outside")
  func listener() {
    #expect(target("https://tunnel.example/in/webhooks?a=1") == "http://127.0.0.1:8787/webhooks?a=1")
  }
}
