import JSON

/// Buys a label of the platform's own shipping for items of an order.
enum CreatePackage: RouteFamily {
  static let routes = [
    Route(
      .post, "/fulfillment/202309/packages", scopes: ["seller.fulfillment.basic"],
      body: .json(required: [.text("order_id")]), handler: create)
  ]

  private static func create(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    let order = try tenant.shop.order(try fields.text("order_id") ?? "")
    guard order.shipping == .platform else {
      throw .business(11_034_002, "This API is only for orders with TikTok shipping")
    }
    let items = try Shipping.items(
      of: order, named: try fields.texts("order_line_item_ids"), else: Shipping.refusal(for: order))
    guard let provider = tenant.shop.deliveryOptions[order.deliveryOption.id]?.providers.first else {
      throw .business(21_042_067, "The logistics service provider cannot process this order")
    }
    let tracking = tenant.ids.id(prefix: "9400", length: 22)
    let package = Shipping.pack(
      items, of: order, provider: provider, tracking: tracking, isArranged: true, now: call.now, &tenant)
    return [
      "package_id": .string(package.id),
      "order_id": .string(order.id),
      "order_line_item_ids": .strings(package.lineItemIDs),
      "create_time": .integer(call.now),
      "dimension": fields["dimension"] ?? Shop.parcelSize,
      "weight": fields["weight"] ?? Shop.parcelWeight,
      "shipping_service_info": [
        "id": .string(try fields.text("shipping_service_id") ?? "1001"),
        "name": .string("\(provider.name) Ground"),
        "price": "4.35",
        "currency": .string(tenant.shop.currency),
        "earliest_delivery_days": 2,
        "latest_delivery_days": 5,
        "shipping_provider_id": .string(provider.id),
        "shipping_provider_name": .string(provider.name),
      ],
    ]
  }
}
