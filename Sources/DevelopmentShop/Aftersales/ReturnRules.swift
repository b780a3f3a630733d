/// When something may be asked back, and which decision fits what was asked.
enum ReturnRules {
  /// A seller's answer to a request.
  enum Decision: String, Sendable, CaseIterable {
    case approveRefund = "APPROVE_REFUND"
    case approveReturn = "APPROVE_RETURN"
    case approveReceivedPackage = "APPROVE_RECEIVED_PACKAGE"
    case approveReplacement = "APPROVE_REPLACEMENT"
    case issueReplacementRefund = "ISSUE_REPLACEMENT_REFUND"
    case offerPartialRefund = "OFFER_PARTIAL_REFUND"
    case directRefund = "DIRECT_REFUND"
    case rejectRefund = "REJECT_REFUND"
    case rejectReturn = "REJECT_RETURN"
    case rejectReceivedPackage = "REJECT_RECEIVED_PACKAGE"
    case rejectReplacement = "REJECT_REPLACEMENT"
    case offerPartialRefundAfterReceiving = "OFFER_PARTIAL_REFUND_AFTER_RECEIVING_PKG"

    /// The kinds of request that it can answer.
    var kinds: [Return.Kind] {
      switch self {
      case .approveRefund, .rejectRefund: [.refund]
      case .approveReturn, .rejectReturn, .approveReceivedPackage, .rejectReceivedPackage, .directRefund,
        .offerPartialRefundAfterReceiving:
        [.returnAndRefund]
      case .offerPartialRefund: [.refund, .returnAndRefund]
      case .approveReplacement, .rejectReplacement, .issueReplacementRefund: [.replacement]
      }
    }

    /// Where the request must stand for it, and where it goes.
    var step: (from: Return.Status, to: Return.Status) {
      switch self {
      case .approveRefund, .directRefund, .issueReplacementRefund: (.pending, .complete)
      case .approveReturn: (.pending, .awaitingBuyerShip)
      case .approveReplacement: (.pending, .success)
      case .offerPartialRefund: (.pending, .awaitingBuyerResponse)
      case .rejectRefund, .rejectReturn, .rejectReplacement: (.pending, .rejected)
      case .approveReceivedPackage: (.buyerShipped, .complete)
      case .rejectReceivedPackage: (.buyerShipped, .packageRejected)
      case .offerPartialRefundAfterReceiving: (.buyerShipped, .awaitingBuyerResponse)
      }
    }

    var isRejection: Bool { rawValue.hasPrefix("REJECT") }
  }

  /// The statuses of an order in which `role` may ask for it.
  static func statuses(for kind: Return.Kind, by role: String) -> [OrderStatus] {
    switch (kind, role) {
    case (.refund, "BUYER"): [.awaitingCollection, .inTransit, .delivered]
    case (.refund, _): [.awaitingCollection, .delivered]
    case (.returnAndRefund, _), (.replacement, _), (.exchange, _): [.delivered]
    }
  }

  /// Whether `decision` fits the request as it stands.
  static func check(_ decision: Decision, _ request: Return) throws(Refusal) {
    guard decision.kinds.contains(request.kind) else {
      throw .business(25_020_004, "The decision does not match the type of the request")
    }
    guard request.status == decision.step.from else {
      if request.status == .cancelled { throw .business(25_020_009, "The request is already cancelled") }
      throw .business(25_020_003, "The decision does not match the status of the request")
    }
  }

  /// A seller's and a buyer's reasons, by what is asked.
  static func reasons(for kind: Return.Kind) -> [String] {
    let words = ["missing_parts", "damaged", "wrong_product", "not_as_described", "no_longer_needed"]
    let prefix =
      kind == .refund ? "ecom_order_delivered_refund_reason_" : "ecom_order_delivered_refund_and_return_reason_"
    return words.flatMap { ["\(prefix)\($0)", "\(prefix)\($0)_seller"] }
  }
}

extension Shop {
  func returnRequest(_ id: String) throws(Refusal) -> Return {
    guard let request = returns[id] else { throw .business(25_007_006, "The return or refund was not found") }
    return request
  }

  /// The items of an order that a request names, by line item or by SKU and number; all that are left without any.
  func refundableItems(of order: Order, _ fields: Fields) throws(Refusal) -> [Order.LineItem] {
    let asked = Set(returns.all.filter { $0.orderID == order.id && $0.status != .cancelled }.flatMap(\.lineItemIDs))
    let left = order.lineItems.filter { !asked.contains($0.id) }
    let tooMuch = Refusal.business(25_005_011, "The requested items exceed what can still be returned or refunded")
    if let ids = try fields.texts("order_line_item_ids"), !ids.isEmpty {
      let chosen = left.filter { ids.contains($0.id) }
      guard chosen.count == Set(ids).count else { throw tooMuch }
      return chosen
    }
    guard let skus = try fields.list("skus"), !skus.isEmpty else {
      if left.isEmpty { throw tooMuch }
      return left
    }
    var chosen: [Order.LineItem] = []
    for sku in skus {
      let id = try sku.text("sku_id") ?? ""
      let count = try sku.integer("quantity") ?? 0
      let items = left.filter { $0.skuID == id }
      guard (1...items.count + 1).contains(count), count <= items.count else { throw tooMuch }
      chosen += items.prefix(count)
    }
    return chosen
  }

  /// What these items cost the buyer.
  func refundTotal(of items: [Order.LineItem], in order: Order) -> Money {
    let goods = items.reduce(Money(cents: 0)) { $0 + $1.salePrice + $1.tax }
    return items.count == order.lineItems.count ? goods + order.shippingFee : goods
  }

  /// Stores a request, tells the webhook, and ends the order where everything was paid back.
  mutating func set(_ request: Return, at now: Int64) {
    returns.add(request)
    notifyReturn(request.id, at: now)
    guard request.status == .complete, let order = orders[request.orderID] else { return }
    let refunded = Set(
      returns.all.filter { $0.orderID == order.id && $0.status == .complete }.flatMap(\.lineItemIDs))
    guard refunded.count == order.lineItems.count, order.status.successors.contains(.completed) else { return }
    move(order: order.id, to: .completed, at: now)
  }
}
