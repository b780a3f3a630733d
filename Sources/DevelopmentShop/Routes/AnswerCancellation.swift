import JSON

/// Approves or rejects what a buyer asked to cancel.
enum AnswerCancellation: RouteFamily {
  static let routes = [
    Route(
      .post, "/return_refund/202309/cancellations/{cancel_id}/approve", scopes: ["seller.return_refund.basic"],
      body: .json(required: []), handler: approve),
    Route(
      .post, "/return_refund/202309/cancellations/{cancel_id}/reject", scopes: ["seller.return_refund.basic"],
      body: .json(required: [.text("reject_reason")]), handler: reject),
  ]

  private static func approve(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let cancellation = try pending(call, tenant.shop)
    close(cancellation.id, as: .complete, at: call.now, &tenant.shop)
    tenant.shop.cancel(order: cancellation.orderID, initiator: "BUYER", reason: cancellation.reason, at: call.now)
    return [:]
  }

  private static func reject(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let cancellation = try pending(call, tenant.shop)
    let reason = try call.body.fields.text("reject_reason") ?? ""
    guard RejectReasons.reasons.contains(where: { $0.name == reason }) else {
      throw .business(25_001_014, "Unknown reason: pass a valid one")
    }
    close(cancellation.id, as: .declined, at: call.now, &tenant.shop)
    tenant.shop.orders[cancellation.orderID]?.cancelRequestTime = nil
    tenant.shop.orders[cancellation.orderID]?.updateTime = call.now
    return [:]
  }

  private static func pending(_ call: ShopCall, _ shop: Shop) throws(Refusal) -> Cancellation {
    guard let cancellation = shop.cancellations[call.path("cancel_id")] else {
      throw .business(25_007_006, "The order was not found")
    }
    guard cancellation.status == .pending else {
      throw .business(25_020_003, "The decision does not match the status of the request")
    }
    return cancellation
  }

  private static func close(_ id: String, as status: Cancellation.Status, at now: Int64, _ shop: inout Shop) {
    shop.cancellations[id]?.status = status
    shop.cancellations[id]?.updateTime = now
    shop.notifyCancellation(id, at: now)
  }
}
