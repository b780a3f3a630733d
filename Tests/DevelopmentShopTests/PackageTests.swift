import JSON
import Testing

@testable import DevelopmentShop

@Suite("Packages that are there")
struct PackageTests {
  let client = ShopClient()
  private var provider: String { client.tenant["shipping_provider_id"] }

  private func items(_ order: String) -> [String] {
    let answer = client.call("GET", "/order/202507/orders", [("ids", order)])
    return answer.data.at("orders", "0", "line_items").elements.map { $0.at("id").text }
  }

  private func status(_ order: String) -> String {
    client.call("GET", "/order/202507/orders", [("ids", order)]).data.at("orders", "0", "status").text
  }

  private func split(_ order: String, _ groups: [[String]]) -> Answer {
    let list = groups.enumerated().map { index, ids in
      #"{"id":"\#(index)","order_line_item_ids":[\#(ids.map { "\"\($0)\"" }.joined(separator: ","))]}"#
    }
    let body = #"{"splittable_groups":[\#(list.joined(separator: ","))]}"#
    return client.call("POST", "/fulfillment/202309/orders/\(order)/split", body: body)
  }

  private func shipAll(_ ids: [String], _ more: String = "") -> [JSONValue] {
    let list = ids.map { #"{"id":"\#($0)"\#(more)}"# }.joined(separator: ",")
    let answer = client.call("POST", "/fulfillment/202309/packages/ship", body: #"{"packages":[\#(list)]}"#)
    return answer.data.at("errors").elements
  }

  @Test("an order is split, and moves on as its packages are shipped")
  func splitting() throws {
    let order = client.tenant["order_id"]
    let items = items(order)
    let body = #"{"address":"http://127.0.0.1:9/","event_type":"PACKAGE_UPDATE"}"#
    _ = client.call("PUT", "/event/202309/webhooks", body: body)
    let can = client.call("GET", "/fulfillment/202309/orders/split_attributes", [("order_ids", order)])
    #expect(can.data.at("split_attributes", "0", "can_split") == true)
    for wrong in [[items], [[items[0]], [items[0]]], [[items[0]], ["1"]], [[items[0], items[1]], []]] {
      #expect(split(order, wrong).code == 21_022_028)
    }
    let packages = split(order, [[items[0]], [items[1]]]).data.at("packages").elements.map { $0.at("id").text }
    try #require(packages.count == 2)
    #expect(client.control("GET", "notifications").json.at("notifications", "0", "data", "sc_type").text == "SPLIT")
    #expect(split(order, [[items[0]], [items[1]]]).code == 21_022_028)
    let label = [("document_type", "SHIPPING_LABEL")]
    #expect(
      client.call("GET", "/fulfillment/202309/packages/\(packages[0])/shipping_documents", label).code == 21_023_035)
    #expect(shipAll([packages[0]]).isEmpty)
    #expect(status(order) == "PARTIALLY_SHIPPING")
    #expect(client.call("GET", "/fulfillment/202309/packages/\(packages[0])/shipping_documents", label).code == 0)
    let errors = shipAll([packages[0], packages[1], "1"])
    #expect(errors.map { $0.at("code").int } == [11_006_021, 21_008_111])
    #expect(status(order) == "AWAITING_COLLECTION")
  }

  @Test("a tracking number is changed while the seller's package waits", arguments: ["202309", "202610", "orders"])
  func changing(_ way: String) {
    let order = client.tenant["seller_shipping_order_id"]
    let own = #"{"tracking_number":"FIRST00001","shipping_provider_id":"\#(provider)"}"#
    let id = client.call("POST", "/fulfillment/202309/orders/\(order)/packages", body: own).data.at("package_id").text
    func change(_ number: String, _ provider: String) -> Int {
      let info = #"{"tracking_number":"\#(number)","shipping_provider_id":"\#(provider)"}"#
      let path = way == "orders" ? "202309/orders/\(order)" : "\(way)/packages/\(id)"
      let body = way == "202610" ? #"{"shipping_info_list":[\#(info)]}"# : info
      return client.call("POST", "/fulfillment/\(path)/shipping_info/update", body: body).code
    }
    #expect(change("SECOND0001", provider) == 0)
    #expect(change("SECOND0001", provider) == 0, "its own number is no duplicate")
    #expect(change("x", provider) == 21_011_022)
    #expect(change("THIRD00001", "1") == 21_011_022)
    let package = client.call("GET", "/fulfillment/202309/packages/\(id)").data
    #expect(package.at("tracking_number").text == "SECOND0001")
    for status in ["IN_TRANSIT", "DELIVERED"] {
      _ = client.control("POST", "orders/\(order)/status", body: #"{"status":"\#(status)"}"#)
      #expect(change("THIRD00001", provider) == 21_032_001)
    }
  }

  @Test("the platform's own packages keep their number, and tell themselves when they are delivered")
  func platform() {
    let order = client.tenant["tiktok_shipping_order_id"]
    let body = #"{"order_id":"\#(order)"}"#
    let id = client.call("POST", "/fulfillment/202309/packages", body: body).data.at("package_id").text
    let info = #"{"tracking_number":"SECOND0001","shipping_provider_id":"\#(provider)"}"#
    let update = "/fulfillment/202309/packages/\(id)/shipping_info/update"
    #expect(client.call("POST", update, body: info).code == 21_011_049)
    #expect(deliver(id).map { $0.at("code").int } == [21_032_001])
  }

  private func deliver(_ id: String) -> [JSONValue] {
    let body = #"{"packages":[{"id":"\#(id)","delivery_type":"DELIVERY_SUCCESS"}]}"#
    return client.call("POST", "/fulfillment/202309/packages/deliver", body: body).data.at("errors").elements
  }

  @Test("a seller's package is delivered when it is on its way, not before")
  func delivering() {
    let order = client.tenant["seller_shipping_order_id"]
    let own = #"{"tracking_number":"FIRST00001","shipping_provider_id":"\#(provider)"}"#
    let id = client.call("POST", "/fulfillment/202309/orders/\(order)/packages", body: own).data.at("package_id").text
    #expect(deliver(id).map { $0.at("code").int } == [21_032_001])
    _ = client.control("POST", "orders/\(order)/status", body: #"{"status":"IN_TRANSIT"}"#)
    #expect(deliver(id).isEmpty)
    #expect(status(order) == "DELIVERED")
  }

  @Test("orders are found by what another system calls them")
  func external() {
    let order = client.tenant["order_id"]
    func add(_ order: String, _ item: String) -> Answer {
      let external = #"{"id":"A-1","platform":"SHOPIFY","line_items":[{"id":"A-1-1","origin_id":"\#(item)"}]}"#
      let body = #"{"orders":[{"id":"\#(order)","external_order":\#(external)}]}"#
      return client.call("POST", "/order/202406/orders/external_orders", body: body)
    }
    let item = items(order)[0]
    #expect(add("1", item).data.at("errors", "0", "code").text == "21008111")
    #expect(add(order, "1").data.at("errors", "0", "code").text == "36009004")
    #expect(add(order, item).data.at("errors").elements.isEmpty)
    func find(_ id: String) -> JSONValue {
      let query = [("platform", "SHOPIFY"), ("external_order_id", id)]
      return client.call("POST", "/order/202406/orders/external_order_search", query).data.at("orders")
    }
    #expect(find("A-1").at("0", "id").text == order)
    #expect(find("A-2").elements.isEmpty)
    let path = "/order/202406/orders/\(order)/external_orders"
    #expect(client.call("GET", path, [("platform", "SHOPIFY")]).data.at("external_orders", "0", "id").text == "A-1")
    #expect(client.call("GET", path, [("platform", "AMAZON")]).data.at("external_orders").elements.isEmpty)
    #expect(client.call("GET", path, [("platform", "PAPER")]).code == 36_009_004)
  }
}
