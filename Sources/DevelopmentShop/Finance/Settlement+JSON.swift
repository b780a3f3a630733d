import JSON

/// Costs are negative in what the platform tells, so that everything adds up by adding.
extension Money {
  var cost: JSONValue { .string(cents == 0 ? text : "-" + text) }
  var amount: JSONValue { .string(text) }
}

extension Settlement.Line {
  /// Of one SKU, or of one order where it has but one.
  var breakdown: [JSONObject.Member] {
    [
      ("revenue_amount", revenue.amount),
      (
        "revenue_breakdown",
        [
          "subtotal_before_discount_amount": list.amount, "seller_discount_amount": discount.cost,
          "refund_subtotal_before_discount_amount": refund.cost,
        ]
      ),
      ("shipping_cost_amount", shipping.total.amount),
      (
        "shipping_cost_breakdown",
        [
          "actual_shipping_fee_amount": shipping.cost.cost, "customer_paid_shipping_fee_amount": shipping.paid.amount,
        ]
      ),
      ("fee_tax_amount", fee.cost),
      ("fee_tax_breakdown", ["fee": ["platform_commission_amount": fee.cost]]),
      ("settlement_amount", amount.amount),
    ]
  }
}

extension Settlement {
  /// As one transaction of a statement.
  var transaction: JSONValue {
    let goods = (list: Settlement.sum(lines.map(\.list)), discount: Settlement.sum(lines.map(\.discount)))
    return [
      "id": .string("7630" + order.id.dropFirst(4)),
      "type": "ORDER",
      "order_id": .string(order.id),
      "order_create_time": .integer(order.createTime),
      "settlement_amount": amount.amount,
      "revenue_amount": revenue.amount,
      "revenue_breakdown": [
        "subtotal_before_discount_amount": goods.list.amount, "seller_discount_amount": goods.discount.cost,
        "refund_subtotal_before_discount_amount": Settlement.sum(lines.map(\.refund)).cost,
      ],
      "shipping_cost_amount": shipping.amount,
      "shipping_cost_breakdown": [
        "actual_shipping_fee_amount": Settlement.sum(lines.map(\.shipping.cost)).cost,
        "customer_paid_shipping_fee_amount": Settlement.sum(lines.map(\.shipping.paid)).amount,
      ],
      "fee_tax_amount": fee.cost,
      "fee_tax_breakdown": ["fee": ["platform_commission_amount": fee.cost]],
    ]
  }

  /// As the list of what is not settled yet shows it.
  var estimate: JSONValue {
    [
      "type": "ORDER",
      "id": .string("7630" + order.id.dropFirst(4)),
      "status": "UNSETTLED",
      "currency": .string(order.currency),
      "unsettled_reason": .string(order.status == .completed ? "STATEMENT_PENDING" : "ORDER_NOT_COMPLETED"),
      "order_id": .string(order.id),
      "order_create_time": .integer(order.createTime),
      "order_delivery_time": .integer(order.deliveryTime ?? 0),
      "est_settlement_amount": amount.amount,
      "est_revenue_amount": revenue.amount,
      "est_shipping_cost_amount": shipping.amount,
      "est_fee_tax_amount": fee.cost,
    ]
  }
}
