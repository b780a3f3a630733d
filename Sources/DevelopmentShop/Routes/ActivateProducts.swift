import JSON

/// Puts products that the seller had taken off sale back on it, and sends drafts to review.
enum ActivateProducts: RouteFamily {
  static let routes = [
    Route(
      .post, "/product/202309/products/activate", scopes: ["seller.product.basic"],
      body: .json(required: ProductBatch.required)
    ) { (call, tenant) throws(Refusal) in
      try ProductBatch.run(call, &tenant, detail: [("extra_errors", [])]) { (product, shop) throws(Refusal) in
        switch product.status {
        case .sellerDeactivated: product.set(.activate, at: call.now)
        case .draft: product.submit(at: call.now, reviewTime: shop.reviewTime)
        default: throw .statusForbids
        }
      }
    }
  ]
}
