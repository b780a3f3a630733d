import JSON

/// Asks for an order's items or money back, and lists what was asked.
enum Returns: RouteFamily {
  static let answers =
    ["202309", "202602"].flatMap { version in
      [
        CatalogueAnswer("POST /return_refund/\(version)/returns", handler: create),
        CatalogueAnswer("POST /return_refund/\(version)/returns/search", handler: search),
        CatalogueAnswer("POST /return_refund/\(version)/refunds/calculate", handler: calculate),
      ]
    } + [CatalogueAnswer("GET /return_refund/202309/returns/{return_id}/records", handler: records)]

  /// What a seller starts needs nobody's answer: a refund is paid, a return waits for the buyer's parcel.
  private static func create(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    let (order, kind, items) = try request(fields, kindIn: "return_type", tenant.shop)
    let reason = try reason(try fields.text("return_reason"), for: kind)
    let whole = tenant.shop.refundTotal(of: items, in: order)
    if let text = try fields.text("refund_total"), !text.isEmpty {
      guard let asked = Money(text), asked <= whole else {
        throw .business(25_005_005, "The refund total is larger than what can be refunded")
      }
    }
    var request = Return(
      id: tenant.ids.id(prefix: "4035"), orderID: order.id, kind: kind, role: "SELLER", reason: reason,
      lineItemIDs: items.map(\.id), refund: whole, status: .pending, records: [], createTime: call.now,
      updateTime: call.now)
    request.move(
      to: kind == .refund ? .complete : .awaitingBuyerShip, "ORDER_RETURN_CREATED", by: "SELLER", at: call.now)
    tenant.shop.set(request, at: call.now)
    return ["return_id": .string(request.id), "return_status": .string(request.status.rawValue)]
  }

  private static func calculate(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    if try fields.text("request_type") == "CANCEL" {
      let order = try tenant.shop.order(try fields.text("order_id") ?? "")
      return ["order_refund_amount": tenant.shop.refundAmount(of: order.lineItems, in: order)]
    }
    let (order, _, items) = try request(fields, kindIn: "request_type", tenant.shop)
    return ["order_refund_amount": tenant.shop.refundAmount(of: items, in: order)]
  }

  private static func request(
    _ fields: Fields, kindIn name: String, _ shop: Shop
  ) throws(Refusal) -> (Order, Return.Kind, [Order.LineItem]) {
    let order = try shop.order(try fields.text("order_id") ?? "")
    guard let kind = Return.Kind(rawValue: try fields.text(name) ?? "") else {
      throw .wrongType(fields.goName(name), expected: "a type of return")
    }
    guard ReturnRules.statuses(for: kind, by: "SELLER").contains(order.status) else {
      if [.completed, .cancelled].contains(order.status) {
        throw .business(25_001_051, "Not allowed: the order is completed or cancelled")
      }
      throw .business(25_001_003, "Invalid order status")
    }
    return (order, kind, try shop.refundableItems(of: order, fields))
  }

  private static func reason(_ text: String?, for kind: Return.Kind) throws(Refusal) -> String {
    let reason = text ?? ""
    guard Return.Kind.allCases.contains(where: { ReturnRules.reasons(for: $0).contains(reason) }) else {
      throw .business(25_001_014, "Unknown reason: pass a valid one")
    }
    guard ReturnRules.reasons(for: kind).contains(reason) else {
      throw .business(25_001_057, "The reason does not match the type of the request")
    }
    guard reason.hasSuffix("_seller") else {
      throw .business(25_001_015, "The reason is not one that a seller can select")
    }
    return reason
  }

  private static func search(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    let ids = try fields.texts("return_ids")
    let orderIDs = try fields.texts("order_ids")
    let statuses = try fields.texts("return_status")
    let types = try fields.texts("return_types")
    let created = (try fields.integer("create_time_ge"), try fields.integer("create_time_lt"))
    let filter = [ids, orderIDs, statuses, types].map { ($0 ?? ["*"]).joined(separator: ",") }
    let paging = try Paging(call, maximum: 50, default: 10, filter: "returns \(filter) \(created)")
    let shop = tenant.shop
    let found = shop.returns.all.filter { request in
      (ids?.contains(request.id) ?? true) && (orderIDs?.contains(request.orderID) ?? true)
        && (statuses?.contains(request.status.rawValue) ?? true) && (types?.contains(request.kind.rawValue) ?? true)
        && TimeRange.holds(request.createTime, created)
    }
    return paging.page("return_orders", of: found) { shop.json($0) }
  }

  private static func records(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let request = try tenant.shop.returnRequest(call.path("return_id"))
    return [
      "records": .array(
        request.records.map { record in
          [
            "event": .string(record.event), "role": .string(record.role), "description": .string(record.note),
            "create_time": .integer(record.time),
          ]
        })
    ]
  }
}
