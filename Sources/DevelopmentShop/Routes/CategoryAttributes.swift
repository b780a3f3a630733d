import JSON

/// What products of a leaf category can and must be described by.
enum CategoryAttributes: RouteFamily {
  static let routes = [
    Route(.get, "/product/202309/categories/{category_id}/attributes", scopes: ["seller.product.basic"]) {
      (call, tenant) throws(Refusal) in
      let category = try ProductRules.leaf(call.path("category_id"), in: tenant.shop)
      return ["attributes": .array(category.attributes.map(json))]
    }
  ]

  private static func json(_ attribute: Category.Attribute) -> JSONValue {
    [
      "id": .string(attribute.id),
      "name": .string(attribute.name),
      "type": .string(attribute.kind.rawValue),
      // The platform's own spelling.
      "is_requried": .bool(attribute.isRequired),
      "is_multiple_selection": .bool(attribute.isMultiple),
      "is_customizable": .bool(attribute.isCustomizable),
      "value_data_format": "",
      "requirement_conditions": [],
      "values": .array(
        attribute.values.map { ["id": .string($0.id), "name": .string($0.name), "icon_url": ""] }),
    ]
  }
}
