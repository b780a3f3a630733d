import JSON

/// Products for several markets: described once, published to the markets where the seller has a shop.
enum GlobalProducts: RouteFamily {
  private static let path = "/product/202309/global_products"

  static let answers = [
    CatalogueAnswer("POST \(path)", handler: create),
    CatalogueAnswer("GET \(path)/{global_product_id}") { (call, tenant) throws(Refusal) in
      try tenant.shop.globalProduct(call).json
    },
    CatalogueAnswer("PUT \(path)/{global_product_id}", handler: edit),
    CatalogueAnswer("PUT /product/202509/global_products/{global_product_id}/partial_edit", handler: edit),
    CatalogueAnswer("POST \(path)/{global_product_id}/inventory/update", handler: updateInventory),
    CatalogueAnswer("POST \(path)/{global_product_id}/publish", handler: publish),
    CatalogueAnswer("POST /product/202312/global_products/search", handler: search),
    CatalogueAnswer("DELETE \(path)", handler: delete),
  ]

  private static func create(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    try check(fields, tenant.shop)
    let list = try fields.list("skus") ?? []
    if list.isEmpty { throw .business(12_052_902, "The SKU list is empty") }
    let product = GlobalProduct(
      id: tenant.ids.id(prefix: "1731"), status: .unpublished, members: fields.object.without("skus"),
      variants: list.map { GlobalProduct.Variant(id: tenant.ids.id(prefix: "1731"), members: $0.object) },
      createTime: call.now, updateTime: call.now)
    tenant.shop.globalProducts.add(product)
    return receipt(product)
  }

  /// A whole edit and a partial one differ in what the documentation demands, which is checked before.
  private static func edit(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    var product = try tenant.shop.globalProduct(call)
    try check(fields, tenant.shop)
    if let list = try fields.list("skus") {
      var variants: [GlobalProduct.Variant] = []
      for sku in list {
        let id = try sku.text("id") ?? ""
        guard id.isEmpty || product.variants.contains(where: { $0.id == id }) else {
          throw .business(12_052_557, "The SKU ID '\(id)' does not belong to this product")
        }
        let kept = id.isEmpty ? tenant.ids.id(prefix: "1731") : id
        variants.append(GlobalProduct.Variant(id: kept, members: sku.object.without("id")))
      }
      product.variants = variants
    }
    for member in fields.object.without("skus").members { product.members[member.key] = member.value }
    product.updateTime = call.now
    tenant.shop.globalProducts.add(product)
    return receipt(product)
  }

  private static func check(_ fields: Fields, _ shop: Shop) throws(Refusal) {
    if let title = try fields.text("title") { _ = try ProductRules.title(title) }
    if let text = try fields.text("description") { _ = try ProductRules.description(text) }
    if let category = try fields.text("category_id") { _ = try ProductRules.leaf(category, in: shop) }
    if let images = try fields.list("main_images") { _ = try ProductRules.mainImages(images, in: shop) }
  }

  private static func updateInventory(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    var product = try tenant.shop.globalProduct(call)
    for sku in try call.body.fields.list("global_skus") ?? [] {
      let id = try sku.text("id") ?? ""
      guard let index = product.variants.firstIndex(where: { $0.id == id }) else {
        throw .business(12_052_557, "The SKU ID '\(id)' does not belong to this product")
      }
      for stock in try sku.list("inventory") ?? [] { _ = try ProductRules.quantity(try stock.integer("quantity") ?? 0) }
      product.variants[index].members["inventory"] = sku["inventory"] ?? []
    }
    product.updateTime = call.now
    tenant.shop.globalProducts.add(product)
    return [:]
  }

  private static func publish(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    var product = try tenant.shop.globalProduct(call)
    var products: [JSONValue] = []
    var results: [JSONValue] = []
    for target in try call.body.fields.list("publish_target") ?? [] {
      let region = try target.text("region") ?? ""
      guard region == tenant.shop.region else {
        let reason: JSONValue = ["message": "The seller has no shop in that market"]
        results.append(["region": .string(region), "status": "FAILED", "fail_reasons": [reason]])
        continue
      }
      let local = try localProduct(of: product, target, call, &tenant)
      product.productIDs[region] = local.id
      let skus = zip(product.variants, local.skus).map { variant, sku -> JSONValue in
        [
          "related_global_sku_id": .string(variant.id), "id": .string(sku.id), "seller_sku": .string(sku.sellerSKU),
          "sale_attributes": [],
        ]
      }
      products.append([
        "region": .string(region), "shop_id": .string(tenant.shop.id), "skus": .array(skus), "id": .string(local.id),
      ])
      results.append(["region": .string(region), "status": "SUCCESS", "fail_reasons": []])
    }
    if !product.productIDs.isEmpty { product.status = .published }
    product.updateTime = call.now
    tenant.shop.globalProducts.add(product)
    return ["products": .array(products), "publish_result": .array(results)]
  }

  /// The product of that market, which goes through review like any other.
  private static func localProduct(
    of product: GlobalProduct, _ target: Fields, _ call: ShopCall, _ tenant: inout TenantState
  ) throws(Refusal) -> Product {
    let body = Fields(product.members)
    let entries = try target.list("skus") ?? []
    var skus: [SKU] = []
    for variant in product.variants {
      let entry = entries.first { $0["related_global_sku_id"] == .string(variant.id) }
      let own = try Fields(variant.members).nested("price")
      let price = try entry?.nested("price") ?? own
      let stock = try entry?.nested("inventory")
      let warehouse = try ProductRules.warehouse(
        try stock?.text("warehouse_id") ?? tenant.shop.warehouses.ids.first ?? "", in: tenant.shop)
      let quantity = try ProductRules.quantity(try stock?.integer("quantity") ?? 0)
      skus.append(
        SKU(
          id: tenant.ids.id(prefix: "1729"), sellerSKU: variant.text("seller_sku"),
          price: try ProductRules.price(price, shop: tenant.shop),
          stock: [SKU.Stock(warehouseID: warehouse, quantity: quantity)]))
    }
    var local = Product(
      id: tenant.ids.id(prefix: "1729"), status: .draft, audit: .none, title: product.title,
      description: try body.text("description") ?? "", categoryID: try body.text("category_id") ?? "",
      brandID: try body.text("brand_id"),
      mainImages: try ProductRules.mainImages(try body.list("main_images") ?? [], in: tenant.shop),
      weight: try ProductRules.weight(try body.nested("package_weight")), dimensions: nil, skus: skus,
      createTime: call.now, updateTime: call.now)
    local.submit(at: call.now, reviewTime: tenant.shop.reviewTime)
    tenant.shop.products.add(local)
    return local
  }

  private static func search(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    let status = try fields.text("status")
    let codes = try fields.texts("seller_skus")
    let paging = try Paging(call, filter: "global \(status ?? "") \((codes ?? ["*"]).joined(separator: ","))")
    let found = tenant.shop.globalProducts.all.filter { product in
      (status.map { $0 == product.status.rawValue } ?? (product.status != .deleted))
        && (codes.map { codes in product.variants.contains { codes.contains($0.text("seller_sku")) } } ?? true)
    }
    return paging.page("global_products", of: found) { product in
      [
        "id": .string(product.id), "title": .string(product.title), "status": .string(product.status.rawValue),
        "skus": .array(
          product.variants.map { ["id": .string($0.id), "seller_sku": .string($0.text("seller_sku"))] }),
        "create_time": .integer(product.createTime), "update_time": .integer(product.updateTime),
      ]
    }
  }

  private static func delete(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    var errors: [JSONValue] = []
    for id in try call.body.fields.texts("global_product_ids") ?? [] {
      guard let product = tenant.shop.globalProducts[id], product.status != .deleted else {
        errors.append([
          "code": 12_052_260, "message": "The product does not exist", "detail": ["global_product_id": .string(id)],
        ])
        continue
      }
      tenant.shop.globalProducts[id]?.status = .deleted
      tenant.shop.globalProducts[id]?.updateTime = call.now
    }
    return ["errors": .array(errors)]
  }

  private static func receipt(_ product: GlobalProduct) -> JSONValue {
    let skus = product.variants.map { variant -> JSONValue in
      [
        "id": .string(variant.id), "seller_sku": .string(variant.text("seller_sku")), "sales_attributes": [],
        "external_global_sku_id": .string(variant.text("external_global_sku_id")),
      ]
    }
    return ["global_product_id": .string(product.id), "global_skus": .array(skus), "publish_results": []]
  }
}

extension GlobalProduct {
  /// What was described comes back, with what the platform adds.
  fileprivate var json: JSONValue {
    var object = members
    for (name, id) in [("category_id", "category"), ("brand_id", "brand")] {
      guard let value = object[name] else { continue }
      object = object.without(name)
      object.members.append((id, ["id": value]))
    }
    object.members += [
      ("id", .string(id)),
      ("skus", .array(variants.map { .object(JSONObject([("id", .string($0.id))] + $0.members.members)) })),
      ("create_time", .integer(createTime)),
      ("update_time", .integer(updateTime)),
      (
        "products",
        .array(productIDs.sorted { $0.key < $1.key }.map { ["region": .string($0.key), "id": .string($0.value)] })
      ),
    ]
    return .object(object)
  }
}

extension Shop {
  fileprivate func globalProduct(_ call: ShopCall) throws(Refusal) -> GlobalProduct {
    guard let product = globalProducts[call.path("global_product_id")], product.status != .deleted else {
      throw .business(12_052_260, "The product does not exist")
    }
    return product
  }
}

extension JSONObject {
  fileprivate func without(_ name: String) -> JSONObject { JSONObject(members.filter { $0.key != name }) }
}
