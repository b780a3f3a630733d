import JSON
import Testing

@testable import DevelopmentShop

@Suite("Finance")
struct FinanceTests {
  let client = ShopClient()

  private func list(_ path: String, _ field: String, _ more: [(String, String)] = []) -> Answer {
    client.call("GET", "/finance/\(path)", [("sort_field", field), ("page_size", "100")] + more)
  }

  private func cents(_ value: JSONValue) throws -> Int {
    let isNegative = value.text.hasPrefix("-")
    let amount = try #require(Money(isNegative ? String(value.text.dropFirst()) : value.text))
    return isNegative ? -amount.cents : amount.cents
  }

  @Test("statements add up with their transactions, and these with the orders' SKUs")
  func sums() throws {
    let statements = list("202309/statements", "statement_time").data.at("statements").elements
    #expect(!statements.isEmpty)
    var orders: Set<String> = []
    for statement in statements {
      let id = statement.at("id").text
      let answer = list("202501/statements/\(id)/statement_transactions", "order_create_time").data
      let transactions = answer.at("transactions").elements
      #expect(answer.at("total_count").int == transactions.count)
      let parts = ["revenue_amount", "fee_amount", "shipping_cost_amount"]
      #expect(try parts.reduce(0) { try $0 + cents(statement.at($1)) } == cents(statement.at("settlement_amount")))
      let sum = try transactions.reduce(0) { try $0 + cents($1.at("settlement_amount")) }
      #expect(try sum == cents(statement.at("settlement_amount")))
      for transaction in transactions {
        let order = transaction.at("order_id").text
        #expect(orders.insert(order).inserted, "an order is settled once")
        let detail = client.call("GET", "/finance/202501/orders/\(order)/statement_transactions").data
        #expect(detail.at("settlement_amount") == transaction.at("settlement_amount"))
        let lines = detail.at("sku_transactions").elements
        #expect(lines.allSatisfy { $0.at("statement_id").text == id })
        #expect(
          try lines.reduce(0) { try $0 + cents($1.at("settlement_amount")) } == cents(detail.at("settlement_amount")))
        let paid = client.call("GET", "/order/202507/orders", [("ids", order)]).data.at("orders", "0", "payment")
        #expect(try cents(paid.at("sub_total")) == cents(transaction.at("revenue_amount")))
      }
    }
    let completed = client.call(
      "POST", "/order/202309/orders/search", [("page_size", "100")], body: #"{"order_status":"COMPLETED"}"#)
    #expect(Set(completed.data.at("orders").elements.map { $0.at("id").text }) == orders)
  }

  @Test("an order that is completed leaves what is unsettled for a statement, when its day is over")
  func day() {
    let order = client.tenant["delivered_order_id"]
    func isUnsettled() -> Bool {
      let list = list("202507/orders/unsettled", "order_create_time").data.at("transactions").elements
      return list.contains { $0.at("order_id").text == order }
    }
    #expect(isUnsettled())
    _ = client.control("POST", "orders/\(order)/status", body: #"{"status":"COMPLETED"}"#)
    #expect(isUnsettled())
    let before = list("202309/statements", "statement_time").data.at("total_count").int ?? 0
    _ = client.control("POST", "clock", body: #"{"advance":86400}"#)
    #expect(!isUnsettled())
    #expect(list("202309/statements", "statement_time").data.at("total_count").int == before + 1)
  }

  @Test("what was refunded is not revenue")
  func refund() throws {
    let order = client.tenant["delivered_order_id"]
    let id = client.control("POST", "orders/\(order)/return_request").json.at("return_id").text
    _ = client.call(
      "POST", "/return_refund/202309/returns/\(id)/approve", body: #"{"decision":"APPROVE_REFUND"}"#)
    _ = client.control("POST", "clock", body: #"{"advance":86400}"#)
    let detail = client.call("GET", "/finance/202501/orders/\(order)/statement_transactions").data
    #expect(detail.at("revenue_amount").text == "0.00")
    #expect(try cents(detail.at("settlement_amount")) <= 0)
  }

  @Test("payments follow their statements by two days; withdrawals are asked for by type")
  func payments() {
    for version in ["202309", "202605"] {
      let payments = list("\(version)/payments", "create_time").data.at("payments").elements
      let statements = list("202309/statements", "statement_time").data.at("statements").elements
      #expect(payments.map { $0.at("id") } == statements.map { $0.at("payment_id") })
      #expect(payments.map { $0.at("amount", "value") } == statements.map { $0.at("settlement_amount") })
    }
    #expect(client.call("GET", "/finance/202309/withdrawals").code == 36_009_004)
    #expect(client.call("GET", "/finance/202309/withdrawals", [("types", "GIVE")]).code == 36_009_004)
    let settled = client.call("GET", "/finance/202309/withdrawals", [("types", "SETTLE")]).data
    #expect(settled.at("withdrawals").elements.allSatisfy { $0.at("type").text == "SETTLE" })
    #expect(settled.at("total_count").int ?? 0 > 0)
  }

  @Test("sorting, ranges and pages", arguments: ["ASC", "DESC"])
  func sorting(_ order: String) {
    #expect(client.call("GET", "/finance/202309/statements").code == 36_009_004)
    #expect(list("202309/statements", "id").code == 36_009_004)
    let times = list("202309/statements", "statement_time", [("sort_order", order)]).data.at("statements").elements
      .compactMap { $0.at("statement_time").int }
    #expect(times == times.sorted(by: order == "ASC" ? (<) : (>)))
    let middle = String(times.sorted()[times.count / 2])
    let later = list("202309/statements", "statement_time", [("statement_time_ge", middle)]).data
    #expect(later.at("total_count").int == times.count - times.count / 2)
    #expect(list("202309/statements", "statement_time", [("statement_time_ge", "x")]).code == 36_009_004)
  }
}
