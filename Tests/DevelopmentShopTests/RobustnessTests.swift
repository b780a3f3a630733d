import HTTP
import JSON
import LocalServer
import Testing

@testable import DevelopmentShop

@Suite("Whatever comes")
struct RobustnessTests {
  /// Repeatable randomness: a failure comes back.
  struct Randomness: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test("a thousand random requests get an answer each, with a status of HTTP")
  func garbage() {
    let client = ShopClient()
    var random = Randomness(state: 42)
    let alphabet = Array("/%{}[]\"\\:,0129aZ_.-+=&?é\u{0}\r\n ".unicodeScalars)
    func text(_ length: Int, _ random: inout Randomness) -> String {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...length, using: &random) {
        scalars.append(alphabet.randomElement(using: &random) ?? "x")
      }
      return String(scalars)
    }
    let paths = RouteTable.routes.map(\.template.text) + ControlSurface.actions.map(\.template.text)
    for _ in 0..<1_000 {
      let known = paths.randomElement(using: &random) ?? ""
      let request = ServerRequest(
        method: ["GET", "POST", "PUT", "DELETE", "", "BREW"].randomElement(using: &random) ?? "",
        path: Bool.random(using: &random) ? known : text(40, &random),
        query: Bool.random(using: &random) ? "app_key=\(client.tenant.appKey)&" + text(60, &random) : text(60, &random),
        headers: HTTPFields([
          .init("Host", text(10, &random)), .init("Content-Type", text(20, &random)),
          .init("x-tts-access-token", text(20, &random)),
        ]),
        body: (0..<Int.random(in: 0...80, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) })
      let answer = client.shop.answer(request)
      #expect((200..<600).contains(answer.status))
    }
    #expect(client.call("GET", "/seller/202309/shops", cipher: false).code == 0)
  }

  @Test("signed requests with random bodies never break a route")
  func signedGarbage() {
    let client = ShopClient()
    var random = Randomness(state: 7)
    let values: [JSONValue] = [
      .null, true, 0, -1, 1e308, "", "1", "9999999999999999999999", [], [.null], [[:]], ["x"], [:], ["id": 5],
      .array([["id": "1", "inventory": [["quantity": 99_999_999]], "price": ["currency": 1]]]),
      .number(JSONNumber(trusted: "1e999999999")),
    ]
    let names = [
      "title", "skus", "product_ids", "sku_ids", "ids", "order_id", "order_status", "create_time_ge", "event_type",
      "address", "main_images", "package_weight", "product_attributes", "name", "cancel_reason", "seller_skus",
      "status",
      "tracking_number", "shipping_provider_id", "description", "category_id", "handover_method", "order_line_item_ids",
    ]
    for round in 0..<1_000 {
      guard let route = RouteTable.routes.randomElement(using: &random) else { return }
      var body = JSONObject()
      for name in names where Int.random(in: 0..<3, using: &random) > 0 {
        body[name] = values.randomElement(using: &random)
      }
      let path = route.template.text.split(separator: "/").map { part in
        part.hasPrefix("{") ? client.tenant[["product_id", "order_id", "category_id"][round % 3]] : String(part)
      }
      var request = client.request(
        route.method.rawValue, "/" + path.joined(separator: "/"),
        [("page_size", "5"), ("ids", "1"), ("document_type", "x"), ("return_or_cancel_id", "1")],
        body: JSONWriter.compact(.object(body)))
      if route.cipher == .none { request.cipher = nil }
      let answer = request.send()
      #expect((200..<600).contains(answer.status))
      #expect(answer.code >= 0)
      #expect(answer.json.at("request_id").text.utf8.count == 34)
    }
  }

  @Test("two tenants share nothing")
  func isolated() {
    let first = ShopClient()
    let second = ShopClient(clock: first.clock, shop: first.shop)
    #expect(first.tenant.appKey != second.tenant.appKey)
    let shared = Set(first.tenant.variables.map(\.value)).intersection(second.tenant.variables.map(\.value))
    #expect(shared.isSubset(of: ["US", "https://app.sandbox.invalid/callback", "601226"]))
    let product = first.tenant["product_id"]
    #expect(second.call("GET", "/product/202309/products/\(product)").code == 12_052_260)
    _ = second.control("POST", "clock", body: #"{"advance":700000}"#)
    _ = second.control("POST", "deauthorize")
    _ = second.control("POST", "shop", body: #"{"is_active":false}"#)
    #expect(first.call("GET", "/product/202309/products/\(product)").code == 0)
    var mixed = first.request("GET", "/product/202309/products/\(product)")
    mixed.cipher = second.tenant.shopCipher
    #expect(mixed.send().code == 101_000)
  }

  @Test("the same seed, clock and requests give the same answers, another seed others")
  func deterministic() {
    func run(_ seed: UInt64) -> [String] {
      let client = ShopClient(seed: seed)
      return [
        client.call("GET", "/authorization/202309/shops", cipher: false).text,
        client.call("POST", "/order/202309/orders/search", [("page_size", "100")]).text,
        client.call("POST", "/product/202502/products/search", [("page_size", "10")]).text,
      ] + client.tenant.variables.map(\.value)
    }
    #expect(run(3) == run(3))
    #expect(run(3) != run(4))
  }

  @Test("many threads at once: every brand is created once and every id is its own")
  func concurrent() async {
    let client = ShopClient()
    let ids = await withTaskGroup(of: String.self) { group in
      for number in 0..<200 {
        group.addTask {
          let letters = number.description.map { String(UnicodeScalar(UInt8(ascii: "a") + UInt8(String($0))!)) }
            .joined()
          return client.call(
            "POST", "/product/202309/brands", body: #"{"name":"Brand \#(letters)"}"#, cipher: false
          ).data.at("id").text
        }
      }
      return await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(ids.count == 200)
    let list = client.call("GET", "/product/202309/brands", [("page_size", "1"), ("brand_name", "brand ")])
    #expect(list.data.at("total_count").int == 200)
  }

  @Test("the controls are there on loopback only, and under none of the platform's names")
  func controls() {
    let client = ShopClient()
    func status(_ host: String, _ address: String, _ query: String) -> Int {
      let request = ServerRequest(
        method: "GET", path: "/_shop/notifications", query: query, headers: HTTPFields([.init("Host", host)]),
        remoteAddress: address)
      return client.shop.answer(request).status
    }
    let query = "app_key=\(client.tenant.appKey)"
    #expect(status("127.0.0.1:1", "127.0.0.1", query) == 200)
    #expect(status("127.0.0.1:1", "::1", query) == 200)
    #expect(status("127.0.0.1:1", "192.168.0.7", query) == 404)
    #expect(status("open-api.tiktokglobalshop.com", "127.0.0.1", query) == 404)
    #expect(status("auth.tiktok-shops.com", "127.0.0.1", query) == 404)
    #expect(status("127.0.0.1:1", "127.0.0.1", "app_key=none") == 400)
    #expect(client.control("GET", "nowhere").status == 404)
    #expect(client.control("POST", "clock", body: "{").status == 400)
    #expect(client.control("POST", "clock", body: #"{"advance":-5}"#).status == 400)
  }
}
