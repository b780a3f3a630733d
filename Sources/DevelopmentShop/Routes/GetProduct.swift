import JSON

/// One product with everything that is known of it.
enum GetProduct: RouteFamily {
  static let routes = [
    Route(.get, "/product/202309/products/{product_id}", scopes: ["seller.product.basic"]) {
      (call, tenant) throws(Refusal) in
      tenant.shop.detail(of: try tenant.shop.product(call.path("product_id"), unknown: 12_052_260))
    }
  ]
}
