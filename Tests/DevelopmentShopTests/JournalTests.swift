import JSON
import Synchronization
import Testing

@testable import DevelopmentShop

@Suite("The journal of a shop")
struct JournalTests {
  private final class Lines: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    var all: [UInt8] { bytes.withLock { $0 } }
    func add(_ line: [UInt8]) { bytes.withLock { $0 += line } }
  }

  private static func start(_ clock: TestClock) -> ShopJournal.Beginning {
    ShopJournal.Beginning(seed: 7, start: clock.now, calendarOffset: 3_600)
  }

  private static func client(_ beginning: ShopJournal.Beginning, _ clock: TestClock) -> (DevelopmentShop, ShopClient) {
    let shop = DevelopmentShop(clock: { clock.now }, seed: beginning.seed)
    shop.advance(by: beginning.calendarOffset)
    return (shop, ShopClient(clock: clock, shop: shop, tenant: shop.makeTenant(now: beginning.start)))
  }

  /// Everything that changes something, and requests that are refused in between.
  private static func live(_ client: ShopClient) {
    let body = #"{"address":"http://127.0.0.1:9/","event_type":"ORDER_STATUS_CHANGE"}"#
    _ = client.call("PUT", "/event/202309/webhooks", body: body)
    let order = #"{"product_ids":["\#(client.tenant["product_id"])"]}"#
    for number in 0..<5 {
      client.clock.advance(60)
      _ = client.control("POST", "orders", body: order)
      _ = client.call("POST", "/order/202309/orders/search", [("page_size", "5")], body: "{}")
      _ = client.call("POST", "/return_refund/202309/cancellations", body: #"{"order_id":"1"}"#)
      _ = client.call("POST", "/product/202309/brands", body: #"{"name":"Brand \#(number)"}"#, cipher: false)
      while let delivery = client.shop.takeDueDeliveries().first {
        client.shop.finish(delivery, as: .answered(status: number == 2 ? 500 : 200))
      }
    }
    _ = client.token(
      "get",
      [
        ("app_key", client.tenant.appKey), ("app_secret", client.tenant.appSecret),
        ("auth_code", client.tenant.authorizationCode), ("grant_type", "authorized_code"),
      ])
    _ = client.control("POST", "clock", body: #"{"advance":7200}"#)
  }

  private static func picture(_ client: ShopClient) -> [String] {
    let orders = client.call("POST", "/order/202309/orders/search", [("page_size", "100")], body: "{}")
    let brands = client.call("GET", "/product/202309/brands", [("page_size", "100")])
    let next = client.control("POST", "orders", body: #"{"product_ids":["\#(client.tenant["product_id"])"]}"#)
    return [orders.data, brands.data, next.json, client.control("GET", "deliveries").json].map {
      String(decoding: JSONWriter.compactBytes($0), as: UTF8.self)
    }
  }

  @Test("what it tells makes the same shop again, down to the next id")
  func same() throws {
    let clock = TestClock()
    let lines = Lines()
    let beginning = Self.start(clock)
    lines.add(beginning.line)
    let (shop, client) = Self.client(beginning, clock)
    shop.keepJournal {
      lines.add($0)
      return true
    }
    Self.live(client)
    let kept = lines.all
    let journal = try ShopJournal(kept)
    #expect(journal.beginning == beginning)
    #expect(journal.entries.count > 15)
    let (again, reader) = Self.client(journal.beginning, clock)
    try again.replay(journal)
    #expect(reader.tenant.variables == client.tenant.variables)
    #expect(Self.picture(reader) == Self.picture(client))
  }

  @Test("cut off anywhere, it holds what whole lines hold")
  func cut() throws {
    let clock = TestClock()
    let lines = Lines()
    let beginning = Self.start(clock)
    let (shop, client) = Self.client(beginning, clock)
    shop.keepJournal {
      lines.add($0)
      return true
    }
    Self.live(client)
    let first = beginning.line
    let kept = first + lines.all
    for end in stride(from: first.count, through: kept.count, by: 97) {
      let journal = try ShopJournal(Array(kept[..<end]))
      let whole = kept[..<end].lastIndex(of: 10).map { $0 + 1 } ?? 0
      #expect(journal.wholeLength == whole)
      #expect(journal.entries.count == kept[first.count..<whole].count { $0 == 10 })
    }
    let (again, _) = Self.client(beginning, clock)
    try again.replay(try ShopJournal(Array(kept[..<(kept.count - 1)])))
  }

  @Test("what could not be written down is not acknowledged")
  func unwritten() {
    let client = ShopClient()
    client.shop.keepJournal { _ in false }
    let brand = client.call("POST", "/product/202309/brands", body: #"{"name":"Brand"}"#, cipher: false)
    #expect(brand.status == 503)
    #expect(client.call("GET", "/authorization/202309/shops", cipher: false).code == 0)
  }

  @Test("faults and limits are not kept: a shop comes back sound")
  func sound() throws {
    let clock = TestClock()
    let lines = Lines()
    let beginning = Self.start(clock)
    lines.add(beginning.line)
    let (shop, client) = Self.client(beginning, clock)
    shop.keepJournal {
      lines.add($0)
      return true
    }
    _ = client.control("POST", "faults", body: #"{"kind":"overload","path":"/product/","times":1}"#)
    _ = client.control("POST", "traffic", body: #"{"requests_per_second":1}"#)
    for name in ["One", "Two", "Three"] {
      _ = client.call("POST", "/product/202309/brands", body: #"{"name":"\#(name)"}"#, cipher: false)
    }
    let (again, reader) = Self.client(beginning, clock)
    try again.replay(try ShopJournal(lines.all))
    clock.advance(1)
    let brands = reader.call("GET", "/product/202309/brands", [("page_size", "100")]).data.at("brands").elements
    let names = brands.map { $0.at("name").text }
    #expect(names.contains("Two") && !names.contains("One") && !names.contains("Three"))
  }

  @Test(
    "what is no journal is told with its line",
    arguments: [
      ("", 1), ("{}\n", 1), ("hello\n", 1), ("{\"signet_sandbox\":2}\n", 1), ("{\"signet_sandbox\":1,\"seed\":1}\n", 1),
      ("{\"signet_sandbox\":1,\"seed\":\"1\",\"start\":1,\"calendar\":0}\n{}\n", 2),
      ("{\"signet_sandbox\":1,\"seed\":\"1\",\"start\":1,\"calendar\":0}\n\u{0}\n", 2),
    ])
  func broken(_ text: String, _ line: Int) {
    let problem = #expect(throws: ShopJournalProblem.self) { try ShopJournal(Array(text.utf8)) }
    #expect(problem?.line == line)
  }

  @Test("a journal of another shop is refused, not half taken")
  func foreign() throws {
    let clock = TestClock()
    let lines = Lines()
    let (shop, client) = Self.client(Self.start(clock), clock)
    shop.keepJournal {
      lines.add($0)
      return true
    }
    Self.live(client)
    let other = ShopJournal.Beginning(seed: 8, start: clock.now, calendarOffset: 0)
    let (again, _) = Self.client(other, clock)
    let journal = try ShopJournal(other.line + lines.all)
    #expect(throws: ShopJournalProblem.self) { try again.replay(journal) }
  }
}
