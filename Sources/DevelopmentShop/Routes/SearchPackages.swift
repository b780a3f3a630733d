import JSON

/// Lists packages by status and time, oldest first.
enum SearchPackages: RouteFamily {
  static let routes = [
    Route(
      .post, "/fulfillment/202309/packages/search", scopes: ["seller.fulfillment.basic"], cipher: .required,
      query: ["page_size"], body: .json(required: []), handler: search)
  ]

  private static func search(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    let status = try fields.text("package_status")
    let created = (from: try fields.integer("create_time_ge"), to: try fields.integer("create_time_lt"))
    let updated = (from: try fields.integer("update_time_ge"), to: try fields.integer("update_time_lt"))
    let paging = try Paging(call, filter: "packages \(status ?? "") \(created) \(updated)")
    let shop = tenant.shop
    let found = shop.packages.all.filter { package in
      (status == nil || shop.status(of: package) == status) && TimeRange.holds(package.createTime, created)
        && TimeRange.holds(package.updateTime, updated)
    }
    return paging.page("packages", of: found) { package in
      [
        "id": .string(package.id),
        "status": .string(shop.status(of: package)),
        "create_time": .integer(package.createTime),
        "update_time": .integer(package.updateTime),
        "tracking_number": .string(package.tracking),
        "shipping_provider_id": .string(package.provider.id),
        "shipping_provider_name": .string(package.provider.name),
        "order_line_item_ids": .strings(package.lineItemIDs),
        "orders": shop.contents(of: package),
      ]
    }
  }
}
