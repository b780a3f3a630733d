import JSON
import Testing

@testable import DevelopmentShop

@Suite("Products")
struct ProductTests {
  let client = ShopClient()

  /// A body that Create Product takes, with members changed.
  private func draft(_ changes: [String: JSONValue?] = [:], sku: [String: JSONValue?] = [:]) -> String {
    var entry: JSONObject = [
      "seller_sku": "NEW-RED", "price": ["amount": "12.50", "currency": "USD"],
      "inventory": [["warehouse_id": .string(client.tenant["warehouse_id"]), "quantity": 7]],
      "sales_attributes": [["id": "100000", "value_id": "1000001"]],
    ]
    for (name, value) in sku { entry[name] = value }
    var object: JSONObject = [
      "title": "A new tee", "description": "<p>New.</p>", "category_id": "601226",
      "main_images": [["uri": .string(client.tenant["image_uri"])]],
      "package_weight": ["value": "0.2", "unit": "KILOGRAM"],
      "product_attributes": [["id": "100157", "values": [["id": "1000039"]]]], "skus": [.object(entry)],
    ]
    for (name, value) in changes { object[name] = value }
    return JSONWriter.compact(.object(object))
  }

  private func create(_ body: String) -> Answer { client.call("POST", "/product/202309/products", body: body) }

  private func get(_ id: String) -> Answer { client.call("GET", "/product/202309/products/\(id)") }

  private func batch(_ action: String, _ ids: [String]) -> Answer {
    let body = JSONWriter.compact(["product_ids": .array(ids.map(JSONValue.string))])
    return action == "delete"
      ? client.call("DELETE", "/product/202309/products", body: body)
      : client.call("POST", "/product/202309/products/\(action)", body: body)
  }

  @Test("a created product is there, reviewed, and found by search")
  func create() {
    let created = create(draft())
    #expect(created.code == 0)
    let id = created.data.at("product_id").text
    #expect(id.utf8.count == 19)
    let product = get(id).data
    #expect(product.at("status").text == "ACTIVATE")
    #expect(product.at("audit", "status").text == "APPROVED")
    #expect(product.at("title").text == "A new tee")
    #expect(product.at("skus", "0", "price", "sale_price").text == "12.50")
    #expect(product.at("skus", "0", "sales_attributes", "0", "value_name").text == "Red")
    #expect(product.at("skus", "0", "id") == created.data.at("skus", "0", "id"))
    #expect(product.at("product_attributes", "0", "values", "0", "name").text == "Cotton")
    #expect(product.at("category_chains").elements.map { $0.at("id").text } == ["601152", "842888", "601226"])
    let found = client.call(
      "POST", "/product/202502/products/search", [("page_size", "1")], body: #"{"seller_skus":["NEW-RED"]}"#)
    #expect(found.data.at("products", "0", "id").text == id)
    #expect(found.data.at("total_count").int == 1)
  }

  @Test("a product stays in review as long as reviews take, on the shop's calendar")
  func review() {
    _ = client.control("POST", "review", body: #"{"seconds":600}"#)
    let id = create(draft()).data.at("product_id").text
    #expect(get(id).data.at("status").text == "PENDING")
    #expect(get(id).data.at("audit", "status").text == "AUDITING")
    _ = client.control("POST", "clock", body: #"{"advance":600}"#)
    #expect(get(id).data.at("status").text == "ACTIVATE")
  }

  @Test("a draft stays a draft until it is activated")
  func keepDraft() {
    let id = create(draft(["save_mode": "AS_DRAFT"])).data.at("product_id").text
    #expect(get(id).data.at("status").text == "DRAFT")
    #expect(batch("deactivate", [id]).data.at("errors", "0", "code").int == 12_052_901)
    #expect(batch("activate", [id]).data.at("errors").elements.isEmpty)
    #expect(get(id).data.at("status").text == "ACTIVATE")
  }

  @Test(
    "a body without a required member names it as Go does",
    arguments: [
      ("title", "Title"), ("description", "Description"), ("category_id", "CategoryId"),
      ("main_images", "MainImages"), ("skus", "Skus"), ("package_weight", "PackageWeight"),
    ])
  func required(_ name: String, _ goName: String) {
    let answer = create(draft([name: nil]))
    #expect(answer.status == 400)
    #expect(answer.code == 36_009_004)
    #expect(answer.message.contains("'\(goName)'"))
  }

  @Test("a member deep in a list is named by its place")
  func deep() {
    #expect(create(draft(sku: ["price": ["amount": "1"]])).message.contains("'Skus[0].Price.Currency'"))
    #expect(create(draft(sku: ["inventory": nil])).message.contains("'Skus[0].Inventory'"))
    #expect(create(draft(["title": 5])).message.contains("'Title' must be a string"))
    #expect(create(draft(["skus": "x"])).message.contains("'Skus' must be a list"))
  }

  @Test("the rules of a product answer with business codes and HTTP 200")
  func rules() {
    let many = JSONValue.array(Array(repeating: ["uri": .string(client.tenant["image_uri"])], count: 10))
    let foreign = JSONValue.string(client.tenant["other_warehouse_id"])
    let cases: [([String: JSONValue?], [String: JSONValue?], Int)] = [
      (["title": " "], [:], 12_052_261), (["title": .string(String(repeating: "x", count: 256))], [:], 12_052_051),
      (["description": ""], [:], 12_052_015), (["category_id": "1"], [:], 12_052_023),
      (["category_id": "601152"], [:], 12_052_024), (["main_images": []], [:], 12_052_028),
      (["main_images": many], [:], 12_052_056), (["main_images": [["uri": "x"]]], [:], 12_019_065),
      (["product_attributes": []], [:], 12_052_104), (["brand_id": "9"], [:], 12_052_026),
      (["package_weight": ["value": "x", "unit": "KILOGRAM"]], [:], 12_052_006),
      (["package_weight": ["value": "0", "unit": "KILOGRAM"]], [:], 12_052_181), (["skus": []], [:], 12_052_902),
      ([:], ["price": ["amount": "12.345", "currency": "USD"]], 12_052_012),
      ([:], ["price": ["amount": "-1", "currency": "USD"]], 12_052_012),
      ([:], ["price": ["amount": "0", "currency": "USD"]], 12_052_073),
      ([:], ["price": ["amount": "99999999", "currency": "USD"]], 12_052_073),
      ([:], ["price": ["currency": "USD"]], 12_052_571),
      ([:], ["price": ["amount": "1", "currency": "EUR"]], 12_052_084),
      ([:], ["inventory": [["warehouse_id": "1", "quantity": 1]]], 12_052_097),
      ([:], ["inventory": [["warehouse_id": foreign, "quantity": 1]]], 12_052_530),
      ([:], ["inventory": [["warehouse_id": .string(client.tenant["warehouse_id"]), "quantity": -1]]], 12_052_055),
      ([:], ["inventory": []], 12_019_022),
    ]
    for (changes, sku, code) in cases {
      let answer = create(draft(changes, sku: sku))
      #expect(answer.status == 200)
      #expect(answer.code == code)
      #expect(answer.data == .null)
      #expect(!answer.message.isEmpty)
    }
    let hundredOne = JSONValue.array(Array(repeating: .object([:]), count: 101))
    #expect(create(draft(["skus": hundredOne])).code == 36_009_004)
  }

  @Test(
    "an edit replaces the product: SKUs left out are gone, SKUs without id are new", arguments: ["202309", "202509"])
  func edit(_ version: String) {
    let created = create(draft())
    let id = created.data.at("product_id").text
    let path = "/product/\(version)/products/\(id)"
    let kept = created.data.at("skus", "0", "id")
    let answer = client.call("PUT", path, body: draft(["title": "Renamed"], sku: ["id": kept, "seller_sku": "KEPT"]))
    #expect(answer.code == 0)
    #expect(answer.data.at("audit", "status").text == "AUDITING")
    #expect(answer.data.at("skus", "0", "id") == kept)
    #expect(get(id).data.at("title").text == "Renamed")
    #expect(get(id).data.at("skus", "0", "seller_sku").text == "KEPT")
    let replaced = client.call("PUT", path, body: draft())
    #expect(replaced.data.at("skus", "0", "id") != kept)
    #expect(client.call("PUT", path, body: draft(sku: ["id": kept])).code == 12_052_557)
    #expect(client.call("PUT", "/product/\(version)/products/1", body: draft()).code == 12_052_260)
  }

  @Test("a partial edit changes what it names", arguments: ["202309", "202509"])
  func partialEdit(_ version: String) {
    let id = create(draft()).data.at("product_id").text
    let path = "/product/\(version)/products/\(id)/partial_edit"
    #expect(client.call("POST", path, body: #"{"title":"Other"}"#).code == 0)
    #expect(get(id).data.at("title").text == "Other")
    #expect(get(id).data.at("description").text == "<p>New.</p>")
    #expect(client.call("POST", path, body: #"{"title":""}"#).code == 12_052_261)
  }

  @Test("off sale, on sale, deleted, recovered: each only from the right status")
  func life() {
    let id = create(draft()).data.at("product_id").text
    let steps: [(String, String?)] = [
      ("activate", nil), ("recover", nil), ("deactivate", "SELLER_DEACTIVATED"), ("deactivate", nil),
      ("activate", "ACTIVATE"), ("delete", "DELETED"), ("delete", nil), ("activate", nil),
      ("recover", "SELLER_DEACTIVATED"), ("recover", nil),
    ]
    for (action, status) in steps {
      let answer = batch(action, [id])
      #expect(answer.code == 0)
      let errors = answer.data.at("errors").elements
      if let status {
        #expect(errors.isEmpty)
        #expect(get(id).data.at("status").text == status)
      } else {
        #expect(errors.map { $0.at("code").int } == [12_052_901])
      }
    }
  }

  @Test("a batch changes what it can and tells of the rest")
  func batchErrors() {
    let answer = batch("deactivate", [client.tenant["product_id"], "1", client.tenant["other_product_id"]])
    #expect(answer.code == 0)
    let errors = answer.data.at("errors").elements
    #expect(errors.map { $0.at("code").int } == [12_052_032, 12_052_048])
    #expect(errors.first?.at("detail", "product_id").text == "1")
    #expect(get(client.tenant["product_id"]).data.at("status").text == "SELLER_DEACTIVATED")
    #expect(get(client.tenant["other_product_id"]).code == 12_052_048)
  }

  @Test("deleted products are listed only when asked for")
  func deleted() {
    func count(_ body: String) -> Int? {
      client.call("POST", "/product/202502/products/search", [("page_size", "100")], body: body)
        .data.at("total_count").int
    }
    let before = count(#"{"status":"ALL"}"#) ?? 0
    #expect(count("{}") == before)
    let gone = count(#"{"status":"DELETED"}"#) ?? 0
    _ = batch("delete", [client.tenant["product_id"]])
    #expect(count(#"{"status":"ALL"}"#) == before - 1)
    #expect(count(#"{"status":"DELETED"}"#) == gone + 1)
  }

  @Test("every status of a product is there to be found", arguments: ProductStatus.allCases)
  func statuses(_ status: ProductStatus) {
    let answer = client.call(
      "POST", "/product/202309/products/search", [("page_size", "100")], body: #"{"status":"\#(status.rawValue)"}"#)
    let products = answer.data.at("products").elements
    // A product under review has passed it by the next request, unless it was seeded so.
    #expect(!products.isEmpty)
    #expect(products.allSatisfy { $0.at("status").text == status.rawValue })
  }

  @Test("pages to the end hold every product once, by tokens with + / and =", arguments: [1, 7, 10, 100])
  func paging(_ size: Int) {
    var ids: [String] = []
    var token = ""
    var total: Int?
    repeat {
      let query = [("page_size", String(size))] + (token.isEmpty ? [] : [("page_token", token)])
      let answer = client.call("POST", "/product/202502/products/search", query, body: #"{"status":"ALL"}"#)
      #expect(answer.code == 0)
      ids += answer.data.at("products").elements.map { $0.at("id").text }
      total = answer.data.at("total_count").int
      token = answer.data.at("next_page_token").text
      #expect(token.isEmpty || (token.contains("+") && token.contains("/") && token.contains("=")))
    } while !token.isEmpty && ids.count < 1_000
    #expect(ids.count == total)
    #expect(Set(ids).count == ids.count)
    #expect(ids.count > 20)
  }

  @Test("a page size out of range and a page token of another list are refused")
  func badPaging() {
    let path = "/product/202502/products/search"
    for size in ["0", "101", "-1", "x", "1e1"] {
      #expect(client.call("POST", path, [("page_size", size)], body: "{}").code == 36_009_004)
    }
    let token = client.call("POST", path, [("page_size", "1")], body: "{}").data.at("next_page_token").text
    let other = client.call("POST", path, [("page_size", "1"), ("page_token", token)], body: #"{"status":"DRAFT"}"#)
    #expect(other.code == 36_009_004)
    #expect(client.call("POST", path, [("page_size", "1"), ("page_token", "++//")], body: "{}").code == 36_009_004)
  }

  @Test("too many SKUs in a filter have their own codes")
  func filterLimits() {
    let path = "/product/202502/products/search"
    let eleven = (1...11).map { "\"\($0)\"" }.joined(separator: ",")
    #expect(client.call("POST", path, [("page_size", "1")], body: "{\"seller_skus\":[\(eleven)]}").code == 12_019_027)
    #expect(client.call("POST", path, [("page_size", "1")], body: "{\"sku_ids\":[\(eleven)]}").code == 12_019_087)
  }

  @Test("stock set for one SKU is there to be seen; what orders locked cannot be undercut")
  func inventory() {
    let (product, sku) = (client.tenant["product_id"], client.tenant["sku_id"])
    let warehouse = client.tenant["warehouse_id"]
    let path = "/product/202309/products/\(product)/inventory/update"
    func set(_ id: String, _ quantity: Int) -> Answer {
      let body: JSONValue = [
        "skus": [
          ["id": .string(id), "inventory": [["warehouse_id": .string(warehouse), "quantity": .integer(quantity)]]]
        ]
      ]
      return client.call("POST", path, body: JSONWriter.compact(body))
    }
    func stock() -> JSONValue {
      let answer = client.call("POST", "/product/202309/inventory/search", body: #"{"sku_ids":["\#(sku)"]}"#)
      return answer.data.at("inventory", "0", "skus", "0", "warehouse_inventory", "0")
    }
    let committed = stock().at("committed_quantity").int ?? 0
    #expect(committed > 0)
    #expect(set(sku, 55).data.at("errors").elements.isEmpty)
    #expect(stock().at("available_quantity").int == 55 - committed)
    #expect(set(sku, 0).data.at("errors", "0", "code").int == 12_052_146)
    #expect(set(sku, 100_000).data.at("errors", "0", "code").int == 12_052_055)
    #expect(set("1", 5).data.at("errors", "0", "detail", "sku_id").text == "1")
    #expect(stock().at("available_quantity").int == 55 - committed)
    #expect(client.call("POST", path, body: #"{"skus":[{"id":"1","inventory":[{}]}]}"#).code == 36_009_004)
  }

  @Test("prices change together or not at all")
  func prices() {
    let (product, sku) = (client.tenant["product_id"], client.tenant["sku_id"])
    let path = "/product/202309/products/\(product)/prices/update"
    let fine = #"{"id":"\#(sku)","price":{"amount":"7.10","currency":"USD"}}"#
    #expect(client.call("POST", path, body: "{\"skus\":[\(fine)]}").code == 0)
    #expect(get(product).data.at("skus", "0", "price", "tax_exclusive_price").text == "7.10")
    let wrong = #"{"id":"1","price":{"amount":"7.20","currency":"USD"}}"#
    let both = fine.replacing7(with: "8.00") + "," + wrong
    #expect(client.call("POST", path, body: "{\"skus\":[\(both)]}").code == 12_052_557)
    #expect(get(product).data.at("skus", "0", "price", "sale_price").text == "7.10")
    #expect(client.call("POST", path, body: "{\"skus\":[\(fine),\(fine)]}").code == 12_052_553)
  }

  @Test("categories lead to attributes in the platform's own spelling, and to rules")
  func categories() {
    let categories = client.call("GET", "/product/202309/categories").data.at("categories").elements
    let leaf = categories.first { $0.at("is_leaf") == true && $0.at("local_name").text == "T-shirts" }
    let id = leaf?.at("id").text ?? ""
    let attributes = client.call("GET", "/product/202309/categories/\(id)/attributes").data.at("attributes")
    #expect(attributes.elements.contains { $0.at("is_requried") == true })
    #expect(!attributes.elements.contains { $0.at("is_required") != .null })
    let rules = client.call("GET", "/product/202309/categories/\(id)/rules").data
    #expect(rules.at("size_chart", "is_supported") == true)
    #expect(client.call("GET", "/product/202309/categories/601152/attributes").code == 12_052_024)
    #expect(client.call("GET", "/product/202309/categories/1/rules").code == 12_052_023)
    let found = client.call("GET", "/product/202309/categories", [("keyword", "phone")])
    #expect(found.data.at("categories").elements.count == 2)
    let advice = client.call(
      "POST", "/product/202309/categories/recommend", body: #"{"product_title":"Nice phone case"}"#)
    #expect(advice.data.at("leaf_category_id").text == "601755")
  }

  @Test("a new brand is listed as unauthorized, in the platform's own spelling, and once only")
  func brands() {
    let path = "/product/202309/brands"
    let created = client.call("POST", path, body: #"{"name":"Brand New"}"#, cipher: false)
    #expect(created.code == 0)
    let found = client.call("GET", path, [("page_size", "10"), ("brand_name", "brand new")])
    #expect(found.data.at("brands", "0", "id") == created.data.at("id"))
    #expect(found.data.at("brands", "0", "authorized_status").text == "UNAUTHORIEZD")
    for (name, code) in [("brand new", 12_052_205), ("x", 12_052_189), ("a12345", 12_052_192), ("", 12_052_189)] {
      #expect(client.call("POST", path, body: #"{"name":"\#(name)"}"#, cipher: false).code == code)
    }
  }

  @Test("the shop is ready to list products")
  func prerequisites() {
    let results = client.call("GET", "/product/202312/prerequisites").data.at("check_results").elements
    #expect(!results.isEmpty)
    #expect(results.allSatisfy { $0.at("is_failed") == false })
  }
}

extension String {
  fileprivate func replacing7(with price: String) -> String {
    split(separator: "7.10", omittingEmptySubsequences: false).joined(separator: price)
  }
}
