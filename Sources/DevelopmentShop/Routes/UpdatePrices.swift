import JSON

/// Sets prices of one product's SKUs: all of them or, where one cannot be set, none.
enum UpdatePrices: RouteFamily {
  static let routes = [
    Route(
      .post, "/product/202309/products/{product_id}/prices/update", scopes: ["seller.product.write"],
      body: .json(required: [.objects("skus", [.text("id"), .object("price", [.text("currency")])])]),
      handler: update)
  ]

  private static func update(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    var product = try tenant.shop.product(call.path("product_id"), unknown: 12_052_260)
    if [.deleted, .freeze].contains(product.status) { throw .statusForbids }
    let entries = try call.body.fields.list("skus") ?? []
    if entries.isEmpty { throw .business(12_052_902, "The SKU list is empty") }
    var seen: Set<String> = []
    for fields in entries {
      let id = try fields.text("id") ?? ""
      if !seen.insert(id).inserted { throw .business(12_052_553, "The SKU ID '\(id)' is given twice") }
      guard let index = product.skus.firstIndex(where: { $0.id == id }) else {
        throw .business(12_052_557, "The SKU ID '\(id)' does not belong to this product")
      }
      product.skus[index].price = try ProductRules.price(try fields.nested("price"), shop: tenant.shop)
    }
    product.updateTime = call.now
    tenant.shop.products[product.id] = product
    return [:]
  }
}
