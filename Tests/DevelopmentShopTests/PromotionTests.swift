import JSON
import Testing

@testable import DevelopmentShop

@Suite("Promotions and coupons")
struct PromotionTests {
  private static let path = "/promotion/202309/activities"
  let client = ShopClient()
  private var now: Int64 { client.clock.now }

  private func create(
    _ title: String = "Sale", kind: String = "DIRECT_DISCOUNT", level: String = "PRODUCT", begin: Int64 = 60,
    end: Int64 = 86_400
  ) -> Answer {
    client.call(
      "POST", Self.path,
      body: """
        {"title":"\(title)","activity_type":"\(kind)","product_level":"\(level)",\
        "begin_time":\(now + begin),"end_time":\(now + end)}
        """)
  }

  private func put(_ id: String, _ products: String) -> Answer {
    client.call("PUT", "\(Self.path)/\(id)/products", body: #"{"products":[\#(products)]}"#)
  }

  private func read(_ id: String) -> JSONValue { client.call("GET", "\(Self.path)/\(id)").data }

  @Test("an activity begins, runs and ends by the calendar")
  func life() {
    let answer = create()
    #expect(answer.data.at("status").text == "NOT_START")
    let id = answer.data.at("activity_id").text
    _ = client.control("POST", "clock", body: #"{"advance":60}"#)
    #expect(read(id).at("status").text == "ONGOING")
    _ = client.control("POST", "clock", body: #"{"advance":90000}"#)
    #expect(read(id).at("status").text == "EXPIRED")
    #expect(client.call("POST", "\(Self.path)/\(id)/deactivate").code == 17_029_012)
    #expect(client.call("GET", "\(Self.path)/1").code == 17_029_009)
  }

  @Test("one that is deactivated stays so")
  func deactivated() {
    let id = create().data.at("activity_id").text
    #expect(client.call("POST", "\(Self.path)/\(id)/deactivate").data.at("status").text == "DEACTIVATED")
    #expect(client.call("POST", "\(Self.path)/\(id)/deactivate").code == 17_029_010)
    let found = client.call("POST", "\(Self.path)/search", body: #"{"status":"DEACTIVATED","page_size":10}"#)
    #expect(found.data.at("activities").elements.map { $0.at("id").text } == [id])
    #expect(client.call("POST", "\(Self.path)/search", body: #"{"status":"ONGOING"}"#).data.at("total_count").int == 0)
  }

  @Test("title and period have their rules")
  func rules() {
    #expect(create("").code == 17_029_003)
    #expect(create(String(repeating: "x", count: 50)).code == 0)
    #expect(create(String(repeating: "x", count: 51)).code == 17_029_002)
    #expect(create("Twice").code == 0)
    #expect(create("Twice").code == 17_029_004)
    #expect(create("Early", begin: -1).code == 17_029_005)
    #expect(create("Short", end: 659).code == 17_029_006)
    #expect(create("Enough", end: 660).code == 0)
    #expect(create("Long", end: 366 * 86_400).code == 17_029_007)
    #expect(create("Flash", kind: "FLASHSALE", end: 4 * 86_400).code == 17_029_008)
    #expect(create("Kind", kind: "GIVEAWAY").code == 36_009_004)
  }

  @Test("products come in, are read and go out")
  func products() {
    let id = create().data.at("activity_id").text
    let product = client.tenant["product_id"]
    let terms = #""discount":"10","quantity_limit":-1,"quantity_per_user":1"#
    #expect(put(id, #"{"id":"\#(product)",\#(terms)}"#).data.at("total_count").int == 1)
    #expect(read(id).at("products", "0", "discount").text == "10")
    let fixed = #"{"id":"\#(product)","activity_price_amount":"1.00","quantity_limit":-1,"quantity_per_user":1}"#
    #expect(put(id, fixed).code == 17_029_029)
    let body = #"{"product_ids":["\#(product)"]}"#
    #expect(client.call("DELETE", "\(Self.path)/\(id)/products", body: body).code == 0)
    #expect(read(id).at("products").elements.isEmpty)
    #expect(client.call("DELETE", "\(Self.path)/\(id)/products", body: body).code == 17_029_023)
  }

  @Test("what cannot come into one is refused with its code")
  func wrongProducts() {
    let id = create().data.at("activity_id").text
    let terms = #""discount":"10","quantity_limit":-1,"quantity_per_user":1"#
    let product = client.tenant["product_id"]
    #expect(put(id, "").code == 17_029_033)
    #expect(put(id, #"{"id":"1",\#(terms)}"#).code == 17_029_051)
    #expect(put(id, #"{"id":"\#(client.tenant["other_product_id"])",\#(terms)}"#).code == 17_029_017)
    #expect(put(id, #"{"id":"\#(product)",\#(terms)},{"id":"\#(product)",\#(terms)}"#).code == 17_029_039)
    #expect(
      put(id, #"{"id":"\#(product)","discount":"100","quantity_limit":1,"quantity_per_user":1}"#).code == 17_029_112)
    #expect(
      put(id, #"{"id":"\#(product)","discount":"10","quantity_limit":0,"quantity_per_user":1}"#).code == 17_029_050)
    let variation = create("By SKU", kind: "FIXED_PRICE", level: "VARIATION").data.at("activity_id").text
    let limits = #""quantity_limit":1,"quantity_per_user":1"#
    #expect(put(variation, #"{"id":"\#(product)",\#(limits)}"#).code == 17_029_037)
    func sku(_ id: String, _ price: String) -> Answer {
      let sku = #"{"id":"\#(id)","activity_price_amount":"\#(price)",\#(limits)}"#
      return put(variation, #"{"id":"\#(product)",\#(limits),"skus":[\#(sku)]}"#)
    }
    #expect(sku("1", "1.00").code == 17_029_053)
    #expect(sku(client.tenant["sku_id"], "99999").code == 17_029_034)
    #expect(sku(client.tenant["sku_id"], "1.00").code == 0)
    #expect(read(variation).at("products", "0", "skus", "0", "activity_price", "amount").text == "1.00")
  }

  @Test("an activity that runs keeps its beginning")
  func running() {
    let id = create().data.at("activity_id").text
    let begin = now + 60
    _ = client.control("POST", "clock", body: #"{"advance":120}"#)
    func update(begin: Int64) -> Int {
      let body = #"{"title":"New","begin_time":\#(begin),"end_time":\#(now + 90_000)}"#
      return client.call("PUT", "\(Self.path)/\(id)", body: body).code
    }
    #expect(update(begin: begin + 1) == 17_029_011)
    #expect(update(begin: begin) == 0)
    #expect(read(id).at("title").text == "New")
  }

  @Test("coupons are found by status, kind and title")
  func coupons() {
    func count(_ body: String) -> Int {
      client.call("POST", "/promotion/202406/coupons/search", body: body).data.at("total_count").int ?? -1
    }
    #expect(count("{}") == 4)
    #expect(count(#"{"status":["EXPIRED"]}"#) == 1)
    #expect(count(#"{"display_type":["REGULAR"],"status":["ONGOING"]}"#) == 1)
    #expect(count(#"{"title_keyword":"summer"}"#) == 1)
    let id = client.tenant["coupon_id"]
    #expect(client.call("GET", "/promotion/202406/coupons/\(id)").data.at("coupon", "id").text == id)
    #expect(client.call("GET", "/promotion/202406/coupons/1").code == 17_029_009)
  }
}
