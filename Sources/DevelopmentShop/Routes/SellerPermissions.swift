import JSON

/// What the seller may do across markets.
enum SellerPermissions: RouteFamily {
  static let routes = [
    Route(.get, "/seller/202309/permissions", scopes: ["seller.shop.info"], cipher: .none) { _, _ in
      ["permissions": ["MANAGE_GLOBAL_PRODUCT"]]
    }
  ]
}
