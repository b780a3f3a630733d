import HTTP
import JSON
import LocalServer
import Testing

@testable import DevelopmentShop

@Suite("Tokens and authorization")
struct TokenTests {
  let client = ShopClient()

  private func exchange(_ code: String, _ changes: [String: String?] = [:]) -> Answer {
    let query: [(String, String)] = [
      ("app_key", client.tenant.appKey), ("app_secret", client.tenant.appSecret), ("auth_code", code),
      ("grant_type", "authorized_code"),
    ]
    return client.token(
      "get",
      query.compactMap { name, value in
        guard let change = changes[name] else { return (name, value) }
        return change.map { (name, $0) }
      })
  }

  private func refresh(_ token: String) -> Answer {
    client.token(
      "refresh",
      [
        ("app_key", client.tenant.appKey), ("app_secret", client.tenant.appSecret), ("refresh_token", token),
        ("grant_type", "refresh_token"),
      ])
  }

  private func shops(_ token: String) -> Answer {
    var request = client.request("GET", "/authorization/202309/shops")
    request.cipher = nil
    request.token = token
    return request.send()
  }

  @Test("a code becomes tokens that work, with absolute times of expiry")
  func exchange() {
    let answer = exchange(client.tenant.authorizationCode)
    #expect(answer.status == 200)
    #expect(answer.code == 0)
    #expect(answer.message == "success")
    #expect(answer.data.at("access_token").text.hasPrefix("TTP_"))
    #expect(answer.data.at("access_token_expire_in").int == Int(client.clock.now) + 604_800)
    #expect(answer.data.at("refresh_token_expire_in").int == Int(client.clock.now) + 365 * 86_400)
    #expect(answer.data.at("granted_scopes").elements.contains("seller.order.info"))
    #expect(answer.data.at("user_type").int == 0)
    #expect(shops(answer.data.at("access_token").text).code == 0)
  }

  @Test("a code serves once")
  func once() {
    #expect(exchange(client.tenant.authorizationCode).code == 0)
    let second = exchange(client.tenant.authorizationCode)
    #expect(second.status == 200)
    #expect(second.code == 36_004_004)
    #expect(second.data == .null)
  }

  @Test("a code is too old after thirty minutes", arguments: [(1_799, 0), (1_800, 36_004_004)] as [(Int64, Int)])
  func oldCode(_ seconds: Int64, _ code: Int) {
    client.clock.advance(seconds)
    #expect(exchange(client.tenant.authorizationCode).code == code)
  }

  @Test("the codes and tokens made for proving refusals are refused")
  func proofs() {
    #expect(exchange(client.tenant["expired_auth_code"]).code == 36_004_004)
    #expect(exchange("null").code == 36_004_004)
    #expect(exchange("").code == 36_004_004)
    #expect(refresh(client.tenant["expired_refresh_token"]).code == 36_004_001)
    #expect(refresh("TTP_none").code == 36_004_005)
  }

  @Test(
    "a missing or wrong parameter is told by code",
    arguments: [
      ("grant_type", "authorization_code", 98_001_004), ("grant_type", nil, 98_001_004),
      ("auth_code", nil, 98_001_004), ("app_key", nil, 98_001_004), ("app_secret", "wrong", 36_004_003),
      ("app_key", "unknown", 36_004_003),
    ] as [(String, String?, Int)])
  func parameters(_ name: String, _ value: String?, _ code: Int) {
    let answer = exchange(client.tenant.authorizationCode, [name: value])
    #expect(answer.status == 200)
    #expect(answer.code == code)
  }

  @Test("POST is answered 404 in plain text")
  func post() {
    for host in ["auth.tiktok-shops.com", "127.0.0.1:1"] {
      let request = ServerRequest(
        method: "POST", path: "/api/v2/token/get", headers: HTTPFields([.init("Host", host)]), body: Array("{}".utf8))
      let answer = Answer(client.shop.answer(request))
      #expect(answer.status == 404)
      #expect(answer.headers["content-type"]?.hasPrefix("text/plain") == true)
      #expect(answer.text.contains("404 page not found"))
    }
  }

  @Test("an access token lives seven days; refreshing gives a new pair and ends the old refresh token")
  func life() {
    let first = exchange(client.tenant.authorizationCode)
    let access = first.data.at("access_token").text
    client.clock.advance(604_799)
    #expect(shops(access).code == 0)
    client.clock.advance(1)
    #expect(shops(access).code == 105_002)
    let second = refresh(first.data.at("refresh_token").text)
    #expect(second.code == 0)
    #expect(second.data.at("access_token_expire_in").int == Int(client.clock.now) + 604_800)
    #expect(second.data.at("refresh_token_expire_in") == first.data.at("refresh_token_expire_in"))
    #expect(second.data.at("refresh_token") != first.data.at("refresh_token"))
    #expect(shops(second.data.at("access_token").text).code == 0)
    #expect(refresh(first.data.at("refresh_token").text).code == 36_004_005)
  }

  @Test("when the seller's authorization is over, refreshing is too")
  func authorizationEnds() {
    let token = exchange(client.tenant.authorizationCode).data.at("refresh_token").text
    client.clock.advance(365 * 86_400)
    #expect(refresh(token).code == 36_004_001)
  }

  @Test("moving the calendar expires tokens, and requests of the unmoved clock are still in time")
  func calendar() {
    #expect(shops(client.tenant.accessToken).code == 0)
    #expect(client.control("POST", "clock", body: #"{"advance":604800}"#).status == 200)
    #expect(shops(client.tenant.accessToken).code == 105_002)
    let fresh = refresh(client.tenant.refreshToken)
    #expect(fresh.data.at("access_token_expire_in").int == Int(client.clock.now) + 2 * 604_800)
    #expect(shops(fresh.data.at("access_token").text).code == 0)
    client.shop.advance(by: 604_800)
    #expect(shops(fresh.data.at("access_token").text).code == 105_002)
  }

  @Test("when the seller cancels the app, no token works any more")
  func deauthorize() {
    _ = client.control("POST", "deauthorize")
    #expect(shops(client.tenant.accessToken).code == 105_001)
    #expect(refresh(client.tenant.refreshToken).code == 36_004_005)
  }

  private func authorize(_ query: [(String, String)]) -> Answer {
    let headers = HTTPFields([.init("Host", "services.us.tiktokshop.com")])
    return Answer(
      client.shop.answer(
        ServerRequest(method: "GET", path: "/open/authorize", query: ShopRequest.encode(query), headers: headers)))
  }

  @Test("the authorization page sends the browser back with a code that serves, and the state as it was")
  func page() throws {
    client.shop.setRedirectURL("http://127.0.0.1:9999/back?x=1", appKey: client.tenant.appKey)
    let answer = authorize([("service_id", client.tenant.serviceID), ("state", "a b&c=ü")])
    #expect(answer.status == 302)
    let location = try #require(answer.headers["location"])
    #expect(location.hasPrefix("http://127.0.0.1:9999/back?x=1&"))
    let query = QueryString(String(location.drop { $0 != "?" }.dropFirst()))
    #expect(query["state"] == "a b&c=ü")
    #expect(query["shop_region"] == "US")
    #expect(exchange(query["code"] ?? "").code == 0)
  }

  @Test("a seller who refuses sends no code")
  func denied() {
    let answer = authorize([("service_id", client.tenant.serviceID), ("state", "s"), ("decision", "deny")])
    #expect(answer.status == 302)
    #expect(answer.headers["location"]?.contains("code=null&error=auth_denied&state=s") == true)
  }

  @Test("an app that nobody knows gets no code")
  func unknownApp() {
    #expect(authorize([("service_id", "1")]).status == 400)
    #expect(authorize([("service_id", client.tenant.appKey)]).status == 400)
    #expect(authorize([]).status == 400)
  }
}
