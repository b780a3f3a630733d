import JSON

/// Which of an order's items can be cancelled, refunded or returned in its present status.
enum AftersaleEligibility: RouteFamily {
  static let routes = ["202309", "202602"].map { version in
    Route(
      .get, PathTemplate(stringLiteral: "/return_refund/\(version)/orders/{order_id}/aftersale_eligibility"),
      scopes: ["seller.return_refund.basic"]
    ) { (call, tenant) throws(Refusal) in
      let order = try tenant.shop.order(call.path("order_id"))
      let byBuyer = call.query["initiate_aftersale_user"] == "BUYER"
      var seen: Set<String> = []
      let skus = order.lineItems.map(\.skuID).filter { seen.insert($0).inserted }
      return ["sku_eligibility": .array(skus.map { json($0, order, byBuyer: byBuyer) })]
    }
  }

  private static func json(_ skuID: String, _ order: Order, byBuyer: Bool) -> JSONValue {
    let items = order.lineItems.filter { $0.skuID == skuID }.map(\.id)
    let requests: [(String, [OrderStatus])] = [
      ("CANCEL", byBuyer ? [.unpaid, .onHold, .awaitingShipment] : [.onHold, .awaitingShipment, .awaitingCollection]),
      ("REFUND", ReturnRules.statuses(for: .refund, by: byBuyer ? "BUYER" : "SELLER")),
      ("RETURN_AND_REFUND", ReturnRules.statuses(for: .returnAndRefund, by: byBuyer ? "BUYER" : "SELLER")),
    ]
    return [
      "sku_id": .string(skuID),
      "line_item_eligibility": .array(
        requests.map { type, statuses in
          let isEligible = statuses.contains(order.status)
          return [
            "request_type": .string(type),
            "order_line_items_ids": .strings(items),
            "eligible": .bool(isEligible),
            "ineligible_code": .integer(isEligible ? 0 : 25_001_003),
            "ineligible_reason": .string(isEligible ? "" : "Invalid order status"),
          ]
        }),
    ]
  }
}
