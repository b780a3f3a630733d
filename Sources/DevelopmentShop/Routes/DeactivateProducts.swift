/// Takes products off sale.
enum DeactivateProducts: RouteFamily {
  static let routes = [
    Route(
      .post, "/product/202309/products/deactivate", scopes: ["seller.product.basic"],
      body: .json(required: ProductBatch.required)
    ) { (call, tenant) throws(Refusal) in
      try ProductBatch.run(call, &tenant) { (product, _) throws(Refusal) in
        guard product.status == .activate else { throw .statusForbids }
        product.set(.sellerDeactivated, at: call.now)
      }
    }
  ]
}
