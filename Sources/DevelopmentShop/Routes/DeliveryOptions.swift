import JSON

/// How orders can leave a warehouse.
enum DeliveryOptions: RouteFamily {
  static let routes = [
    Route(.get, "/logistics/202309/warehouses/{warehouse_id}/delivery_options", scopes: ["seller.logistics"]) {
      (call, tenant) throws(Refusal) in
      guard let warehouse = tenant.shop.warehouses[call.path("warehouse_id")] else {
        throw .invalidParameter("Invalid parameter: field 'WarehouseId' is not a warehouse of this shop")
      }
      let options = warehouse.deliveryOptionIDs.compactMap { tenant.shop.deliveryOptions[$0] }
      return ["delivery_options": .array(options.map(json))]
    }
  ]

  private static func json(_ option: DeliveryOption) -> JSONValue {
    [
      "id": .string(option.id),
      "name": .string(option.name),
      "type": .string(option.kind),
      "description": "",
      "dimension_limit": ["max_height": 60, "max_length": 60, "max_width": 60, "unit": "INCH"],
      "weight_limit": ["max_weight": 31_750, "min_weight": 1, "unit": "GRAM"],
      "platform": ["TIKTOK_SHOP"],
    ]
  }
}
