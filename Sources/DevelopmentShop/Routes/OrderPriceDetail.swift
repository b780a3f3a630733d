import JSON

/// How an order's total comes about, for the order and for each line item.
enum OrderPriceDetail: RouteFamily {
  static let routes = [
    Route(.get, "/order/202407/orders/{order_id}/price_detail", scopes: ["seller.order.info"]) {
      (call, tenant) throws(Refusal) in
      let order = try tenant.shop.order(call.path("order_id"))
      var object = JSONObject(
        amounts(
          currency: order.currency, list: order.listPrice, sale: order.subtotal, discount: order.discount,
          shipping: order.shippingFee, tax: order.tax))
      object.members.append(("cod_fee_net_amount", "0.00"))
      object.members.append(("line_items", .array(order.lineItems.map { json($0, currency: order.currency) })))
      return .object(object)
    }
  ]

  private static func json(_ item: Order.LineItem, currency: String) -> JSONValue {
    let members = amounts(
      currency: currency, list: item.originalPrice, sale: item.salePrice, discount: item.sellerDiscount,
      shipping: Money(cents: 0), tax: item.tax)
    return .object(JSONObject([("id", .string(item.id))] + members + [("cod_fee_amount", "0.00")]))
  }

  private static func amounts(
    currency: String, list: Money, sale: Money, discount: Money, shipping: Money, tax: Money
  ) -> [JSONObject.Member] {
    let total = sale + shipping + tax
    let texts: [(String, String)] = [
      ("currency", currency), ("total", total.text), ("payment", total.text), ("sku_list_price", list.text),
      ("sku_sale_price", sale.text), ("subtotal", sale.text), ("subtotal_deduction_seller", discount.text),
      ("subtotal_deduction_platform", "0.00"), ("subtotal_tax_amount", tax.text),
      ("voucher_deduction_platform", "0.00"), ("voucher_deduction_seller", "0.00"),
      ("shipping_list_price", shipping.text), ("shipping_sale_price", shipping.text),
      ("shipping_fee_deduction_seller", "0.00"), ("shipping_fee_deduction_platform", "0.00"),
      ("shipping_fee_deduction_platform_voucher", "0.00"), ("tax_amount", tax.text),
      ("tax_rate", Order.taxRateText), ("net_price_amount", sale.text), ("cod_fee", "0.00"),
      ("sku_gift_original_price", "0.00"), ("sku_gift_net_price", "0.00"),
    ]
    return texts.map { ($0.0, .string($0.1)) }
  }
}
