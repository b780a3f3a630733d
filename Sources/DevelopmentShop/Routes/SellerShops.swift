import JSON

/// The seller's shops in all markets.
enum SellerShops: RouteFamily {
  static let routes = [
    Route(.get, "/seller/202309/shops", scopes: ["seller.shop.info"], cipher: .none) { _, tenant in
      ["shops": [["id": .string(tenant.shop.id), "region": .string(tenant.shop.region)]]]
    }
  ]
}
