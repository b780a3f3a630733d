import JSON

/// What the platform's own shipping of an order would cost, by carrier.
enum ShippingServices: RouteFamily {
  static let routes = [
    Route(
      .post, "/fulfillment/202309/orders/{order_id}/shipping_services/query", scopes: ["seller.fulfillment.basic"],
      body: .json(required: []), handler: query)
  ]

  private static func query(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let order = try tenant.shop.order(call.path("order_id"))
    guard order.shipping == .platform else {
      throw .business(11_034_002, "This API is only for orders with TikTok shipping")
    }
    let fields = call.body.fields
    let items = try Shipping.items(
      of: order, named: try fields.texts("order_line_item_ids"), else: Shipping.refusal(for: order))
    let providers = tenant.shop.deliveryOptions[order.deliveryOption.id]?.providers ?? []
    return [
      "order_id": .string(order.id),
      "order_line_id": .strings(items.map(\.id)),
      "dimension": fields["dimension"] ?? Shop.parcelSize,
      "weight": fields["weight"] ?? Shop.parcelWeight,
      "shipping_services": .array(
        providers.enumerated().map { index, provider in
          [
            "id": .string(String(1_001 + index)),
            "name": .string("\(provider.name) Ground"),
            "price": .string(Money(cents: 435 + index * 120).text),
            "currency": .string(tenant.shop.currency),
            "earliest_delivery_days": 2,
            "latest_delivery_days": 5,
            "is_default": .bool(index == 0),
            "shipping_provider_id": .string(provider.id),
            "shipping_provider_name": .string(provider.name),
          ]
        }),
    ]
  }
}
