import JSON

extension Order {
  /// What order search and order detail tell.
  var json: JSONValue {
    var object = JSONObject([
      ("id", .string(id)),
      ("status", .string(status.rawValue)),
      ("user_id", .string(status == .onHold ? "" : buyerID)),
      ("buyer_email", .string(status == .onHold ? "" : "v\(id.suffix(6))@scs.tiktokw.us")),
      ("buyer_message", ""),
      ("seller_note", ""),
      ("create_time", .integer(createTime)),
      ("update_time", .integer(updateTime)),
      ("fulfillment_type", "FULFILLMENT_BY_SELLER"),
      ("shipping_type", .string(shipping.rawValue)),
      ("delivery_type", "HOME_DELIVERY"),
      ("delivery_option_id", .string(deliveryOption.id)),
      ("delivery_option_name", .string(deliveryOption.name)),
      ("shipping_provider_id", .string(provider.id)),
      ("shipping_provider", .string(provider.name)),
      ("tracking_number", .string(tracking)),
      ("warehouse_id", .string(warehouseID)),
      ("payment_method_name", "Credit card"),
      ("order_type", "NORMAL"),
      ("commerce_platform", "TIKTOK_SHOP"),
      ("need_upload_invoice", "NO_NEED"),
      ("split_or_combine_tag", ""),
      ("cpf", ""),
      ("cpf_name", ""),
      ("replaced_order_id", ""),
      ("exchange_source_order_id", ""),
      ("consultation_id", ""),
      ("auto_combine_group_id", ""),
      ("fast_delivery_program", ""),
      ("is_cod", .bool(false)),
      ("is_sample_order", .bool(false)),
      ("is_on_hold_order", .bool(status == .onHold)),
      ("is_replacement_order", .bool(false)),
      ("is_exchange_order", .bool(false)),
      ("is_buyer_request_cancel", .bool(cancelRequestTime != nil)),
      ("has_updated_recipient_address", .bool(false)),
      ("handling_duration", ["days": "2", "type": "BUSINESS_DAY"]),
      ("packages", .array(packageIDs.map { ["id": .string($0)] })),
      ("recipient_address", Recipient.json(hidden: status == .onHold)),
      ("payment", payment),
      ("line_items", .array(lineItems.map(json))),
    ])
    for (key, time) in times { object.members.append((key, .integer(time))) }
    if let cancelling {
      object.members.append(("cancellation_initiator", .string(cancelling.initiator)))
      object.members.append(("cancel_reason", .string(cancelling.reason)))
    }
    return .object(object)
  }

  var packageIDs: [String] {
    lineItems.reduce(into: []) { ids, item in
      if !item.packageID.isEmpty, !ids.contains(item.packageID) { ids.append(item.packageID) }
    }
  }

  /// Moments that have come or that are due; the others are left out, as the platform does.
  private var times: [(String, Int64)] {
    let day: Int64 = 86_400
    var times: [(String, Int64?)] = [
      ("paid_time", paidTime), ("rts_time", readyToShipTime), ("collection_time", collectionTime),
      ("delivery_time", deliveryTime), ("cancel_time", cancelling?.time), ("request_cancel_time", cancelRequestTime),
    ]
    if let paidTime {
      times += [
        ("rts_sla_time", paidTime + 2 * day), ("tts_sla_time", paidTime + 3 * day),
        ("shipping_due_time", paidTime + 3 * day), ("collection_due_time", paidTime + 4 * day),
        ("cancel_order_sla_time", paidTime + 5 * day), ("delivery_sla_time", paidTime + 8 * day),
        ("delivery_due_time", paidTime + 8 * day), ("delivery_option_required_delivery_time", paidTime + 8 * day),
      ]
    }
    return times.compactMap { key, time in time.map { (key, $0) } }
  }

  private var payment: JSONValue {
    [
      "currency": .string(currency),
      "sub_total": .string(subtotal.text),
      "shipping_fee": .string(shippingFee.text),
      "seller_discount": .string(discount.text),
      "platform_discount": "0.00",
      "total_amount": .string(total.text),
      "original_total_product_price": .string(listPrice.text),
      "original_shipping_fee": .string(shippingFee.text),
      "shipping_fee_seller_discount": "0.00",
      "shipping_fee_platform_discount": "0.00",
      "shipping_fee_cofunded_discount": "0.00",
      "tax": .string(tax.text),
      "product_tax": .string(tax.text),
      "shipping_fee_tax": "0.00",
      "small_order_fee": "0.00",
      "retail_delivery_fee": "0.00",
      "buyer_service_fee": "0.00",
      "handling_fee": "0.00",
      "shipping_insurance_fee": "0.00",
      "item_insurance_fee": "0.00",
      "item_insurance_tax": "0.00",
    ]
  }

  private func json(_ item: LineItem) -> JSONValue {
    [
      "id": .string(item.id),
      "product_id": .string(item.productID),
      "product_name": .string(item.productName),
      "sku_id": .string(item.skuID),
      "sku_name": .string(item.skuName),
      "seller_sku": .string(item.sellerSKU),
      "sku_image": .string(item.imageURL),
      "sku_type": "NORMAL",
      "combined_listing_skus": [],
      "original_price": .string(item.originalPrice.text),
      "sale_price": .string(item.salePrice.text),
      "seller_discount": .string(item.sellerDiscount.text),
      "platform_discount": "0.00",
      "currency": .string(currency),
      "item_tax": [
        [
          "tax_type": "SALES_TAX", "tax_amount": .string(item.tax.text), "tax_rate": .string(Order.taxRateText),
        ]
      ],
      "small_order_fee": "0.00",
      "retail_delivery_fee": "0.00",
      "buyer_service_fee": "0.00",
      "display_status": .string(item.status.display),
      "package_status": .string(item.status.packageStatus),
      "package_id": .string(item.packageID),
      "shipping_provider_id": .string(provider.id),
      "shipping_provider_name": .string(provider.name),
      "tracking_number": .string(tracking),
      "rts_time": .integer(readyToShipTime ?? 0),
      "handling_duration_days": "2",
      "cancel_reason": .string(cancelling?.reason ?? ""),
      "cancel_user": .string(cancelling?.initiator ?? ""),
      "is_gift": .bool(false),
      "is_dangerous_good": .bool(false),
      "needs_prescription": .bool(false),
    ]
  }

  /// `0.0825`.
  static let taxRateText = "0." + IDSource.padded(String(taxRate), to: 4)
}

/// Whom a test order goes to: one made-up buyer, masked as the platform masks recipients of its own shipping.
enum Recipient {
  static func json(hidden: Bool) -> JSONValue {
    // The platform shows nobody's address before the buyer's hour is over.
    let fields: [(String, String)] = [
      ("full_address", "1 Sample Street, Austin, Texas, 78701, United States"), ("phone_number", "(+1)512*****00"),
      ("name", "J*** D**"), ("first_name", "J***"), ("last_name", "D**"), ("first_name_local_script", ""),
      ("last_name_local_script", ""), ("region_code", "US"), ("postal_code", "78701"), ("post_town", ""),
      ("address_detail", "1 Sample Street"), ("address_line1", "1 Sample Street"), ("address_line2", ""),
      ("address_line3", ""), ("address_line4", ""),
    ]
    var object = JSONObject(fields.map { ($0.0, .string(hidden ? "" : $0.1)) })
    object.members.append(("district_info", .array(hidden ? [] : districts)))
    object.members.append(("delivery_preferences", ["drop_off_location": ""]))
    return .object(object)
  }

  /// What a package tells of it.
  static let parcelAddress: JSONValue = [
    "full_address": "1 Sample Street, Austin, Texas, 78701, United States", "phone_number": "(+1)512*****00",
    "name": "J*** D**", "postal_code": "78701", "address_detail": "1 Sample Street", "region_code": "US",
    "address_line1": "1 Sample Street", "address_line2": "", "address_line3": "", "address_line4": "",
  ]

  private static let districts: [JSONValue] = [
    ["address_level_name": "country", "address_name": "United States", "address_level": "L0"],
    ["address_level_name": "state", "address_name": "Texas", "address_level": "L1"],
    ["address_level_name": "city", "address_name": "Austin", "address_level": "L3"],
  ]
}
