/// Deletes products; they can be recovered.
enum DeleteProducts: RouteFamily {
  static let routes = [
    Route(
      .delete, "/product/202309/products", scopes: ["seller.product.delete"],
      body: .json(required: ProductBatch.required)
    ) { (call, tenant) throws(Refusal) in
      try ProductBatch.run(call, &tenant) { (product, _) throws(Refusal) in
        switch product.status {
        case .deleted, .freeze: throw .statusForbids
        default: product.set(.deleted, at: call.now)
        }
      }
    }
  ]
}
