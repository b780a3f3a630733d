import JSON

/// Brands that products may carry, and new ones.
enum Brands: RouteFamily {
  static let routes = [
    Route(
      .get, "/product/202309/brands", scopes: ["seller.product.basic"], query: ["page_size"], handler: list),
    Route(
      .post, "/product/202309/brands", scopes: ["seller.product.basic"], cipher: .none,
      body: .json(required: [.text("name")]), handler: create),
  ]

  private static func list(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let name = (call.query["brand_name"] ?? "").lowercased()
    let authorized = call.query["is_authorized"]
    let paging = try Paging(call, filter: "brands \(name) \(authorized ?? "")")
    let found = tenant.shop.brands.all.filter { brand in
      (name.isEmpty || brand.name.lowercased().contains(name))
        && (authorized == nil || (authorized == "true") == (brand.authorizedStatus == "AUTHORIZED"))
    }
    return paging.page("brands", of: found) { brand in
      [
        "id": .string(brand.id), "name": .string(brand.name), "authorized_status": .string(brand.authorizedStatus),
        "is_t1_brand": .bool(brand.isTopBrand), "brand_status": "AVAILABLE",
      ]
    }
  }

  private static func create(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let name = try call.body.fields.text("name") ?? ""
    if name.count < 2 { throw .business(12_052_189, "Brand names must have at least 2 characters") }
    if name.count > 30 { throw .business(12_052_190, "Brand names cannot be longer than 30 characters") }
    if name.split(whereSeparator: { !$0.isNumber }).contains(where: { $0.count >= 5 }) {
      throw .business(12_052_192, "The brand name cannot contain 5 consecutive numbers")
    }
    if tenant.shop.brands.all.contains(where: { $0.name.lowercased() == name.lowercased() }) {
      throw .business(12_052_205, "The brand name already exists")
    }
    let brand = Brand(id: tenant.ids.id(prefix: "7082"), name: name)
    tenant.shop.brands.add(brand)
    return ["id": .string(brand.id)]
  }
}
