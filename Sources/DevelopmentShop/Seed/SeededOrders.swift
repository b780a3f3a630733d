/// The orders of a new shop, some in every status.
enum SeededOrders {
  private static let counts: [(status: OrderStatus, count: Int)] = [
    (.completed, 4), (.cancelled, 2), (.delivered, 3), (.inTransit, 3), (.awaitingCollection, 2),
    (.partiallyShipping, 1), (.awaitingShipment, 6), (.onHold, 2), (.unpaid, 2),
  ]

  static func add(to shop: inout Shop, _ ids: inout IDSource, now: Int64) {
    let statuses = counts.flatMap { Array(repeating: $0.status, count: $0.count) }
    for (index, status) in statuses.enumerated() {
      let products = shop.products.all.filter { $0.status == .activate }
      let pieces = [products[index % products.count], products[(index + 3) % products.count]]
      let chosen = index % 2 == 0 ? [pieces[0], pieces[0]] : pieces
      // Later ones are younger; the last, unpaid and on hold, are minutes old.
      var age = Int64(statuses.count - index) * (index < statuses.count - 4 ? 21_600 : 300)
      // On different days, so that there are several statements.
      if status == .completed { age += Int64(counts[0].count - index) * 86_400 }
      let order = OrderMaker.make(
        of: chosen, in: shop, shipping: index % 2 == 0 ? .platform : .seller, now: now - age, &ids)
      place(order, as: status, in: &shop, &ids)
    }
  }

  /// Leads an order through the statuses before its own, so that its times and its parcel are there.
  private static func place(_ order: Order, as status: OrderStatus, in shop: inout Shop, _ ids: inout IDSource) {
    OrderMaker.store(order, in: &shop)
    var time = order.createTime
    for step in path(to: status) {
      time += step == .onHold ? 60 : 3_600
      if step == .awaitingCollection || step == .partiallyShipping { pack(order.id, step, in: &shop, &ids, at: time) }
      if step == .cancelled {
        shop.cancel(order: order.id, initiator: "SELLER", reason: "seller_cancel_reason_out_of_stock", at: time)
      } else {
        shop.move(order: order.id, to: step, at: time)
      }
    }
  }

  private static func path(to status: OrderStatus) -> [OrderStatus] {
    let whole: [OrderStatus] = [
      .onHold, .awaitingShipment, .awaitingCollection, .inTransit, .delivered, .completed,
    ]
    if status == .unpaid { return [] }
    guard let end = whole.firstIndex(of: status) else { return [.onHold, .awaitingShipment, status] }
    return Array(whole[...end])
  }

  private static func pack(
    _ id: String, _ step: OrderStatus, in shop: inout Shop, _ ids: inout IDSource, at time: Int64
  ) {
    guard let order = shop.orders[id], let provider = shop.deliveryOptions.all.first?.providers.first else { return }
    let items = step == .partiallyShipping ? order.lineItems.prefix(1) : order.lineItems[...]
    let package = Package(
      id: ids.id(prefix: "1153"), orderID: id, lineItemIDs: items.map(\.id), provider: (provider.id, provider.name),
      tracking: ids.id(prefix: "9400", length: 22), createTime: time, updateTime: time, isArranged: true)
    shop.packages.add(package)
    for index in items.indices {
      shop.orders[id]?.lineItems[index].packageID = package.id
      shop.orders[id]?.lineItems[index].status = .awaitingCollection
    }
    shop.orders[id]?.tracking = package.tracking
    shop.orders[id]?.provider = package.provider
  }
}
