import JSON

/// Controls of products and orders: what platform and buyers do.
enum ControlledGoods {
  static let actions: [ControlSurface.Action] = [
    .init(method: "POST", template: "/_shop/review") { (call, tenant) throws(Refusal) in
      guard let seconds = try call.fields.integer("seconds"), (0...4_000_000_000).contains(seconds) else {
        throw ControlCall.refused("'seconds' must be a number of seconds, not negative")
      }
      tenant.shop.reviewTime = Int64(seconds)
      return ["seconds": .integer(seconds)]
    },
    .init(method: "POST", template: "/_shop/products/{id}/status", run: setProductStatus),
    .init(method: "POST", template: "/_shop/orders", run: placeOrder),
    .init(method: "POST", template: "/_shop/orders/{id}/status", run: moveOrder),
    .init(method: "POST", template: "/_shop/orders/{id}/cancel_request", run: requestCancellation),
  ]

  private static func setProductStatus(
    _ call: ControlCall, _ tenant: inout TenantState
  ) throws(Refusal) -> JSONValue {
    let product = try tenant.shop.product(call.path["id"] ?? "", unknown: 12_052_260)
    guard let status = ProductStatus(rawValue: try call.fields.text("status") ?? "") else {
      let names = ProductStatus.allCases.map(\.rawValue).joined(separator: ", ")
      throw ControlCall.refused("'status' must be one of \(names)")
    }
    tenant.shop.products[product.id]?.set(status, at: call.now)
    tenant.shop.notifyProductStatus(product.id, at: call.now)
    return ["id": .string(product.id), "status": .string(status.rawValue)]
  }

  private static func placeOrder(_ call: ControlCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let ids = try call.fields.texts("product_ids") ?? []
    guard (1...3).contains(ids.count) else { throw ControlCall.refused("'product_ids' must be 1 to 3 product IDs") }
    var products: [Product] = []
    for id in ids {
      let product = try tenant.shop.product(id, unknown: 12_052_260)
      guard product.status == .activate else { throw ControlCall.refused("the product '\(id)' is not on sale") }
      products.append(product)
    }
    let shipping: Order.Shipping = try call.fields.text("shipping_type") == "SELLER" ? .seller : .platform
    let order = OrderMaker.make(of: products, in: tenant.shop, shipping: shipping, now: call.now, &tenant.ids)
    OrderMaker.store(order, in: &tenant.shop)
    tenant.shop.move(order: order.id, to: .onHold, at: call.now)
    return ["id": .string(order.id), "status": .string(OrderStatus.onHold.rawValue)]
  }

  private static func moveOrder(_ call: ControlCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let order = try tenant.shop.order(call.path["id"] ?? "")
    let next = order.status.successors.map(\.rawValue)
    guard let status = OrderStatus(rawValue: try call.fields.text("status") ?? ""), next.contains(status.rawValue)
    else {
      throw .business(
        25_001_003,
        "from \(order.status.rawValue) an order can go to: \(next.isEmpty ? "nowhere" : next.joined(separator: ", "))")
    }
    if status == .cancelled {
      tenant.shop.cancel(order: order.id, initiator: "SYSTEM", reason: "cancelled by a test", at: call.now)
    } else {
      tenant.shop.move(order: order.id, to: status, at: call.now)
    }
    return ["id": .string(order.id), "status": .string(status.rawValue)]
  }

  private static func requestCancellation(
    _ call: ControlCall, _ tenant: inout TenantState
  ) throws(Refusal) -> JSONValue {
    let order = try tenant.shop.order(call.path["id"] ?? "")
    guard order.status == .awaitingShipment, order.cancelRequestTime == nil else {
      throw ControlCall.refused("a buyer can ask once, and only while the order is AWAITING_SHIPMENT")
    }
    let cancellation = Cancellation(
      id: tenant.ids.id(prefix: "4036"), orderID: order.id, role: "BUYER",
      reason: "ecom_order_to_ship_canceled_reason_no_longer_needed", status: .pending, createTime: call.now,
      updateTime: call.now)
    tenant.shop.cancellations.add(cancellation)
    tenant.shop.orders[order.id]?.cancelRequestTime = call.now
    tenant.shop.notifyCancellation(cancellation.id, at: call.now)
    return ["cancel_id": .string(cancellation.id)]
  }
}
