import JSON

/// Replaces a whole product: SKUs that the body leaves out are gone, those without id are new.
enum EditProduct: RouteFamily {
  static let routes = ["/product/202309/products/{product_id}", "/product/202509/products/{product_id}"].map { path in
    Route(
      .put, PathTemplate(stringLiteral: path), scopes: ["seller.product.write"],
      body: .json(required: CreateProduct.required), handler: edit)
  }

  private static func edit(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    var product = try tenant.shop.product(call.path("product_id"), unknown: 12_052_260)
    if [.deleted, .freeze].contains(product.status) { throw .statusForbids }
    let draft = try ProductDraft(call.body.fields, shop: tenant.shop)
    product.skus = try ProductEditing.merge(draft.skus, into: product, &tenant)
    product.title = draft.title
    product.description = draft.description
    product.categoryID = draft.categoryID
    product.brandID = draft.brandID
    product.mainImages = draft.mainImages
    product.weight = draft.weight
    product.dimensions = draft.dimensions
    product.attributes = draft.attributes
    product.extras = draft.extras
    return ProductEditing.finish(product, isDraft: draft.isDraft, call, &tenant, warnings: draft.warnings)
  }
}
