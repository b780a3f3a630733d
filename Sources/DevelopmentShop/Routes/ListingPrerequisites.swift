import JSON

/// Whether the shop is ready to list products.
enum ListingPrerequisites: RouteFamily {
  static let routes = [
    Route(.get, "/product/202312/prerequisites", scopes: ["seller.product.basic"]) { _, tenant in
      let kinds = Set(tenant.shop.warehouses.all.map(\.kind))
      let checks: [(String, Bool, String)] = [
        ("SALES_WAREHOUSE", kinds.contains(.sales), "The shop has no sales warehouse"),
        ("RETURN_WAREHOUSE", kinds.contains(.returns), "The shop has no return warehouse"),
        ("SHIPPING_TEMPLATE", !tenant.shop.deliveryOptions.all.isEmpty, "The shop has no delivery option"),
      ]
      return [
        "check_results": .array(
          checks.map { item, holds, reason in
            [
              "check_item": .string(item), "is_failed": .bool(!holds), "fail_reasons": .strings(holds ? [] : [reason]),
            ]
          })
      ]
    }
  ]
}
