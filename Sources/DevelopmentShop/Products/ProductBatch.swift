import JSON

/// `product_ids` of a batch, and what became of each: a product that cannot be changed is an entry of `data.errors`,
/// the others are changed all the same.
enum ProductBatch {
  static let required: [RequiredField] = [.texts("product_ids")]

  /// - Parameter extra: members that this batch's errors have in `detail` besides the product's id.
  static func run(
    _ call: ShopCall, _ tenant: inout TenantState, detail extra: [JSONObject.Member] = [],
    change: (inout Product, Shop) throws(Refusal) -> Void
  ) throws(Refusal) -> JSONValue {
    let ids = try call.body.fields.texts("product_ids") ?? []
    if ids.isEmpty { throw .missingField("ProductIds") }
    if ids.count > 20 { throw .business(12_019_120, "The number of provided product IDs exceeds the limit of 20") }
    var errors: [JSONValue] = []
    for id in ids {
      do throws(Refusal) {
        var product = try tenant.shop.product(id, unknown: 12_052_032)
        try change(&product, tenant.shop)
        product.updateTime = call.now
        tenant.shop.products[id] = product
        tenant.shop.notifyProductStatus(id, at: call.now)
      } catch {
        errors.append([
          "code": .integer(error.code), "message": .string(error.message),
          "detail": .object(JSONObject([("product_id", .string(id))] + extra)),
        ])
      }
    }
    return ["errors": .array(errors)]
  }
}

extension Shop {
  /// - Parameter code: 12052032 or 12052260, as the API in question answers for a product that isn't there.
  func product(_ id: String, unknown code: Int) throws(Refusal) -> Product {
    if id == foreignProductID {
      throw .business(12_052_048, "Cannot edit the specified product: it is not listed in this shop")
    }
    guard let product = products[id] else { throw .business(code, "The product does not exist") }
    return product
  }
}

extension Refusal {
  static let statusForbids = Refusal.business(
    12_052_901, "The current status of the product does not allow this operation")
}
