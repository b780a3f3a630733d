import JSON

/// Lists a product, or keeps it as a draft.
enum CreateProduct: RouteFamily {
  static let required: [RequiredField] = [
    .text("description"), .text("category_id"), .objects("main_images", [.text("uri")]),
    .objects(
      "skus",
      [.objects("inventory", [.text("warehouse_id")]), .object("price", [.text("currency")])]),
    .text("title"), .object("package_weight", [.text("value"), .text("unit")]),
  ]

  static let routes = [
    Route(
      .post, "/product/202309/products", scopes: ["seller.product.write"], body: .json(required: required),
      handler: create)
  ]

  private static func create(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let draft = try ProductDraft(call.body.fields, shop: tenant.shop)
    var skus: [SKU] = []
    for sku in draft.skus { skus.append(sku.sku(id: tenant.ids.id(prefix: "1729"))) }
    var product = Product(
      id: tenant.ids.id(prefix: "1729"), status: .draft, audit: .none, title: draft.title,
      description: draft.description, categoryID: draft.categoryID, brandID: draft.brandID,
      mainImages: draft.mainImages, weight: draft.weight, dimensions: draft.dimensions, skus: skus,
      attributes: draft.attributes, extras: draft.extras, createTime: call.now, updateTime: call.now)
    if !draft.isDraft { product.submit(at: call.now, reviewTime: tenant.shop.reviewTime) }
    tenant.shop.products.add(product)
    return [
      "product_id": .string(product.id), "skus": .array(skus.map(Shop.receipt)), "warnings": .array(draft.warnings),
    ]
  }
}
