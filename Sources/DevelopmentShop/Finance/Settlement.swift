/// What an order brings the seller: goods less refunds, what the buyer paid for shipping less its cost, less fees.
struct Settlement: Sendable {
  /// One SKU's share.
  struct Line: Sendable {
    let item: Order.LineItem
    let quantity: Int
    let list: Money
    let discount: Money
    let refund: Money
    let fee: Money
    /// All of the order's shipping stands with its first SKU.
    let shipping: Shipping

    var revenue: Money { list - discount - refund }
    var amount: Money { revenue + shipping.total - fee }
  }

  struct Shipping: Sendable {
    var paid = Money(cents: 0)
    var cost = Money(cents: 0)
    var total: Money { paid - cost }
  }

  let order: Order
  let lines: [Line]

  /// In ten-thousandths of what is left after refunds.
  static let commission = 600
  /// What a label of the platform's own shipping costs.
  static let labelPrice = Money(cents: 435)

  /// - Parameter refunded: the line items whose price went back.
  init(_ order: Order, refunded: Set<String>) {
    self.order = order
    var seen: Set<String> = []
    let skus = order.lineItems.map(\.skuID).filter { seen.insert($0).inserted }
    let isWhole = order.lineItems.allSatisfy { refunded.contains($0.id) }
    lines = skus.enumerated().compactMap { index, sku in
      let items = order.lineItems.filter { $0.skuID == sku }
      guard let first = items.first else { return nil }
      let refund = Settlement.sum(items.filter { refunded.contains($0.id) }.map(\.salePrice))
      let revenue = Settlement.sum(items.map(\.salePrice)) - refund
      var shipping = Shipping()
      if index == 0 {
        shipping.paid = isWhole ? Money(cents: 0) : order.shippingFee
        shipping.cost = order.shipping == .platform ? Settlement.labelPrice : Money(cents: 0)
      }
      return Line(
        item: first, quantity: items.count, list: Settlement.sum(items.map(\.originalPrice)),
        discount: Settlement.sum(items.map(\.sellerDiscount)), refund: refund,
        fee: Money(cents: (revenue.cents * Settlement.commission + 5_000) / 10_000), shipping: shipping)
    }
  }

  var revenue: Money { Settlement.sum(lines.map(\.revenue)) }
  var fee: Money { Settlement.sum(lines.map(\.fee)) }
  var shipping: Money { Settlement.sum(lines.map(\.shipping.total)) }
  var amount: Money { revenue + shipping - fee }

  static func sum(_ amounts: [Money]) -> Money { amounts.reduce(Money(cents: 0), +) }
}

/// All that was settled in one day of UTC; it is there when the day is over.
struct Statement: Sendable {
  let id: String
  let paymentID: String
  /// Unix seconds of the midnight that ended the day.
  let time: Int64
  let settlements: [Settlement]
  let isPaid: Bool

  /// Seconds from a statement to its payment.
  static let paymentDelay: Int64 = 2 * 86_400

  var revenue: Money { Settlement.sum(settlements.map(\.revenue)) }
  var fee: Money { Settlement.sum(settlements.map(\.fee)) }
  var shipping: Money { Settlement.sum(settlements.map(\.shipping)) }
  var amount: Money { Settlement.sum(settlements.map(\.amount)) }
  var paymentStatus: String { isPaid ? "PAID" : "PROCESSING" }
}

extension Shop {
  func settlement(of order: Order) -> Settlement {
    let paidBack = returns.all.filter { $0.orderID == order.id && $0.status == .complete }
    return Settlement(order, refunded: Set(paidBack.flatMap(\.lineItemIDs)))
  }

  /// One for each past day on which orders were completed, oldest first.
  func statements(now: Int64) -> [Statement] {
    let day: Int64 = 86_400
    let completed = orders.all.filter { $0.status == .completed && $0.updateTime / day < now / day }
    let days = Dictionary(grouping: completed) { $0.updateTime / day }
    return days.sorted { $0.key < $1.key }.map { number, orders in
      // Odd and of nineteen digits, as all ids, and the same for that day whenever it is asked for.
      let tail = IDSource.padded(String(number % 100_000), to: 5) + id.suffix(10)
      let time = (number + 1) * day
      return Statement(
        id: "7610" + tail, paymentID: "7620" + tail, time: time, settlements: orders.map(settlement(of:)),
        isPaid: time + Statement.paymentDelay <= now)
    }
  }

  /// What is on its way to be settled: paid for, and neither cancelled nor in a statement yet.
  func unsettled(now: Int64) -> [Settlement] {
    orders.all.filter { order in
      switch order.status {
      case .unpaid, .onHold, .cancelled: false
      case .completed: order.updateTime / 86_400 >= now / 86_400
      default: true
      }
    }.map(settlement(of:))
  }
}
