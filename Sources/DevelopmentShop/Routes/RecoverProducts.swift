/// Brings deleted products back, off sale.
enum RecoverProducts: RouteFamily {
  static let routes = [
    Route(
      .post, "/product/202309/products/recover", scopes: ["seller.product.delete"],
      body: .json(required: ProductBatch.required)
    ) { (call, tenant) throws(Refusal) in
      try ProductBatch.run(call, &tenant) { (product, _) throws(Refusal) in
        guard product.status == .deleted else { throw .statusForbids }
        product.set(.sellerDeactivated, at: call.now)
      }
    }
  ]
}
