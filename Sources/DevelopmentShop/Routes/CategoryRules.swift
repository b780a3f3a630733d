import JSON

/// What papers and measures products of a leaf category need.
enum CategoryRules: RouteFamily {
  static let routes = [
    Route(.get, "/product/202309/categories/{category_id}/rules", scopes: ["seller.product.basic"]) {
      (call, tenant) throws(Refusal) in
      _ = try ProductRules.leaf(call.path("category_id"), in: tenant.shop)
      return [
        "product_certifications": [],
        "size_chart": ["is_supported": true, "is_required": false],
        "cod": ["is_supported": false],
        "package_dimension": ["is_required": false],
        "epr": ["is_required": false],
        "responsible_person": ["is_required": false],
        "manufacturer": ["is_required": false],
        "allowed_special_product_types": ["PRE_ORDER"],
        "fees": [],
      ]
    }
  ]
}
