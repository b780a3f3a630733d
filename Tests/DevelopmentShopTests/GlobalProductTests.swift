import JSON
import Testing

@testable import DevelopmentShop

@Suite("Global products")
struct GlobalProductTests {
  private static let path = "/product/202309/global_products"
  let client = ShopClient()

  private func body(title: String = "A cup", category: String = "600024", amount: String = "9.90") -> String {
    """
    {"title":"\(title)","description":"<p>A cup.</p>","category_id":"\(category)",\
    "main_images":[{"uri":"\(client.tenant["image_uri"])"}],"package_weight":{"value":"0.3","unit":"KILOGRAM"},\
    "skus":[{"seller_sku":"CUP","price":{"amount":"\(amount)","currency":"USD"}}]}
    """
  }

  private func call(_ method: String, _ path: String, _ query: [(String, String)] = [], body: String? = nil) -> Answer {
    client.call(method, path, query, body: body, cipher: false)
  }

  private func create() -> (id: String, sku: String) {
    let data = call("POST", Self.path, body: body()).data
    return (data.at("global_product_id").text, data.at("global_skus", "0", "id").text)
  }

  private func publish(_ product: (id: String, sku: String), _ region: String) -> JSONValue {
    let target = #"{"region":"\#(region)","skus":[{"related_global_sku_id":"\#(product.sku)"}]}"#
    return call("POST", "\(Self.path)/\(product.id)/publish", body: #"{"publish_target":[\#(target)]}"#).data
  }

  @Test("what was described comes back, and changes")
  func reading() {
    let (id, sku) = create()
    let read = call("GET", "\(Self.path)/\(id)").data
    #expect(read.at("title").text == "A cup")
    #expect(read.at("category", "id").text == "600024")
    #expect(read.at("skus", "0", "price", "amount").text == "9.90")
    let partial = "/product/202509/global_products/\(id)/partial_edit"
    #expect(call("PUT", partial, body: #"{"title":"A mug"}"#).code == 0)
    #expect(call("PUT", partial, body: #"{"category_id":"1"}"#).code == 12_052_023)
    let stock = #"{"global_skus":[{"id":"\#(sku)","inventory":[{"global_warehouse_id":"7","quantity":4}]}]}"#
    #expect(call("POST", "\(Self.path)/\(id)/inventory/update", body: stock).code == 0)
    let again = call("GET", "\(Self.path)/\(id)").data
    #expect(again.at("title").text == "A mug")
    #expect(again.at("skus", "0", "inventory", "0", "quantity").int == 4)
    #expect(again.at("skus", "0", "price", "amount").text == "9.90")
  }

  @Test("published to the seller's market it is a product like any other; to another it is not")
  func publishing() {
    let product = create()
    #expect(publish(product, "GB").at("publish_result", "0", "status").text == "FAILED")
    let done = publish(product, "US")
    #expect(done.at("publish_result", "0", "status").text == "SUCCESS")
    let local = client.call("GET", "/product/202309/products/\(done.at("products", "0", "id").text)").data
    #expect(local.at("title").text == "A cup")
    let found = call(
      "POST", "/product/202312/global_products/search", [("page_size", "10")], body: #"{"status":"PUBLISHED"}"#)
    #expect(found.data.at("global_products", "0", "id").text == product.id)
  }

  @Test("a deleted one is gone; what cannot be deleted is told")
  func deleting() {
    let (id, _) = create()
    let body = #"{"global_product_ids":["\#(id)","1"]}"#
    let errors = call("DELETE", Self.path, body: body).data.at("errors").elements
    #expect(errors.map { $0.at("detail", "global_product_id").text } == ["1"])
    #expect(call("GET", "\(Self.path)/\(id)").code == 12_052_260)
    let all = call("POST", "/product/202312/global_products/search", [("page_size", "10")], body: "{}").data
    #expect(all.at("total_count").int == 0)
  }

  @Test("the rules of products hold")
  func rules() {
    #expect(call("POST", Self.path, body: body(title: " ")).code == 12_052_261)
    #expect(call("POST", Self.path, body: body(category: "600001")).code == 12_052_024)
    #expect(call("POST", Self.path, body: "{}").code == 36_009_004)
  }
}
