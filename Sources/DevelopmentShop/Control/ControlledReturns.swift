import JSON

/// Controls of returns and refunds: what buyers and the platform's arbiters do.
enum ControlledReturns {
  static let actions: [ControlSurface.Action] = [
    .init(method: "POST", template: "/_shop/orders/{id}/return_request", run: ask),
    .init(method: "POST", template: "/_shop/returns/{id}/status", run: act),
  ]

  private static func ask(_ call: ControlCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let order = try tenant.shop.order(call.path["id"] ?? "")
    guard let kind = Return.Kind(rawValue: try call.fields.text("return_type") ?? "REFUND") else {
      let names = Return.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ControlCall.refused("'return_type' must be one of \(names)")
    }
    let statuses = ReturnRules.statuses(for: kind, by: "BUYER")
    guard statuses.contains(order.status) else {
      let names = statuses.map(\.rawValue).joined(separator: ", ")
      throw ControlCall.refused("a buyer can ask for it while the order is \(names); it is \(order.status.rawValue)")
    }
    let items = try tenant.shop.refundableItems(of: order, call.fields)
    var request = Return(
      id: tenant.ids.id(prefix: "4035"), orderID: order.id, kind: kind, role: "BUYER",
      reason: ReturnRules.reasons(for: kind)[0], lineItemIDs: items.map(\.id),
      refund: tenant.shop.refundTotal(of: items, in: order), status: .pending, records: [], createTime: call.now,
      updateTime: call.now)
    request.move(to: .pending, "ORDER_RETURN_CREATED", by: "BUYER", at: call.now)
    tenant.shop.set(request, at: call.now)
    return ["return_id": .string(request.id), "return_status": .string(request.status.rawValue)]
  }

  /// What others than the seller can do to a request, by where it stands.
  private static func steps(of request: Return) -> [(Return.Status, event: String, role: String)] {
    switch request.status {
    case .pending: [(.cancelled, "BUYER_CANCEL", "BUYER")]
    case .awaitingBuyerShip: [(.buyerShipped, "BUYER_SHIPPED", "BUYER"), (.cancelled, "BUYER_CANCEL", "BUYER")]
    case .awaitingBuyerResponse: [(.complete, "BUYER_ACCEPT", "BUYER"), (.pending, "BUYER_DECLINE", "BUYER")]
    case .rejected, .packageRejected:
      [(.complete, "SUPPORT_BUYER", "OPERATOR"), (.cancelled, "SUPPORT_SELLER", "OPERATOR")]
    case .success: [(.complete, "REFUND_DONE", "OPERATOR")]
    case .buyerShipped, .complete, .cancelled: []
    }
  }

  private static func act(_ call: ControlCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    var request = try tenant.shop.returnRequest(call.path["id"] ?? "")
    let steps = steps(of: request)
    let wanted = try call.fields.text("status") ?? ""
    guard let step = steps.first(where: { $0.0.rawValue == wanted }) else {
      let names = steps.map(\.0.rawValue)
      throw ControlCall.refused(
        "from \(request.status.rawValue) others than the seller can lead it to: "
          + (names.isEmpty ? "nowhere" : names.joined(separator: ", ")))
    }
    if step.role == "OPERATOR", step.event != "REFUND_DONE" { request.arbitration = step.event }
    if step.0 == .buyerShipped { request.tracking = tenant.ids.id(prefix: "9400", length: 22) }
    if step.event == "BUYER_ACCEPT", let partial = request.partialRefund { request.refund = partial }
    request.move(to: step.0, step.event, by: step.role, at: call.now)
    tenant.shop.set(request, at: call.now)
    return ["return_id": .string(request.id), "return_status": .string(request.status.rawValue)]
  }
}
