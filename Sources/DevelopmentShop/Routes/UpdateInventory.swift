import JSON

/// Sets what SKUs of one product have in stock; a SKU that cannot be set is an entry of `data.errors`.
enum UpdateInventory: RouteFamily {
  static let routes = [
    Route(
      .post, "/product/202309/products/{product_id}/inventory/update", scopes: ["seller.product.write"],
      body: .json(
        required: [.objects("skus", [.text("id"), .objects("inventory", [.integer("quantity")])])]),
      handler: update)
  ]

  private static func update(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    var product = try tenant.shop.product(call.path("product_id"), unknown: 12_052_260)
    if [.deleted, .freeze].contains(product.status) { throw .statusForbids }
    var errors: [JSONValue] = []
    for fields in try call.body.fields.list("skus") ?? [] {
      let id = try fields.text("id") ?? ""
      let entries = try fields.list("inventory") ?? []
      do throws(Refusal) {
        guard let index = product.skus.firstIndex(where: { $0.id == id }) else {
          throw .business(12_052_556, "The SKU ID '\(id)' does not exist")
        }
        product.skus[index] = try changed(product.skus[index], by: entries, shop: tenant.shop)
      } catch {
        // What is wrong with the request itself refuses the whole of it.
        if error.code == 36_009_004 { throw error }
        errors.append([
          "code": .integer(error.code), "message": .string(error.message),
          "detail": ["sku_id": .string(id), "extra_errors": []],
        ])
      }
    }
    product.updateTime = call.now
    tenant.shop.products[product.id] = product
    return ["errors": .array(errors)]
  }

  private static func changed(_ sku: SKU, by entries: [Fields], shop: Shop) throws(Refusal) -> SKU {
    var sku = sku
    for entry in entries {
      let quantity = try ProductRules.quantity(try entry.integer("quantity") ?? 0)
      // Without a warehouse the SKU's only one is meant.
      let named = try entry.text("warehouse_id") ?? sku.stock.first?.warehouseID ?? ""
      let warehouseID = try ProductRules.warehouse(named, in: shop)
      guard let index = sku.stock.firstIndex(where: { $0.warehouseID == warehouseID }) else {
        sku.stock.append(SKU.Stock(warehouseID: warehouseID, quantity: quantity))
        continue
      }
      if quantity < sku.stock[index].committed {
        throw .business(12_052_146, "The specified inventory quantity is less than the locked quantity")
      }
      sku.stock[index].quantity = quantity
    }
    return sku
  }
}
