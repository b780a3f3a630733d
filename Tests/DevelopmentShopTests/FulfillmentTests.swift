import JSON
import Testing

@testable import DevelopmentShop

@Suite("Shipping and cancelling")
struct FulfillmentTests {
  let client = ShopClient()

  private func orders(_ status: String, shipping: String) -> [JSONValue] {
    client.call(
      "POST", "/order/202309/orders/search", [("page_size", "100")],
      body: #"{"order_status":"\#(status)","shipping_type":"\#(shipping)"}"#
    ).data.at("orders").elements
  }

  private func order(_ id: String) -> JSONValue {
    client.call("GET", "/order/202507/orders", [("ids", id)]).data.at("orders", "0")
  }

  private func ship(_ id: String, tracking: String, provider: String? = nil, items: [String] = []) -> Answer {
    var body: JSONObject = [
      "tracking_number": .string(tracking),
      "shipping_provider_id": .string(provider ?? client.tenant["shipping_provider_id"]),
    ]
    if !items.isEmpty { body["order_line_item_ids"] = .array(items.map(JSONValue.string)) }
    return client.call(
      "POST", "/fulfillment/202309/orders/\(id)/packages", body: JSONWriter.compact(.object(body)))
  }

  @Test("from the warehouse one finds the carrier that ships the order")
  func carriers() {
    let warehouses = client.call("GET", "/logistics/202309/warehouses").data.at("warehouses")
    #expect(warehouses.at("0", "address", "distict") == "")
    let warehouse = warehouses.at("0", "id").text
    let options = client.call("GET", "/logistics/202309/warehouses/\(warehouse)/delivery_options").data
    let option = options.at("delivery_options", "0", "id").text
    let providers = client.call("GET", "/logistics/202309/delivery_options/\(option)/shipping_providers").data
    #expect(providers.at("shipping_providers", "0", "id").text == client.tenant["shipping_provider_id"])
    #expect(client.call("GET", "/logistics/202309/warehouses/1/delivery_options").code == 36_009_004)
    #expect(client.call("GET", "/logistics/202309/delivery_options/1/shipping_providers").code == 21_008_117)
  }

  @Test("marked as shipped, an order awaits collection, in a package that tells of it")
  func shipped() throws {
    let waiting = try #require(orders("AWAITING_SHIPMENT", shipping: "SELLER").first)
    let id = waiting.at("id").text
    let answer = ship(id, tracking: "TRACK0001")
    #expect(answer.code == 0)
    #expect(order(id).at("status").text == "AWAITING_COLLECTION")
    #expect(order(id).at("tracking_number").text == "TRACK0001")
    let packageID = answer.data.at("package_id").text
    #expect(order(id).at("packages", "0", "id").text == packageID)
    let package = client.call("GET", "/fulfillment/202309/packages/\(packageID)").data
    #expect(package.at("package_status").text == "PROCESSING")
    #expect(package.at("orders", "0", "id").text == id)
    #expect(package.at("order_line_item_ids").elements.count == waiting.at("line_items").elements.count)
    let label = client.call(
      "GET", "/fulfillment/202309/packages/\(packageID)/shipping_documents", [("document_type", "SHIPPING_LABEL")])
    #expect(label.data.at("tracking_number").text == "TRACK0001")
    #expect(ship(id, tracking: "TRACK0002").code == 21_011_040)
    #expect(client.call("POST", "/fulfillment/202309/packages/\(packageID)/ship", body: "{}").code == 11_006_021)
    _ = client.control("POST", "orders/\(id)/status", body: #"{"status":"IN_TRANSIT"}"#)
    let found = client.call(
      "POST", "/fulfillment/202309/packages/search", [("page_size", "50")], body: #"{"package_status":"FULFILLING"}"#)
    #expect(found.data.at("packages").elements.contains { $0.at("id").text == packageID })
  }

  @Test("shipped in part, an order is PARTIALLY_SHIPPING until the rest goes")
  func split() throws {
    let waiting = try #require(orders("AWAITING_SHIPMENT", shipping: "SELLER").first)
    let id = waiting.at("id").text
    let items = waiting.at("line_items").elements.map { $0.at("id").text }
    #expect(items.count == 2)
    #expect(ship(id, tracking: "TRACK0001", items: [items[0]]).code == 0)
    #expect(order(id).at("status").text == "PARTIALLY_SHIPPING")
    #expect(ship(id, tracking: "TRACK0002", items: [items[0]]).code == 21_011_040)
    #expect(ship(id, tracking: "TRACK0002", items: ["1"]).code == 36_009_004)
    #expect(ship(id, tracking: "TRACK0002").code == 0)
    #expect(order(id).at("status").text == "AWAITING_COLLECTION")
    #expect(order(id).at("packages").elements.count == 2)
  }

  @Test("what cannot be shipped says why")
  func refused() throws {
    let waiting = try #require(orders("AWAITING_SHIPMENT", shipping: "SELLER").last).at("id").text
    #expect(ship(waiting, tracking: "x").code == 21_011_022)
    #expect(ship(waiting, tracking: "TRACK0001", provider: "1").code == 21_011_022)
    #expect(ship(client.tenant["unpaid_order_id"], tracking: "TRACK0001").code == 21_042_057)
    #expect(ship(client.tenant["on_hold_order_id"], tracking: "TRACK0001").code == 21_042_057)
    #expect(ship(client.tenant["cancelled_order_id"], tracking: "TRACK0001").code == 21_011_041)
    #expect(ship(client.tenant["delivered_order_id"], tracking: "TRACK0001").code == 21_011_040)
    #expect(ship("1", tracking: "TRACK0001").code == 21_008_111)
    #expect(ship(waiting, tracking: "TRACK0001").code == 0)
    let other = try #require(orders("AWAITING_SHIPMENT", shipping: "SELLER").first).at("id").text
    #expect(ship(other, tracking: "TRACK0001").code == 21_011_025)
  }

  @Test("a label is bought for the platform's own shipping only")
  func label() throws {
    let own = try #require(orders("AWAITING_SHIPMENT", shipping: "TIKTOK").first).at("id").text
    let answer = client.call("POST", "/fulfillment/202309/packages", body: #"{"order_id":"\#(own)"}"#)
    #expect(answer.code == 0)
    #expect(answer.data.at("shipping_service_info", "price").text == "4.35")
    #expect(order(own).at("status").text == "AWAITING_COLLECTION")
    let seller = try #require(orders("AWAITING_SHIPMENT", shipping: "SELLER").first).at("id").text
    #expect(
      client.call("POST", "/fulfillment/202309/packages", body: #"{"order_id":"\#(seller)"}"#).code == 11_034_002)
    let path = "/fulfillment/202309/packages/\(answer.data.at("package_id").text)/shipping_documents"
    #expect(client.call("GET", path).code == 36_009_004)
    #expect(client.call("GET", path, [("document_type", "POEM")]).code == 36_009_004)
  }

  @Test("what shipping would cost is told for the platform's own shipping, while the order waits")
  func services() {
    func query(_ id: String) -> Answer {
      client.call("POST", "/fulfillment/202309/orders/\(id)/shipping_services/query", body: "{}")
    }
    let answer = query(client.tenant["tiktok_shipping_order_id"])
    #expect(answer.data.at("shipping_services", "0", "is_default") == true)
    #expect(answer.data.at("order_line_id").elements.count == 2)
    #expect(query(client.tenant["seller_shipping_order_id"]).code == 11_034_002)
    #expect(query("1").code == 21_008_111)
  }

  @Test("a delivered order's way is told in milliseconds, latest first")
  func tracking() {
    let id = client.tenant["delivered_order_id"]
    let events = client.call("GET", "/fulfillment/202309/orders/\(id)/tracking").data.at("tracking").elements
    let times = events.compactMap { $0.at("update_time_millis").int }
    #expect(times.count == 3)
    #expect(times == times.sorted().reversed())
    #expect(times.allSatisfy { $0 > 1_700_000_000_000 })
    let package = order(id).at("packages", "0", "id").text
    let slots = client.call("GET", "/fulfillment/202309/packages/\(package)/handover_time_slots").data
    #expect(slots.at("pickup_slots", "0", "avaliable") == true)
  }

  @Test(
    "what a seller may do after the sale depends on the order's status",
    arguments: [
      ("unpaid", []), ("on_hold", ["CANCEL"]), ("awaiting_shipment", ["CANCEL"]),
      ("awaiting_collection", ["CANCEL", "REFUND"]), ("delivered", ["REFUND", "RETURN_AND_REFUND"]), ("completed", []),
    ] as [(String, [String])])
  func eligibility(_ status: String, _ allowed: [String]) {
    let id = client.tenant["\(status)_order_id"]
    let answer = client.call("GET", "/return_refund/202309/orders/\(id)/aftersale_eligibility")
    for sku in answer.data.at("sku_eligibility").elements {
      let eligible = sku.at("line_item_eligibility").elements.filter { $0.at("eligible") == true }
      #expect(eligible.map { $0.at("request_type").text } == allowed)
    }
    #expect(!answer.data.at("sku_eligibility").elements.isEmpty)
  }

  private func cancel(_ id: String, _ reason: String = "seller_cancel_reason_out_of_stock") -> Answer {
    client.call(
      "POST", "/return_refund/202309/cancellations", body: #"{"order_id":"\#(id)","cancel_reason":"\#(reason)"}"#)
  }

  @Test("a seller cancels before shipping, once, for a reason that fits")
  func cancelled() {
    let id = client.tenant["awaiting_shipment_order_id"]
    #expect(cancel(id, "because").code == 25_001_014)
    #expect(cancel(id, "seller_cancel_unpaid_reason_wrong_price").code == 25_001_021)
    let answer = cancel(id)
    #expect(answer.data.at("cancel_status").text == "CANCELLATION_REQUEST_COMPLETE")
    #expect(order(id).at("status").text == "CANCELLED")
    #expect(order(id).at("cancellation_initiator").text == "SELLER")
    #expect(cancel(id).code == 25_001_051)
    #expect(cancel(client.tenant["unpaid_order_id"]).code == 25_001_003)
    #expect(cancel(client.tenant["in_transit_order_id"]).code == 25_001_045)
    #expect(cancel("1").code == 21_008_111)
    let found = client.call(
      "POST", "/return_refund/202309/cancellations/search", body: #"{"order_ids":["\#(id)"]}"#)
    #expect(found.data.at("cancellations", "0", "cancel_id") == answer.data.at("cancel_id"))
    #expect(found.data.at("cancellations", "0", "cancel_type").text == "CANCEL")
  }

  @Test("cancelling frees the stock that the order had locked")
  func stock() {
    let id = client.tenant["awaiting_shipment_order_id"]
    let sku = order(id).at("line_items", "0", "sku_id").text
    func committed() -> Int {
      client.call("POST", "/product/202309/inventory/search", body: #"{"sku_ids":["\#(sku)"]}"#)
        .data.at("inventory", "0", "skus", "0", "total_committed_quantity").int ?? -1
    }
    let pieces = order(id).at("line_items").elements.count { $0.at("sku_id").text == sku }
    let before = committed()
    _ = cancel(id)
    #expect(committed() == before - pieces)
  }

  @Test("a buyer's wish to cancel is approved or rejected, once", arguments: ["approve", "reject"])
  func wish(_ answer: String) {
    let id = client.tenant["awaiting_shipment_order_id"]
    let wish = client.control("POST", "orders/\(id)/cancel_request").json.at("cancel_id").text
    #expect(!wish.isEmpty)
    #expect(client.control("POST", "orders/\(id)/cancel_request").status == 400)
    #expect(order(id).at("is_buyer_request_cancel") == true)
    let reasons = client.call(
      "GET", "/return_refund/202309/reject_reasons", [("return_or_cancel_id", wish)])
    let reason = reasons.data.at("reasons", "0", "name").text
    let path = "/return_refund/202309/cancellations/\(wish)/\(answer)"
    let body = answer == "approve" ? "{}" : #"{"reject_reason":"\#(reason)"}"#
    #expect(client.call("POST", path, body: body).code == 0)
    #expect(order(id).at("status").text == (answer == "approve" ? "CANCELLED" : "AWAITING_SHIPMENT"))
    #expect(order(id).at("is_buyer_request_cancel") == false)
    #expect(client.call("POST", path, body: body).code == 25_020_003)
    #expect(client.call("POST", "/return_refund/202309/cancellations/1/approve").code == 25_007_006)
  }
}
