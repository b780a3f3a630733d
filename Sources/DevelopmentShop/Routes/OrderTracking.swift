import JSON

/// What the carrier tells of an order's way, latest first.
enum OrderTracking: RouteFamily {
  static let routes = [
    Route(.get, "/fulfillment/202309/orders/{order_id}/tracking", scopes: ["seller.logistics"]) {
      (call, tenant) throws(Refusal) in
      let order = try tenant.shop.order(call.path("order_id"))
      let events: [(String, Int64?)] = [
        ("Delivered", order.deliveryTime), ("In transit", order.collectionTime),
        ("Shipment arranged", order.readyToShipTime),
      ]
      return [
        "tracking": .array(
          events.compactMap { description, time in
            // The one place where the platform counts milliseconds.
            time.map { ["description": .string(description), "update_time_millis": .integer($0 * 1_000)] }
          })
      ]
    }
  ]
}
