import JSON

/// Who carries parcels of a delivery option.
enum ShippingProviders: RouteFamily {
  static let routes = [
    Route(
      .get, "/logistics/202309/delivery_options/{delivery_option_id}/shipping_providers",
      scopes: ["seller.fulfillment.basic", "seller.logistics"]
    ) { (call, tenant) throws(Refusal) in
      guard let option = tenant.shop.deliveryOptions[call.path("delivery_option_id")] else {
        throw .business(21_008_117, "No shipping provider: the delivery option is not one of this shop")
      }
      return [
        "shipping_providers": .array(
          option.providers.map { ["id": .string($0.id), "name": .string($0.name)] })
      ]
    }
  ]
}
