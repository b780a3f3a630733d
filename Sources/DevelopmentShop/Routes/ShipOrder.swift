import JSON

/// Marks items of an order as shipped with the seller's own carrier.
enum ShipOrder: RouteFamily {
  static let routes = [
    Route(
      .post, "/fulfillment/202309/orders/{order_id}/packages", scopes: ["seller.fulfillment.basic"],
      body: .json(required: [.text("tracking_number"), .text("shipping_provider_id")]), handler: ship)
  ]

  private static func ship(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let order = try tenant.shop.order(call.path("order_id"))
    let fields = call.body.fields
    let items = try Shipping.items(
      of: order, named: try fields.texts("order_line_item_ids"), else: Shipping.refusal(for: order))
    let provider = try Shipping.provider(try fields.text("shipping_provider_id") ?? "", in: tenant.shop)
    let tracking = try Shipping.tracking(try fields.text("tracking_number") ?? "", in: tenant.shop)
    let package = Shipping.pack(
      items, of: order, provider: provider, tracking: tracking, isArranged: true, now: call.now, &tenant)
    return [
      "order_id": .string(order.id), "order_line_item_ids": .strings(package.lineItemIDs),
      "package_id": .string(package.id), "warning": ["message": ""],
    ]
  }
}
