import HTTP
import JSON
import LocalServer
import Testing

@testable import DevelopmentShop

@Suite("The gateway")
struct GatewayTests {
  static let shops = "/authorization/202309/shops"
  static let search = "/order/202309/orders/search"
  let client = ShopClient()

  @Test("a sound request is answered in the platform's envelope, members in its order")
  func envelope() throws {
    let answer = client.call("GET", Self.shops, cipher: false)
    #expect(answer.status == 200)
    #expect(answer.headers["content-type"] == "application/json; charset=utf-8")
    guard case .object(let object) = answer.json else { throw Missing() }
    #expect(object.keys == ["code", "data", "message", "request_id"])
    #expect(answer.code == 0)
    #expect(answer.message == "Success")
    #expect(answer.data.at("shops", "0", "cipher").text == client.tenant.shopCipher)
    let requestID = answer.json.at("request_id").text
    #expect(requestID.hasPrefix("20260101000000"))
    #expect(requestID.utf8.count == 34)
    #expect(requestID.allSatisfy { $0.isNumber || ("A"..."F").contains($0) })
  }

  @Test("a refusal has null data, the same envelope and an id of its own")
  func refusal() {
    let answers = (0..<50).map { _ in client.call("GET", "/nowhere") }
    #expect(answers.allSatisfy { $0.status == 404 && $0.code == 36_009_009 && $0.data == .null })
    #expect(Set(answers.map { $0.json.at("request_id").text }).count == 50)
  }

  @Test("of several faults the first in the gateway's order is told", arguments: GatewayFault.all.indices)
  func order(_ first: Int) {
    _ = client.control("POST", "traffic", body: #"{"allowed_addresses":["127.0.0.1"]}"#)
    var request = client.request("POST", "/product/202309/products/activate", body: #"{"product_ids":["1"]}"#)
    for fault in GatewayFault.all[first...].reversed() { fault.spoil(&request, client) }
    let answer = request.send()
    let expected = GatewayFault.all[first]
    #expect(answer.code == expected.code)
    #expect(answer.status == expected.status)
    #expect(answer.message.contains(expected.words) || expected.words.isEmpty)
    #expect(answer.data == .null)
  }

  @Test("each fault alone is found", arguments: GatewayFault.all.indices)
  func alone(_ index: Int) {
    _ = client.control("POST", "traffic", body: #"{"allowed_addresses":["127.0.0.1"]}"#)
    var request = client.request("POST", "/product/202309/products/activate", body: #"{"product_ids":["1"]}"#)
    #expect(request.send().code == 0)
    GatewayFault.all[index].spoil(&request, client)
    #expect(request.send().code == GatewayFault.all[index].code)
  }

  @Test(
    "a timestamp is taken from five minutes ago to thirty seconds ahead",
    arguments: [
      ("1767225300", true), ("1767225299", false), ("1767225630", true), ("1767225631", false),
      ("1767225600000", false), ("-1", false), ("", false), ("now", false), ("1767225600.0", false),
      ("99999999999999999999", false),
    ])
  func timestamp(_ text: String, _ isFine: Bool) {
    var request = client.request("GET", Self.shops)
    request.cipher = nil
    request.timestamp = text
    let answer = request.send()
    #expect(answer.code == (isFine ? 0 : 36_009_004))
    #expect(isFine || answer.message.contains("timestamp"))
  }

  @Test("a missing timestamp is told before a missing signature")
  func missing() {
    var request = client.request("GET", Self.shops)
    request.timestamp = nil
    request.sign = ""
    #expect(request.send().message.contains("timestamp"))
    request.timestamp = String(client.clock.now)
    #expect(request.send().message.contains("Missing signature"))
    request.appKey = nil
    #expect(request.send().message.contains("app_key"))
  }

  @Test("signed with another app's secret, a request is refused")
  func otherSecret() {
    var request = client.request("GET", Self.shops)
    request.cipher = nil
    request.appSecret = ShopClient(clock: client.clock, shop: client.shop).tenant.appSecret
    #expect(request.send().code == 106_001)
  }

  @Test("a body changed after signing is refused, by one blank even")
  func changedBody() {
    var request = client.request("POST", Self.search, [("page_size", "10")], body: "{}")
    var sent = request.serverRequest()
    #expect(Answer(client.shop.answer(sent)).code == 0)
    sent.body = Array("{ }".utf8)
    #expect(Answer(client.shop.answer(sent)).code == 106_001)
    request.body = nil
    sent = request.serverRequest()
    sent.body = Array("{}".utf8)
    #expect(Answer(client.shop.answer(sent)).code == 106_001)
  }

  @Test("tokens: missing, expired, deauthorized, of another app")
  func tokens() {
    let other = ShopClient(clock: client.clock, shop: client.shop)
    let cases: [(String?, Int, Int)] = [
      (nil, 400, 36_009_004), ("", 400, 36_009_004), (client.tenant["expired_access_token"], 401, 105_002),
      (client.tenant["deauthorized_access_token"], 401, 105_001), (other.tenant.accessToken, 400, 36_009_004),
      (client.tenant.accessToken + " ", 400, 36_009_004), (client.tenant.accessToken, 200, 0),
    ]
    for (token, status, code) in cases {
      var request = client.request("GET", Self.shops)
      request.cipher = nil
      request.token = token
      let answer = request.send()
      #expect(answer.status == status)
      #expect(answer.code == code)
    }
  }

  @Test("a cipher where none is wanted, and the cipher of another shop")
  func ciphers() {
    #expect(client.call("GET", Self.shops).message.contains("'shop_cipher': it is not required"))
    var request = client.request("GET", "/logistics/202309/warehouses")
    request.cipher = client.tenant["other_shop_cipher"]
    #expect(request.send().code == 101_000)
    request.cipher = ""
    #expect(request.send().code == 106_013)
  }

  @Test("two Content-Type lines are refused; none is fine without a body")
  func contentTypes() {
    var request = client.request("POST", Self.search, [("page_size", "10")], body: "{}")
    request.contentTypes = ["application/json", "application/json"]
    #expect(request.send().code == 36_009_022)
    request.contentTypes = []
    #expect(request.send().code == 36_009_022)
    request.body = nil
    #expect(request.send().code == 0)
    request.contentTypes = ["Application/JSON; charset=utf-8"]
    #expect(request.send().code == 0)
  }

  @Test("required query parameters are named as Go spells them")
  func requiredQuery() {
    let answer = client.call("POST", Self.search, body: #"{"page_size":10}"#)
    #expect(answer.status == 400)
    #expect(answer.code == 36_009_004)
    #expect(answer.message.contains("'PageSize'"))
  }

  @Test("a body that is no JSON object is refused", arguments: ["[]", "{", "1", "\"x\"", "{}x", "\u{0}"])
  func noObject(_ body: String) {
    let answer = client.call("POST", Self.search, [("page_size", "10")], body: body)
    #expect(answer.status == 400)
    #expect(answer.code == 36_009_004)
  }

  @Test("a body beyond twenty megabytes is too large")
  func tooLarge() {
    var request = client.request("POST", Self.search, [("page_size", "10")])
    request.body = Array(repeating: UInt8(ascii: " "), count: (20 << 20) + 1)
    request.sign = "any"
    let answer = request.send()
    #expect(answer.status == 413)
    #expect(answer.code == 36_009_021)
  }

  @Test("a rate limit lets so many through in a second, then says when to come back")
  func rate() {
    _ = client.control("POST", "traffic", body: #"{"requests_per_second":2}"#)
    let codes = (0..<3).map { _ in client.call("GET", Self.shops, cipher: false).code }
    #expect(codes == [0, 0, 36_009_002])
    let answer = client.call("GET", Self.shops, cipher: false)
    #expect(answer.status == 429)
    #expect(answer.headers["retry-after"] == "1")
    #expect(client.call("GET", "/seller/202309/shops", cipher: false).code == 0)
    client.clock.advance(1)
    #expect(client.call("GET", Self.shops, cipher: false).code == 0)
    _ = client.control("POST", "traffic", body: #"{"requests_per_second":null}"#)
    #expect((0..<5).allSatisfy { _ in client.call("GET", Self.shops, cipher: false).code == 0 })
  }

  @Test("the Development Shop's hourly quota has a code of its own")
  func quota() {
    _ = client.control("POST", "traffic", body: #"{"requests_per_hour":1}"#)
    client.clock.advance(600)
    #expect(client.call("GET", Self.shops, cipher: false).code == 0)
    let answer = client.call("GET", "/seller/202309/shops", cipher: false)
    #expect(answer.status == 429)
    #expect(answer.code == 36_009_037)
    #expect(answer.headers["retry-after"] == "3000")
  }

  @Test("faults ordered in advance strike so often and only there")
  func faults() {
    _ = client.control("POST", "faults", body: #"{"kind":"overload","path":"/seller/","times":2}"#)
    #expect(client.call("GET", Self.shops, cipher: false).code == 0)
    let statuses = (0..<3).map { _ in client.call("GET", "/seller/202309/shops", cipher: false).status }
    #expect(statuses == [503, 503, 200])
    #expect(client.control("POST", "faults", body: #"{"kind":"fire"}"#).status == 400)
  }

  @Test("an inactive shop refuses, and works again when active")
  func inactive() {
    _ = client.control("POST", "shop", body: #"{"is_active":false}"#)
    let answer = client.call("GET", "/logistics/202309/warehouses")
    #expect(answer.status == 401)
    #expect(answer.code == 36_009_043)
    _ = client.control("POST", "shop", body: #"{"is_active":true}"#)
    #expect(client.call("GET", "/logistics/202309/warehouses").code == 0)
  }

  @Test("each host serves its own paths, any other name serves all")
  func hosts() {
    func status(_ host: String, _ path: String) -> Int {
      let headers = HTTPFields([.init("Host", host)])
      return client.shop.answer(ServerRequest(method: "GET", path: path, query: "", headers: headers)).status
    }
    #expect(status("auth.tiktok-shops.com", "/api/v2/token/get") == 200)
    #expect(status("open-api.tiktokglobalshop.com", "/api/v2/token/get") == 404)
    #expect(status("127.0.0.1:8080", "/api/v2/token/get") == 200)
    #expect(status("auth.tiktok-shops.com:443", Self.shops) == 404)
    #expect(status("AUTH.tiktok-shops.com", "/api/v2/token/get") == 200)
    #expect(status("services.tiktokshop.com", "/open/authorize") == 400)
    #expect(status("services.us.tiktokshop.com", Self.shops) == 404)
    #expect(status("localhost", Self.shops) == 400)
    #expect(status("", Self.shops) == 400)
  }
}

struct Missing: Error {}
