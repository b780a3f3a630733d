import JSON

extension Shop {
  /// All that Get Product tells.
  func detail(of product: Product) -> JSONValue {
    var object = JSONObject([
      ("id", .string(product.id)),
      ("status", .string(product.status.rawValue)),
      ("product_status", .string(product.status.rawValue)),
      ("title", .string(product.title)),
      ("description", .string(product.description)),
      ("category_chains", .array(chain(to: product.categoryID).map(Shop.link))),
      ("main_images", .array(product.mainImages.map(image))),
      ("package_weight", Shop.json(product.weight)),
      ("skus", .array(product.skus.map(detail))),
      ("is_cod_allowed", .bool(false)),
      ("product_attributes", .array(product.attributes.map { named($0, in: product.categoryID) })),
      ("certifications", []),
      ("audit_failed_reasons", .array(product.audit == .failed ? [Shop.auditFailure] : [])),
      ("delivery_options", .array(deliveryOptions.all.map(Shop.offer))),
      ("product_types", ["NORMAL"]),
      ("is_not_for_sale", .bool(false)),
      ("recommended_categories", []),
      ("listing_quality_tier", "GOOD"),
      ("integrated_platform_statuses", []),
      ("is_pre_owned", .bool(false)),
      ("external_product_id", ""),
      ("manufacturer_ids", []),
      ("responsible_person_ids", []),
      ("minimum_order_quantity", 1),
      ("shipping_insurance_requirement", ""),
      ("shipping_template_id", ""),
      ("primary_combined_product_id", ""),
      ("product_families", []),
      ("prescription_requirement", ["needs_prescription": false]),
      ("global_product_association", ["global_product_id": "", "sku_mappings": []]),
      (
        "subscribe_info",
        [
          "support_subscribe": false, "subscribe_status": "", "subscribe_discount_details": [],
          "subscribe_promotion_config": [],
        ]
      ),
      ("is_replicated", .bool(false)),
      ("has_draft", .bool(product.status == .draft)),
      ("audit", Shop.json(product.audit)),
      ("create_time", .integer(product.createTime)),
      ("update_time", .integer(product.updateTime)),
    ])
    if let brand = product.brandID.flatMap({ brands[$0] }) {
      object.members.append(("brand", ["id": .string(brand.id), "name": .string(brand.name)]))
    }
    if let size = product.dimensions { object.members.append(("package_dimensions", Shop.json(size))) }
    for member in product.extras.members { object[member.key] = member.value }
    return .object(object)
  }

  /// What a product search lists.
  func summary(of product: Product) -> JSONValue {
    [
      "id": .string(product.id),
      "title": .string(product.title),
      "status": .string(product.status.rawValue),
      "sales_regions": .strings([region]),
      "create_time": .integer(product.createTime),
      "update_time": .integer(product.updateTime),
      "product_sync_fail_reasons": [],
      "is_not_for_sale": product.extras["is_not_for_sale"] ?? .bool(false),
      "recommended_categories": [],
      "listing_quality_tier": "GOOD",
      "integrated_platform_statuses": [],
      "audit": Shop.json(product.audit),
      "product_families": [],
      "has_draft": .bool(product.status == .draft),
      "skus": .array(
        product.skus.map { sku in
          [
            "id": .string(sku.id),
            "seller_sku": .string(sku.sellerSKU),
            "price": .object(price(of: sku)),
            "inventory": .array(sku.stock.map(Shop.json)),
            "external_list_prices": [],
            "status_info": ["status": "NORMAL", "deactivation_source": ""],
            "fees": [],
          ]
        }),
    ]
  }

  /// What creating and editing answer about each SKU.
  static func receipt(for sku: SKU) -> JSONValue {
    [
      "id": .string(sku.id),
      "seller_sku": .string(sku.sellerSKU),
      "sales_attributes": .array(
        sku.salesAttributes.map { ["id": .string($0.id), "value_id": .string($0.valueID)] }),
      "external_sku_id": .string(sku.externalID),
      "fees": [],
    ]
  }

  static func json(_ audit: AuditStatus) -> JSONValue {
    ["status": .string(audit.rawValue), "pre_approved_reasons": []]
  }

  private func detail(of sku: SKU) -> JSONValue {
    var price = price(of: sku)
    price["unit_price"] = ""
    var object = JSONObject([
      ("id", .string(sku.id)),
      ("seller_sku", .string(sku.sellerSKU)),
      ("price", .object(price)),
      ("inventory", .array(sku.stock.map(Shop.json))),
      (
        "sales_attributes",
        .array(
          sku.salesAttributes.map { attribute in
            [
              "id": .string(attribute.id), "name": .string(attribute.name), "value_id": .string(attribute.valueID),
              "value_name": .string(attribute.valueName),
            ]
          })
      ),
      ("external_sku_id", .string(sku.externalID)),
      ("combined_skus", []),
      ("external_urls", []),
      ("extra_identifier_codes", []),
      ("external_list_prices", []),
      ("sku_unit_count", "1"),
      ("status_info", ["status": "NORMAL", "deactivation_source": ""]),
      ("fees", []),
    ])
    for member in sku.extras.members { object[member.key] = member.value }
    return .object(object)
  }

  private func price(of sku: SKU) -> JSONObject {
    [
      "currency": .string(currency), "tax_exclusive_price": .string(sku.price.text),
      "sale_price": .string(sku.price.text),
    ]
  }

  private func image(_ uri: String) -> JSONValue {
    let image = images[uri]
    return [
      "height": .integer(image?.height ?? 0), "width": .integer(image?.width ?? 0), "uri": .string(uri),
      "urls": .strings(image.map { [$0.url] } ?? []), "thumb_urls": .strings(image.map { [$0.thumbnailURL] } ?? []),
    ]
  }

  /// From the root to the category itself.
  func chain(to categoryID: String) -> [Category] {
    var chain: [Category] = []
    var next = categories[categoryID]
    while let category = next, chain.count < 10 {
      chain.insert(category, at: 0)
      next = categories[category.parentID]
    }
    return chain
  }

  /// The caller sends ids; the answer has names too.
  private func named(_ attribute: JSONValue, in categoryID: String) -> JSONValue {
    guard case .object(let sent) = attribute, case .string(let id)? = sent["id"] else { return attribute }
    let known = categories[categoryID]?.attributes.first { $0.id == id }
    var values: [JSONValue] = []
    if case .array(let sentValues)? = sent["values"] {
      for case .object(let value) in sentValues {
        let valueID = value["id"] ?? ""
        let name = known?.values.first { .string($0.id) == valueID }.map { JSONValue.string($0.name) }
        values.append(["id": valueID, "name": name ?? value["name"] ?? ""])
      }
    }
    return ["id": .string(id), "name": .string(known?.name ?? ""), "values": .array(values)]
  }

  private static let auditFailure: JSONValue = [
    "position": "title", "reasons": ["The listing does not meet the rules"],
    "suggestions": ["Change the title and submit the product again"], "listing_platform": "TIKTOK_SHOP",
  ]

  private static func link(_ category: Category) -> JSONValue {
    [
      "id": .string(category.id), "parent_id": .string(category.parentID), "local_name": .string(category.name),
      "is_leaf": .bool(category.isLeaf),
    ]
  }

  private static func offer(_ option: DeliveryOption) -> JSONValue {
    ["id": .string(option.id), "name": .string(option.name), "is_available": .bool(true)]
  }

  private static func json(_ stock: SKU.Stock) -> JSONValue {
    [
      "warehouse_id": .string(stock.warehouseID), "quantity": .integer(stock.quantity), "backorder_quantity": 0,
      "handling_time": 0,
    ]
  }

  private static func json(_ measure: Product.Measure) -> JSONValue {
    ["value": .string(measure.value), "unit": .string(measure.unit)]
  }

  private static func json(_ size: Product.Dimensions) -> JSONValue {
    [
      "length": .string(size.length), "width": .string(size.width), "height": .string(size.height),
      "unit": .string(size.unit),
    ]
  }
}
