import JSON

/// Stock by product and SKU: what can be sold, and what orders have locked.
enum SearchInventory: RouteFamily {
  static let routes = [
    Route(
      .post, "/product/202309/inventory/search", scopes: ["seller.product.basic"], body: .json(required: []),
      handler: search)
  ]

  private static func search(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let productIDs = try call.body.fields.texts("product_ids") ?? []
    let skuIDs = try call.body.fields.texts("sku_ids") ?? []
    if productIDs.count > 100 {
      throw .business(12_019_120, "The number of provided product IDs exceeds the limit of 100")
    }
    if skuIDs.count > 600 { throw .business(12_019_015, "The number of SKUs exceeds the limit of 600") }
    if productIDs.isEmpty, skuIDs.isEmpty { throw .missingField("ProductIds") }
    let products = tenant.shop.products.all.filter { product in
      productIDs.contains(product.id) || product.skus.contains { skuIDs.contains($0.id) }
    }
    let inventory = products.map { product in
      // A product asked for by its own id is told whole; one found by SKU only with the SKUs asked for.
      let skus = productIDs.contains(product.id) ? product.skus : product.skus.filter { skuIDs.contains($0.id) }
      return ["product_id": .string(product.id), "skus": .array(skus.map(json))] as JSONValue
    }
    return ["inventory": .array(inventory)]
  }

  private static func json(_ sku: SKU) -> JSONValue {
    let available = sku.stock.reduce(0) { $0 + $1.quantity - $1.committed }
    return [
      "id": .string(sku.id),
      "seller_sku": .string(sku.sellerSKU),
      "total_available_quantity": .integer(available),
      "total_committed_quantity": .integer(sku.stock.reduce(0) { $0 + $1.committed }),
      "warehouse_inventory": .array(
        sku.stock.map { stock in
          [
            "warehouse_id": .string(stock.warehouseID),
            "available_quantity": .integer(stock.quantity - stock.committed),
            "committed_quantity": .integer(stock.committed),
          ]
        }),
      "total_available_inventory_distribution": [
        "campaign_inventory": [], "creator_inventory": [], "in_shop_inventory": ["quantity": .integer(available)],
      ],
    ]
  }
}
