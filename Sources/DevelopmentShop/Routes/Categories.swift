import JSON

/// The category tree as a list, parents before children; `keyword` picks by name.
enum Categories: RouteFamily {
  static let routes = [
    Route(.get, "/product/202309/categories", scopes: ["seller.product.basic"]) { call, tenant in
      let keyword = (call.query["keyword"] ?? "").lowercased()
      let found = tenant.shop.categories.all.filter { keyword.isEmpty || $0.name.lowercased().contains(keyword) }
      return [
        "categories": .array(
          found.map { category in
            [
              "id": .string(category.id), "parent_id": .string(category.parentID),
              "local_name": .string(category.name), "is_leaf": .bool(category.isLeaf),
              "permission_statuses": ["AVAILABLE"],
            ]
          })
      ]
    }
  ]
}
