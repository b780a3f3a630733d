import JSON

extension Shop {
  func json(_ request: Return) -> JSONValue {
    let order = orders[request.orderID]
    let items = order?.lineItems.filter { request.lineItemIDs.contains($0.id) } ?? []
    var value = JSONObject([
      ("return_id", .string(request.id)),
      ("order_id", .string(request.orderID)),
      ("return_type", .string(request.kind.rawValue)),
      ("return_status", .string(request.status.rawValue)),
      ("arbitration_status", .string(request.arbitration)),
      ("role", .string(request.role)),
      ("return_reason", .string(request.reason)),
      ("return_reason_text", .string(String(request.reason.map { $0 == "_" ? " " : $0 }))),
      ("return_tracking_number", .string(request.tracking)),
      ("can_buyer_keep_item", .bool(request.kind == .refund)),
      ("create_time", .integer(request.createTime)),
      ("update_time", .integer(request.updateTime)),
      ("refund_amount", refund(of: request, items)),
      ("return_line_items", .array(items.map { json($0, of: request) })),
    ])
    let deadline = request.createTime + 2 * 86_400
    let actions = request.sellerAction.map { [["action": .string($0), "deadline": .integer(deadline)] as JSONValue] }
    value.members.append(("seller_next_action_response", .array(actions ?? [])))
    if let partial = request.partialRefund {
      value.members.append(("seller_proposed_return_type", "PARTIAL_REFUND"))
      value.members.append(("partial_refund", ["currency": .string(currency), "amount": .string(partial.text)]))
    }
    return .object(value)
  }

  /// What a refund of these items would be made of.
  func refundAmount(of items: [Order.LineItem], in order: Order) -> JSONValue {
    let subtotal = items.reduce(Money(cents: 0)) { $0 + $1.salePrice }
    let tax = items.reduce(Money(cents: 0)) { $0 + $1.tax }
    let fee = items.count == order.lineItems.count ? order.shippingFee : Money(cents: 0)
    return amount(total: subtotal + tax + fee, subtotal: subtotal, fee: fee, tax: tax)
  }

  private func refund(of request: Return, _ items: [Order.LineItem]) -> JSONValue {
    let tax = items.reduce(Money(cents: 0)) { $0 + $1.tax }
    let subtotal = items.reduce(Money(cents: 0)) { $0 + $1.salePrice }
    return amount(total: request.refund, subtotal: subtotal, fee: request.refund - subtotal - tax, tax: tax)
  }

  private func json(_ item: Order.LineItem, of request: Return) -> JSONValue {
    [
      "return_line_item_id": .string(item.id),
      "order_line_item_id": .string(item.id),
      "sku_id": .string(item.skuID),
      "sku_name": .string(item.skuName),
      "product_name": .string(item.productName),
      "seller_sku": .string(item.sellerSKU),
      "product_image": ["url": .string(item.imageURL), "width": 800, "height": 800],
      "refund_amount": amount(
        total: item.salePrice + item.tax, subtotal: item.salePrice, fee: Money(cents: 0), tax: item.tax),
    ]
  }

  private func amount(total: Money, subtotal: Money, fee: Money, tax: Money) -> JSONValue {
    [
      "currency": .string(currency), "refund_total": .string(total.text), "refund_subtotal": .string(subtotal.text),
      "refund_shipping_fee": .string(fee.text), "refund_tax": .string(tax.text), "retail_delivery_fee": "0.00",
    ]
  }
}
