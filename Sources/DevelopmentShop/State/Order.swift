enum OrderStatus: String, Sendable, CaseIterable {
  case unpaid = "UNPAID"
  case onHold = "ON_HOLD"
  case awaitingShipment = "AWAITING_SHIPMENT"
  case partiallyShipping = "PARTIALLY_SHIPPING"
  case awaitingCollection = "AWAITING_COLLECTION"
  case inTransit = "IN_TRANSIT"
  case delivered = "DELIVERED"
  case completed = "COMPLETED"
  case cancelled = "CANCELLED"

  /// Where the platform lets an order go from here.
  var successors: [OrderStatus] {
    switch self {
    case .unpaid: [.onHold, .cancelled]
    case .onHold: [.awaitingShipment, .cancelled]
    case .awaitingShipment: [.partiallyShipping, .awaitingCollection, .cancelled]
    case .partiallyShipping: [.awaitingCollection, .cancelled]
    case .awaitingCollection: [.inTransit, .completed, .cancelled]
    case .inTransit: [.delivered, .completed, .cancelled]
    case .delivered: [.completed]
    case .completed, .cancelled: []
    }
  }

  /// Line items know neither of the two statuses that only a whole order can have.
  var display: String {
    switch self {
    case .onHold, .partiallyShipping: OrderStatus.awaitingShipment.rawValue
    default: rawValue
    }
  }

  var packageStatus: String {
    switch self {
    case .unpaid, .onHold, .awaitingShipment, .partiallyShipping: "TO_FULFILL"
    case .awaitingCollection: "PROCESSING"
    case .inTransit: "FULFILLING"
    case .delivered, .completed: "COMPLETED"
    case .cancelled: "CANCELLED"
    }
  }
}

struct Order: Sendable, Identifiable {
  enum Shipping: String, Sendable { case platform = "TIKTOK", seller = "SELLER" }

  /// One unit of one SKU: five pieces are five line items.
  struct LineItem: Sendable, Identifiable {
    let id: String
    let productID: String
    let productName: String
    let skuID: String
    let skuName: String
    let sellerSKU: String
    let imageURL: String
    let originalPrice: Money
    let sellerDiscount: Money
    var status: OrderStatus
    var packageID = ""

    var salePrice: Money { originalPrice - sellerDiscount }
    var tax: Money { Money(cents: (salePrice.cents * Order.taxRate + 5_000) / 10_000) }
  }

  struct Cancelling: Sendable {
    /// `BUYER`, `SELLER` or `SYSTEM`.
    let initiator: String
    let reason: String
    let time: Int64
  }

  /// In ten-thousandths.
  static let taxRate = 825
  /// Seconds: the buyer's hour after paying.
  static let remorse: Int64 = 3_600

  let id: String
  let buyerID: String
  let currency: String
  let shipping: Shipping
  let shippingFee: Money
  let warehouseID: String
  let deliveryOption: (id: String, name: String)
  let createTime: Int64
  var status: OrderStatus
  var lineItems: [LineItem]
  var updateTime: Int64
  var paidTime: Int64?
  /// When shipment was arranged.
  var readyToShipTime: Int64?
  var collectionTime: Int64?
  var deliveryTime: Int64?
  var tracking = ""
  var provider: (id: String, name: String) = ("", "")
  var cancelling: Cancelling?
  /// When the buyer asked to cancel; nothing where no answer is due.
  var cancelRequestTime: Int64?

  /// When a hold ends by itself.
  var holdEnds: Int64? { status == .onHold ? (paidTime ?? createTime) + Order.remorse : nil }

  var subtotal: Money { lineItems.reduce(Money(cents: 0)) { $0 + $1.salePrice } }
  var listPrice: Money { lineItems.reduce(Money(cents: 0)) { $0 + $1.originalPrice } }
  var discount: Money { lineItems.reduce(Money(cents: 0)) { $0 + $1.sellerDiscount } }
  var tax: Money { lineItems.reduce(Money(cents: 0)) { $0 + $1.tax } }
  var total: Money { subtotal + shippingFee + tax }

  mutating func move(to status: OrderStatus, at now: Int64) {
    self.status = status
    updateTime = now
    if status != .partiallyShipping {
      for index in lineItems.indices { lineItems[index].status = status }
    }
    switch status {
    case .onHold: paidTime = now
    case .awaitingCollection: readyToShipTime = now
    case .inTransit: collectionTime = now
    case .delivered: deliveryTime = now
    case .cancelled: cancelRequestTime = nil
    case .unpaid, .awaitingShipment, .partiallyShipping, .completed: break
    }
  }
}
