/// What a buyer or the seller asked back for an order that is under way or delivered.
struct Return: Sendable, Identifiable {
  enum Kind: String, Sendable, CaseIterable {
    case refund = "REFUND"
    case returnAndRefund = "RETURN_AND_REFUND"
    case replacement = "REPLACEMENT"
    case exchange = "EXCHANGE"
  }

  enum Status: String, Sendable {
    case pending = "RETURN_OR_REFUND_REQUEST_PENDING"
    case rejected = "REFUND_OR_RETURN_REQUEST_REJECT"
    case awaitingBuyerShip = "AWAITING_BUYER_SHIP"
    case buyerShipped = "BUYER_SHIPPED_ITEM"
    case packageRejected = "REJECT_RECEIVE_PACKAGE"
    case awaitingBuyerResponse = "AWAITING_BUYER_RESPONSE"
    case success = "RETURN_OR_REFUND_REQUEST_SUCCESS"
    case complete = "RETURN_OR_REFUND_REQUEST_COMPLETE"
    case cancelled = "RETURN_OR_REFUND_REQUEST_CANCEL"

    var isOver: Bool { self == .complete || self == .cancelled }
  }

  /// One line of the history that the platform shows.
  struct Record: Sendable {
    let event: String
    /// `BUYER`, `SELLER` or `OPERATOR`.
    let role: String
    let note: String
    let time: Int64
  }

  let id: String
  let orderID: String
  let kind: Kind
  /// Who asked: `BUYER` or `SELLER`.
  let role: String
  let reason: String
  let lineItemIDs: [String]
  /// What is paid back when it ends well; less than the items' price after a partial refund.
  var refund: Money
  var partialRefund: Money?
  /// Empty, `IN_PROGRESS`, `SUPPORT_BUYER`, `SUPPORT_SELLER`.
  var arbitration = ""
  var tracking = ""
  var status: Status
  var records: [Record]
  let createTime: Int64
  var updateTime: Int64

  /// What waits for the seller; nothing where the buyer or nobody has to act.
  var sellerAction: String? {
    switch (status, kind) {
    case (.pending, .refund): "SELLER_RESPOND_REFUND"
    case (.pending, .returnAndRefund): "SELLER_RESPOND_RETURN"
    case (.pending, .replacement), (.pending, .exchange): "SELLER_RESPOND_REPLACEMENT"
    case (.buyerShipped, _): "SELLER_RESPOND_RECEIVE_PACKAGE"
    default: nil
    }
  }

  mutating func move(to status: Status, _ event: String, by role: String, note: String = "", at now: Int64) {
    self.status = status
    updateTime = now
    records.append(Record(event: event, role: role, note: note, time: now))
  }
}
