import JSON

/// Cancels an order for the seller, and lists cancellations.
enum Cancellations: RouteFamily {
  static let routes = ["202309", "202602"].flatMap { version in
    [
      Route(
        .post, PathTemplate(stringLiteral: "/return_refund/\(version)/cancellations"),
        scopes: ["seller.return_refund.basic"],
        body: .json(required: [.text("order_id"), .text("cancel_reason")]), handler: cancel),
      Route(
        .post, PathTemplate(stringLiteral: "/return_refund/\(version)/cancellations/search"),
        scopes: ["seller.return_refund.basic"], body: .json(required: []), handler: search),
    ]
  }

  /// A seller's reasons, by whether the order is paid.
  static let reasons: (unpaid: Set<String>, paid: Set<String>) = (
    [
      "seller_cancel_unpaid_reason_out_of_stock", "seller_cancel_unpaid_reason_wrong_price",
      "seller_cancel_unpaid_reason_buyer_hasnt_paid_within_time_allowed",
      "seller_cancel_unpaid_reason_buyer_requested_cancellation",
    ],
    [
      "seller_cancel_reason_out_of_stock", "seller_cancel_reason_wrong_price",
      "seller_cancel_paid_reason_address_not_deliver", "seller_cancel_paid_reason_buyer_requested_cancellation",
    ]
  )

  private static func cancel(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    let order = try tenant.shop.order(try fields.text("order_id") ?? "")
    let reason = try fields.text("cancel_reason") ?? ""
    guard reasons.paid.union(reasons.unpaid).contains(reason) else {
      throw .business(25_001_014, "Unknown reason: pass a valid one")
    }
    switch order.status {
    case .onHold, .awaitingShipment, .awaitingCollection: break
    case .unpaid: throw .business(25_001_003, "Invalid order status")
    case .inTransit, .delivered, .partiallyShipping:
      throw .business(25_001_045, "The order is already shipped and cannot be cancelled")
    case .completed, .cancelled:
      throw .business(25_001_051, "Not allowed: the order is completed or cancelled")
    }
    guard reasons.paid.contains(reason) else {
      throw .business(25_001_021, "The reason does not match the order status")
    }
    let cancellation = Cancellation(
      id: tenant.ids.id(prefix: "4036"), orderID: order.id, role: "SELLER", reason: reason, status: .complete,
      createTime: call.now, updateTime: call.now)
    tenant.shop.cancellations.add(cancellation)
    tenant.shop.cancel(order: order.id, initiator: "SELLER", reason: reason, at: call.now)
    tenant.shop.notifyCancellation(cancellation.id, at: call.now)
    return ["cancel_id": .string(cancellation.id), "cancel_status": .string(cancellation.status.rawValue)]
  }

  private static func search(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    let ids = try fields.texts("cancel_ids")
    let orderIDs = try fields.texts("order_ids")
    let statuses = try fields.texts("cancel_status")
    let types = try fields.texts("cancel_types")
    let filter = [ids, orderIDs, statuses, types].map { ($0 ?? ["*"]).joined(separator: ",") }
    let paging = try Paging(call, maximum: 50, default: 10, filter: "cancellations \(filter)")
    let shop = tenant.shop
    let found = shop.cancellations.all.filter { cancellation in
      (ids?.contains(cancellation.id) ?? true) && (orderIDs?.contains(cancellation.orderID) ?? true)
        && (statuses?.contains(cancellation.status.rawValue) ?? true) && (types?.contains(cancellation.type) ?? true)
    }
    return paging.page("cancellations", of: found) { shop.json($0) }
  }
}
