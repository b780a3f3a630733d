import HTTP
import JSON
import LocalServer
import Testing

@testable import DevelopmentShop

@Suite("Faults on request")
struct FaultTests {
  private static let shops = "/authorization/202309/shops"
  let client = ShopClient()

  private func order(_ body: String) -> Answer { client.control("POST", "faults", body: body) }

  private func response(fault header: String? = nil) -> ServerResponse {
    var request = client.request("GET", Self.shops)
    request.cipher = nil
    var sent = request.serverRequest()
    if let header { sent.headers.append("X-Signet-Fault", header) }
    return client.shop.answer(sent)
  }

  @Test(
    "what the gateway itself says",
    arguments: [
      ("internal_error", 500, 36_009_003, nil), ("overload=7", 503, 36_009_003, "7"),
      ("overload", 503, 36_009_003, "1"),
      ("throttle=30", 429, 36_009_002, "30"), ("timeout", 504, 36_009_007, nil), ("expired_token", 401, 105_002, nil),
      ("clock_skew", 400, 36_009_004, nil), ("clock_skew=-60", 400, 36_009_004, nil), ("clock_skew=60", 200, 0, nil),
    ] as [(String, Int, Int, String?)])
  func refusals(_ fault: String, _ status: Int, _ code: Int, _ retryAfter: String?) {
    let answer = Answer(response(fault: fault))
    #expect(answer.status == status)
    #expect(answer.code == code)
    #expect(answer.headers["Retry-After"] == retryAfter)
    #expect(response().status == 200, "the header is for its own request only")
  }

  @Test("what happens on the way")
  func transport() {
    #expect(response(fault: "latency=250").delay == 250)
    #expect(response(fault: "reset").fault == .closeWithoutAnswer)
    #expect(response(fault: "truncate=9").fault == .truncateBody(after: 9))
    #expect(response(fault: "slow_body=5").fault == .slowBody(pause: 5))
    let plain = response()
    #expect(plain.delay == 0 && plain.fault == .none)
  }

  @Test("ordered in advance, a fault strikes as often as it was told to, together with others")
  func times() {
    _ = order(#"{"kind":"latency","value":20,"times":2}"#)
    _ = order(#"{"kind":"throttle","times":1}"#)
    _ = order(#"{"kind":"overload","times":1}"#)
    let seen = (0..<4).map { _ in response() }
    #expect(seen.map(\.status) == [429, 503, 200, 200])
    #expect(seen.map(\.delay) == [20, 20, 0, 0])
    _ = order(#"{"kind":"overload","times":100}"#)
    _ = client.control("DELETE", "faults")
    #expect(response().status == 200)
  }

  @Test("a share of the requests is the same share for the same seed")
  func share() throws {
    func statuses(_ seed: UInt64) throws -> [Int] {
      let clock = TestClock()
      let fault = try ShopFault(parsing: "overload:30%@/authorization/")
      let shop = DevelopmentShop(clock: { clock.now }, seed: seed, faults: [fault])
      let client = ShopClient(clock: clock, shop: shop)
      return (0..<200).map { _ in client.call("GET", Self.shops, cipher: false).status }
    }
    let first = try statuses(7)
    #expect(try first == statuses(7))
    #expect(try first != statuses(8))
    #expect((40...80).contains(first.count { $0 == 503 }))
  }

  @Test("a message comes twice, and late")
  func messages() {
    let body = #"{"address":"http://127.0.0.1:9/","event_type":"ORDER_STATUS_CHANGE"}"#
    _ = client.call("PUT", "/event/202309/webhooks", body: body)
    func move(_ status: String, to next: String) {
      let id = client.tenant["\(status)_order_id"]
      _ = client.control("POST", "orders/\(id)/status", body: #"{"status":"\#(next)"}"#)
    }
    func take() -> [String] {
      var ids: [String] = []
      while let delivery = client.shop.takeDueDeliveries().first {
        ids.append(delivery.id)
        client.shop.finish(delivery, as: .answered(status: 200))
      }
      return ids
    }
    _ = order(#"{"kind":"duplicate_webhook"}"#)
    move("in_transit", to: "DELIVERED")
    let twice = take()
    #expect(twice.count == 2 && Set(twice).count == 1)
    _ = order(#"{"kind":"late_webhook","value":60}"#)
    move("delivered", to: "COMPLETED")
    #expect(take().isEmpty)
    client.clock.advance(60)
    #expect(take().count == 1)
  }

  @Test(
    "what cannot be ordered is told",
    arguments: [
      ("fire", "unknown fault 'fire'"), ("reset=1", "takes no value"), ("latency=x", "number of milliseconds"),
      ("latency=-1", "number of milliseconds"), ("latency:0%", "a share from 1%"), ("latency:50", "a share from 1%"),
      ("latency@order", "beginning of a path"), ("", "unknown fault ''"),
    ])
  func problems(_ text: String, _ words: String) {
    #expect(throws: ShopFaultProblem.self) { try ShopFault(parsing: text) }
    let answer = Answer(response(fault: text))
    #expect(answer.code == 36_009_004 && answer.message.contains(words))
  }

  @Test("all parts of a fault's text are read")
  func parsing() throws {
    let fault = try ShopFault(parsing: "latency=300:10%@/order/")
    #expect(fault == ShopFault(kind: .latency, value: 300, path: "/order/", percent: 10))
  }
}
