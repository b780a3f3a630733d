import JSON

/// What whole and partial edits share.
enum ProductEditing {
  /// The SKUs that `drafts` describe: an entry with an id keeps that SKU's id and locked stock.
  static func merge(
    _ drafts: [SKUDraft], into product: Product, _ tenant: inout TenantState
  ) throws(Refusal) -> [SKU] {
    var merged: [SKU] = []
    for draft in drafts {
      guard let id = draft.id, !id.isEmpty else {
        merged.append(draft.sku(id: tenant.ids.id(prefix: "1729")))
        continue
      }
      guard let old = product.skus.first(where: { $0.id == id }) else {
        throw .business(12_052_557, "The SKU ID '\(id)' does not belong to this product")
      }
      if merged.contains(where: { $0.id == id }) { throw .business(12_052_553, "The SKU ID '\(id)' is given twice") }
      var sku = draft.sku(id: id)
      for index in sku.stock.indices {
        sku.stock[index].committed = old.stock.first { $0.warehouseID == sku.stock[index].warehouseID }?.committed ?? 0
      }
      merged.append(sku)
    }
    return merged
  }

  /// Stores the product and answers for it: an edited product that is no draft goes through review again.
  static func finish(
    _ product: Product, isDraft: Bool, _ call: ShopCall, _ tenant: inout TenantState, warnings: [JSONValue]?
  ) -> JSONValue {
    var product = product
    if isDraft {
      product.updateTime = call.now
    } else {
      product.submit(at: call.now, reviewTime: tenant.shop.reviewTime)
    }
    tenant.shop.products[product.id] = product
    var object = JSONObject([
      ("product_id", .string(product.id)), ("skus", .array(product.skus.map(Shop.receipt))),
    ])
    if let warnings { object.members.append(("warnings", .array(warnings))) }
    object.members.append(("audit", ["status": .string(product.audit.rawValue)]))
    return .object(object)
  }
}
