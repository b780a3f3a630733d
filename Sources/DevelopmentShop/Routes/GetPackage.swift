import JSON

/// One package with what is in it.
enum GetPackage: RouteFamily {
  static let routes = [
    Route(.get, "/fulfillment/202309/packages/{package_id}", scopes: ["seller.fulfillment.basic"]) {
      (call, tenant) throws(Refusal) in
      let package = try tenant.shop.package(call.path("package_id"))
      let order = try tenant.shop.order(package.orderID)
      return json(package, order, tenant.shop)
    }
  ]

  private static func json(_ package: Package, _ order: Order, _ shop: Shop) -> JSONValue {
    let skus = Set(order.lineItems.filter { package.lineItemIDs.contains($0.id) }.map(\.skuID))
    return [
      "package_id": .string(package.id),
      "package_status": .string(shop.status(of: package)),
      "split_and_combine_tag": "DEFAULT",
      "has_multi_skus": .bool(skus.count > 1),
      "note_tag": "BUYER_UNNOTED",
      "shipping_provider_id": .string(package.provider.id),
      "shipping_provider_name": .string(package.provider.name),
      "shipping_type": .string(order.shipping.rawValue),
      "delivery_option_id": .string(order.deliveryOption.id),
      "delivery_option_name": .string(order.deliveryOption.name),
      "tracking_number": .string(package.tracking),
      "last_mile_tracking_number": "",
      "handover_method": .string(package.handoverMethod),
      "pickup_slot": ["start_time": 0, "end_time": 0],
      "create_time": .integer(package.createTime),
      "update_time": .integer(package.updateTime),
      "orders": shop.contents(of: package),
      "order_line_item_ids": .strings(package.lineItemIDs),
      "recipient_address": Recipient.parcelAddress,
      "sender_address": [
        "full_address": "2 Depot Road, Austin, Texas, 78701, United States", "phone_number": "(+1)5120000000",
        "name": "Sam Seller", "postal_code": "78701", "address_detail": "2 Depot Road", "region_code": "US",
        "address_line1": "2 Depot Road", "address_line2": "", "address_line3": "", "address_line4": "",
      ],
      "weight": Shop.parcelWeight,
      "dimension": Shop.parcelSize,
      "insurance": [
        "is_purchased": false, "coverage_amount": "0.00", "is_claim_eligible": false, "claim_status": "",
      ],
    ]
  }
}
