import JSON

/// What the ways of shipping share: which items go, and what is stored when they do.
enum Shipping {
  /// The order and the items that the body names; all that wait where it names none.
  static func items(
    of order: Order, named ids: [String]?, else refusal: Refusal
  ) throws(Refusal) -> [Order.LineItem] {
    let waiting = order.lineItems.filter { $0.packageID.isEmpty }
    guard [.awaitingShipment, .partiallyShipping].contains(order.status), !waiting.isEmpty else { throw refusal }
    guard let ids, !ids.isEmpty else { return waiting }
    for id in ids where !order.lineItems.contains(where: { $0.id == id }) {
      throw .invalidParameter("Invalid parameter: field 'OrderLineItemIds' names an item of another order")
    }
    let chosen = waiting.filter { ids.contains($0.id) }
    guard chosen.count == Set(ids).count else { throw alreadyShipped }
    return chosen
  }

  static let alreadyShipped = Refusal.business(21_011_040, "The package is already shipped")

  /// Why an order cannot be shipped in its present status, where it cannot.
  static func refusal(for order: Order) -> Refusal {
    switch order.status {
    case .cancelled: .business(21_011_041, "Cannot complete this operation: the order is cancelled")
    case .awaitingShipment, .partiallyShipping, .unpaid, .onHold:
      .business(21_042_057, "The order is not in the AWAITING_SHIPMENT status")
    default: alreadyShipped
    }
  }

  static func provider(_ id: String, in shop: Shop) throws(Refusal) -> DeliveryOption.Provider {
    guard let provider = shop.deliveryOptions.all.flatMap(\.providers).first(where: { $0.id == id }) else {
      throw invalidTracking
    }
    return provider
  }

  static func tracking(_ number: String, in shop: Shop) throws(Refusal) -> String {
    let isPlain = number.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
    guard (5...40).contains(number.utf8.count), isPlain else { throw invalidTracking }
    if shop.packages.all.contains(where: { $0.tracking == number }) {
      throw .business(21_011_025, "Duplicate tracking number")
    }
    return number
  }

  private static let invalidTracking = Refusal.business(
    21_011_022, "Invalid tracking number or shipping provider ID: check both")

  /// Stores a package of `items` and, where shipment is arranged, moves the order on.
  static func pack(
    _ items: [Order.LineItem], of order: Order, provider: DeliveryOption.Provider, tracking: String,
    isArranged: Bool, now: Int64, _ tenant: inout TenantState
  ) -> Package {
    let package = Package(
      id: tenant.ids.id(prefix: "1153"), orderID: order.id, lineItemIDs: items.map(\.id),
      provider: (provider.id, provider.name), tracking: tracking, createTime: now, updateTime: now,
      isArranged: isArranged)
    tenant.shop.packages.add(package)
    for index in order.lineItems.indices where package.lineItemIDs.contains(order.lineItems[index].id) {
      tenant.shop.orders[order.id]?.lineItems[index].packageID = package.id
    }
    tenant.shop.orders[order.id]?.tracking = tracking
    tenant.shop.orders[order.id]?.provider = (provider.id, provider.name)
    if isArranged { arrange(package.id, now: now, &tenant) }
    return package
  }

  /// Shipment of a package is arranged: its items await collection, and the order does when none is left behind.
  static func arrange(_ packageID: String, now: Int64, _ tenant: inout TenantState) {
    guard let package = tenant.shop.packages[packageID], let order = tenant.shop.orders[package.orderID] else { return }
    if package.tracking.isEmpty, let provider = tenant.shop.deliveryOptions[order.deliveryOption.id]?.providers.first {
      tenant.shop.packages[packageID]?.tracking = tenant.ids.id(prefix: "9400", length: 22)
      tenant.shop.packages[packageID]?.provider = (provider.id, provider.name)
    }
    tenant.shop.packages[packageID]?.isArranged = true
    tenant.shop.packages[packageID]?.updateTime = now
    var isWhole = true
    for (index, item) in order.lineItems.enumerated() {
      if item.packageID == packageID {
        tenant.shop.orders[order.id]?.lineItems[index].status = .awaitingCollection
      } else if item.status != .awaitingCollection {
        isWhole = false
      }
    }
    tenant.shop.move(order: order.id, to: isWhole ? .awaitingCollection : .partiallyShipping, at: now)
  }
}
