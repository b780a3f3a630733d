import JSON

/// Changes the members of a product that the body names, and leaves the others.
enum PartialEditProduct: RouteFamily {
  static let routes = ["202309", "202509"].map { version in
    Route(
      .post, PathTemplate(stringLiteral: "/product/\(version)/products/{product_id}/partial_edit"),
      scopes: ["seller.product.write"], body: .json(required: []), handler: edit)
  }

  private static func edit(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    var product = try tenant.shop.product(call.path("product_id"), unknown: 12_052_260)
    if [.deleted, .freeze].contains(product.status) { throw .statusForbids }
    let fields = call.body.fields
    let shop = tenant.shop
    if let title = try fields.text("title") { product.title = try ProductRules.title(title) }
    if let text = try fields.text("description") { product.description = try ProductRules.description(text) }
    if let brand = try fields.text("brand_id") { product.brandID = try ProductRules.brand(brand, in: shop) }
    if let images = try fields.list("main_images") {
      product.mainImages = try ProductRules.mainImages(images, in: shop)
    }
    if let weight = try fields.nested("package_weight") { product.weight = try ProductRules.weight(weight) }
    if let size = try fields.nested("package_dimensions") { product.dimensions = try ProductRules.dimensions(size) }
    if let attributes = try fields.list("product_attributes") {
      product.attributes = try ProductRules.attributes(
        attributes, of: try ProductRules.leaf(product.categoryID, in: shop))
    }
    if let skus = try fields.list("skus") {
      product.skus = try ProductEditing.merge(try SKUDraft.list(skus, shop: shop), into: product, &tenant)
    }
    for member in ProductRules.extras(fields).members { product.extras[member.key] = member.value }
    let isDraft = try fields.text("save_mode") == "AS_DRAFT"
    return ProductEditing.finish(product, isDraft: isDraft, call, &tenant, warnings: nil)
  }
}
