import JSON

/// Statements and the orders in them, payments and withdrawals: what finance knows of the orders that are completed.
enum Statements: RouteFamily {
  static let answers = [
    CatalogueAnswer("GET /finance/202309/statements", handler: list),
    CatalogueAnswer("GET /finance/202501/statements/{statement_id}/statement_transactions", handler: transactions),
    CatalogueAnswer("GET /finance/202501/orders/{order_id}/statement_transactions", handler: order),
    CatalogueAnswer("GET /finance/202507/orders/unsettled", handler: unsettled),
    CatalogueAnswer("GET /finance/202309/payments", handler: payments),
    CatalogueAnswer("GET /finance/202605/payments", handler: payments),
    CatalogueAnswer("GET /finance/202309/withdrawals", handler: withdrawals),
  ]

  private static func list(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let sort = try FinanceSort(call, field: "statement_time")
    let range = try TimeRange.query(call, "statement_time")
    let status = call.query["payment_status"]
    let paging = try Paging(call, default: 20, filter: "statements \(sort) \(range) \(status ?? "")")
    let found = tenant.shop.statements(now: call.now).filter { statement in
      TimeRange.holds(statement.time, range) && (status == nil || status == statement.paymentStatus)
    }
    let currency = tenant.shop.currency
    return paging.page("statements", of: sort.sorted(found)) { statement in
      [
        "id": .string(statement.id),
        "statement_time": .integer(statement.time),
        "currency": .string(currency),
        "settlement_amount": statement.amount.amount,
        "revenue_amount": statement.revenue.amount,
        "fee_amount": statement.fee.cost,
        "shipping_cost_amount": statement.shipping.amount,
        "net_sales_amount": statement.revenue.amount,
        "adjustment_amount": "0.00",
        "payment_status": .string(statement.paymentStatus),
        "payment_id": .string(statement.paymentID),
      ]
    }
  }

  private static func transactions(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let sort = try FinanceSort(call, field: "order_create_time")
    let id = call.path("statement_id")
    guard let statement = tenant.shop.statements(now: call.now).first(where: { $0.id == id }) else {
      throw .wrongType("StatementId", expected: "the ID of a statement of this shop")
    }
    let paging = try Paging(call, default: 20, filter: "transactions \(id) \(sort)")
    let sorted = sort.sorted(statement.settlements)
    guard case .object(var object) = paging.page("transactions", of: sorted, \.transaction) else { return [:] }
    object.members += [
      ("id", .string(id)),
      ("create_time", .integer(statement.time)),
      ("status", .string(statement.isPaid ? "SETTLED" : "PROCESSING")),
      ("currency", .string(tenant.shop.currency)),
      ("payable_amount", statement.amount.amount),
      ("total_settlement_amount", statement.amount.amount),
      (
        "total_settlement_breakdown",
        [
          "total_revenue_amount": statement.revenue.amount, "total_shipping_cost_amount": statement.shipping.amount,
          "total_fee_tax_amount": statement.fee.cost,
        ]
      ),
    ]
    return .object(object)
  }

  private static func order(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let order = try tenant.shop.order(call.path("order_id"))
    let statement = tenant.shop.statements(now: call.now).first { statement in
      statement.settlements.contains { $0.order.id == order.id }
    }
    // What is in no statement has no transactions yet.
    let settlement = tenant.shop.settlement(of: order)
    let lines = statement == nil ? [] : settlement.lines
    let none = Money(cents: 0)
    return [
      "order_id": .string(order.id),
      "order_create_time": .integer(order.createTime),
      "currency": .string(order.currency),
      "revenue_amount": (statement == nil ? none : settlement.revenue).amount,
      "fee_and_tax_amount": (statement == nil ? none : settlement.fee).cost,
      "shipping_cost_amount": (statement == nil ? none : settlement.shipping).amount,
      "settlement_amount": (statement == nil ? none : settlement.amount).amount,
      "sku_transactions": .array(
        lines.map { line in
          let members: [JSONObject.Member] = [
            ("sku_id", .string(line.item.skuID)), ("sku_name", .string(line.item.skuName)),
            ("statement_id", .string(statement?.id ?? "")), ("product_name", .string(line.item.productName)),
            ("quantity", .string(String(line.quantity))),
          ]
          return .object(JSONObject(members + line.breakdown))
        }),
      "total_count": .integer(lines.count),
    ]
  }

  private static func unsettled(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let sort = try FinanceSort(call, field: "order_create_time")
    let paging = try Paging(call, default: 20, filter: "unsettled \(sort)")
    let found = tenant.shop.unsettled(now: call.now)
    guard case .object(var object) = paging.page("transactions", of: sort.sorted(found), \.estimate) else { return [:] }
    object.members += [
      ("sum_est_settlement_amount", Settlement.sum(found.map(\.amount)).amount),
      ("sum_est_revenue_amount", Settlement.sum(found.map(\.revenue)).amount),
      ("sum_est_fee_amount", Settlement.sum(found.map(\.fee)).cost),
    ]
    return .object(object)
  }

  private static func payments(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let sort = try FinanceSort(call, field: "create_time")
    let range = try TimeRange.query(call, "create_time")
    let paging = try Paging(call, default: 20, filter: "payments \(sort) \(range)")
    let found = tenant.shop.statements(now: call.now).filter { TimeRange.holds($0.time, range) }
    let currency = tenant.shop.currency
    return paging.page("payments", of: sort.sorted(found)) { statement in
      let amount: JSONValue = ["value": statement.amount.amount, "currency": .string(currency)]
      return [
        "id": .string(statement.paymentID),
        "create_time": .integer(statement.time),
        "status": .string(statement.paymentStatus),
        "amount": amount,
        "settlement_amount": amount,
        "reserve_amount": ["value": "0.00", "currency": .string(currency)],
        "payment_amount_before_exchange": amount,
        "exchange_rate": "1",
        "paid_time": .integer(statement.isPaid ? statement.time + Statement.paymentDelay : 0),
        "bank_account": "*****6789",
      ]
    }
  }

  private static func withdrawals(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let types = (call.query["types"] ?? "").split { "[],\" ".contains($0) }
    let known: Set<Substring> = ["WITHDRAW", "SETTLE", "TRANSFER", "REVERSE"]
    guard types.allSatisfy(known.contains) else {
      throw .wrongType("Types", expected: "a list of types of withdrawals")
    }
    let range = try TimeRange.query(call, "create_time")
    let paging = try Paging(call, default: 20, filter: "withdrawals \(types) \(range)")
    let found = tenant.shop.statements(now: call.now).filter { statement in
      types.contains("SETTLE") && TimeRange.holds(statement.time, range)
    }
    let currency = tenant.shop.currency
    return paging.page("withdrawals", of: found) { statement in
      [
        "id": .string("7640" + statement.id.dropFirst(4)), "type": "SETTLE", "amount": statement.amount.amount,
        "currency": .string(currency), "status": .string(statement.isPaid ? "SUCCESS" : "PROCESSING"),
        "create_time": .integer(statement.time),
      ]
    }
  }
}

/// `sort_field`, of which each list of finance knows one, and `sort_order`; rows come oldest first.
struct FinanceSort {
  private let descending: Bool

  init(_ call: ShopCall, field: String) throws(Refusal) {
    guard call.query["sort_field"] == field else { throw .wrongType("SortField", expected: "'\(field)'") }
    let order = call.query["sort_order"] ?? "ASC"
    guard ["ASC", "DESC"].contains(order) else { throw .wrongType("SortOrder", expected: "'ASC' or 'DESC'") }
    descending = order == "DESC"
  }

  func sorted<Row>(_ rows: [Row]) -> [Row] { descending ? rows.reversed() : rows }
}
