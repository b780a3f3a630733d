/// A parcel, which exists from the moment in which the seller ships or buys a label.
struct Package: Sendable, Identifiable {
  let id: String
  let orderID: String
  let lineItemIDs: [String]
  var provider: (id: String, name: String)
  var tracking: String
  let createTime: Int64
  var updateTime: Int64
  /// Whether shipment is arranged; before that there is no label.
  var isArranged: Bool
  /// `PICKUP` or `DROP_OFF`.
  var handoverMethod = "DROP_OFF"
}

struct Cancellation: Sendable, Identifiable {
  enum Status: String, Sendable {
    case pending = "CANCELLATION_REQUEST_PENDING"
    case success = "CANCELLATION_REQUEST_SUCCESS"
    case complete = "CANCELLATION_REQUEST_COMPLETE"
    case declined = "CANCELLATION_REQUEST_CANCEL"
  }

  let id: String
  let orderID: String
  /// `BUYER` asks and the seller answers; `SELLER` cancels directly.
  let role: String
  let reason: String
  var status: Status
  let createTime: Int64
  var updateTime: Int64
}
