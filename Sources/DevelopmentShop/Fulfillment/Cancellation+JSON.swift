import JSON

extension Cancellation {
  /// A buyer's request waits for the seller's answer; a seller's cancellation waits for nobody.
  var type: String { role == "BUYER" ? "BUYER_CANCEL" : "CANCEL" }
}

extension Shop {
  /// The order is off: its stock is free again.
  mutating func cancel(order id: String, initiator: String, reason: String, at now: Int64) {
    orders[id]?.cancelling = Order.Cancelling(initiator: initiator, reason: reason, time: now)
    for item in orders[id]?.lineItems ?? [] { release(item) }
    move(order: id, to: .cancelled, at: now)
  }

  private mutating func release(_ item: Order.LineItem) {
    guard let sku = products[item.productID]?.skus.firstIndex(where: { $0.id == item.skuID }) else { return }
    guard products[item.productID]?.skus[sku].stock.first?.committed ?? 0 > 0 else { return }
    products[item.productID]?.skus[sku].stock[0].committed -= 1
  }

  func json(_ cancellation: Cancellation) -> JSONValue {
    let order = orders[cancellation.orderID]
    let items = order?.lineItems ?? []
    let waits = cancellation.status == .pending
    return [
      "cancel_id": .string(cancellation.id),
      "order_id": .string(cancellation.orderID),
      "cancel_type": .string(cancellation.type),
      "cancel_status": .string(cancellation.status.rawValue),
      "role": .string(cancellation.role),
      "cancel_reason": .string(cancellation.reason),
      "cancel_reason_text": .string(String(cancellation.reason.map { $0 == "_" ? " " : $0 })),
      "create_time": .integer(cancellation.createTime),
      "update_time": .integer(cancellation.updateTime),
      "seller_next_action_response": .array(
        waits
          ? [["action": "SELLER_RESPOND_CANCEL", "deadline": .integer(cancellation.createTime + 2 * 86_400)]] : []),
      "refund_amount": order.map {
        Shop.refund(currency: currency, total: $0.total, subtotal: $0.subtotal, fee: $0.shippingFee, tax: $0.tax)
      } ?? .null,
      "cancel_line_items": .array(
        items.map { item in
          [
            "cancel_line_item_id": .string(cancellation.id),
            "order_line_item_id": .string(item.id),
            "sku_id": .string(item.skuID),
            "sku_name": .string(item.skuName),
            "product_image": ["url": .string(item.imageURL), "width": 800, "height": 800],
            "product_name": .string(item.productName),
            "seller_sku": .string(item.sellerSKU),
            "refund_amount": Shop.refund(
              currency: currency, total: item.salePrice + item.tax, subtotal: item.salePrice, fee: Money(cents: 0),
              tax: item.tax),
          ]
        }),
    ]
  }

  private static func refund(
    currency: String, total: Money, subtotal: Money, fee: Money, tax: Money
  ) -> JSONValue {
    [
      "currency": .string(currency), "refund_total": .string(total.text), "refund_subtotal": .string(subtotal.text),
      "refund_shipping_fee": .string(fee.text), "refund_tax": .string(tax.text), "retail_delivery_fee": "0.00",
      "buyer_service_fee": "0.00",
    ]
  }
}
