import JSON

/// Lists products, newest first.
enum SearchProducts: RouteFamily {
  static let routes = ["202309", "202502"].map { version in
    Route(
      .post, PathTemplate(stringLiteral: "/product/\(version)/products/search"), scopes: ["seller.product.basic"],
      query: ["page_size"], body: .json(required: []), handler: search)
  }

  private static func search(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let filter = try Filter(call.body.fields)
    let paging = try Paging(call, filter: "products \(filter)")
    let found = tenant.shop.products.all.filter(filter.accepts).reversed()
    return paging.page("products", of: Array(found), tenant.shop.summary)
  }

  private struct Filter {
    var status: ProductStatus?
    var sellerSKUs: [String]?
    var skuIDs: [String]?
    var auditStatus: [String]?
    var tiers: [String]?
    var created: (from: Int?, to: Int?)
    var updated: (from: Int?, to: Int?)

    init(_ fields: Fields) throws(Refusal) {
      if let text = try fields.text("status"), text != "ALL" {
        guard let status = ProductStatus(rawValue: text) else {
          throw .wrongType("Status", expected: "a product status or 'ALL'")
        }
        self.status = status
      }
      sellerSKUs = try fields.texts("seller_skus")
      if (sellerSKUs ?? []).count > 10 {
        throw .business(12_019_027, "The maximum count of 'seller_skus' in a search filter is 10")
      }
      skuIDs = try fields.texts("sku_ids")
      if (skuIDs ?? []).count > 10 { throw .business(12_019_087, "The number of SKU IDs exceeds the limit of 10") }
      auditStatus = try fields.texts("audit_status")
      tiers = try fields.texts("listing_quality_tiers")
      created = (try fields.integer("create_time_ge"), try fields.integer("create_time_le"))
      updated = (try fields.integer("update_time_ge"), try fields.integer("update_time_le"))
    }

    func accepts(_ product: Product) -> Bool {
      // Without a status, and with ALL, deleted products stay out of sight as they do in Seller Center.
      if let status { if product.status != status { return false } } else if product.status == .deleted { return false }
      if let sellerSKUs, !product.skus.contains(where: { sellerSKUs.contains($0.sellerSKU) }) { return false }
      if let skuIDs, !product.skus.contains(where: { skuIDs.contains($0.id) }) { return false }
      if let auditStatus, !auditStatus.contains(product.audit.rawValue) { return false }
      if let tiers, !tiers.contains("GOOD") { return false }
      return Filter.holds(product.createTime, created) && Filter.holds(product.updateTime, updated)
    }

    private static func holds(_ time: Int64, _ range: (from: Int?, to: Int?)) -> Bool {
      time >= Int64(range.from ?? .min) && time <= Int64(range.to ?? .max)
    }
  }
}
