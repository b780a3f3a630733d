import JSON

enum ProductStatus: String, Sendable, CaseIterable {
  case draft = "DRAFT"
  case pending = "PENDING"
  case failed = "FAILED"
  case activate = "ACTIVATE"
  case sellerDeactivated = "SELLER_DEACTIVATED"
  case platformDeactivated = "PLATFORM_DEACTIVATED"
  case freeze = "FREEZE"
  case deleted = "DELETED"
}

enum AuditStatus: String, Sendable {
  case none = "NONE"
  case auditing = "AUDITING"
  case failed = "FAILED"
  case preApproved = "PRE_APPROVED"
  case approved = "APPROVED"
}

struct Product: Sendable, Identifiable {
  struct Measure: Sendable {
    var value: String
    var unit: String
  }

  struct Dimensions: Sendable {
    var length: String
    var width: String
    var height: String
    var unit: String
  }

  let id: String
  var status: ProductStatus
  var audit: AuditStatus
  var title: String
  var description: String
  var categoryID: String
  var brandID: String?
  /// By uri.
  var mainImages: [String]
  var weight: Measure
  var dimensions: Dimensions?
  var skus: [SKU]
  /// As sent: `{id, values: [{id, name}]}`.
  var attributes: [JSONValue] = []
  /// Optional members that are kept and given back as they came.
  var extras = JSONObject()
  let createTime: Int64
  var updateTime: Int64
  /// When the review under way will be over; nothing where none is.
  var reviewEnds: Int64?

  mutating func submit(at now: Int64, reviewTime: Int64) {
    status = .pending
    audit = .auditing
    updateTime = now
    reviewEnds = now + reviewTime
  }

  mutating func pass(review verdict: AuditStatus, at now: Int64) {
    audit = verdict
    status = verdict == .approved ? .activate : .failed
    reviewEnds = nil
    updateTime = now
  }

  /// Sets a status from outside, as the platform's staff could.
  mutating func set(_ status: ProductStatus, at now: Int64) {
    self.status = status
    reviewEnds = nil
    updateTime = now
    audit =
      switch status {
      case .draft: .none
      case .pending: .auditing
      case .failed: .failed
      case .activate, .sellerDeactivated, .platformDeactivated, .freeze, .deleted: .approved
      }
  }
}

struct SKU: Sendable, Identifiable {
  struct SalesAttribute: Sendable, Hashable {
    var id: String
    var name: String
    var valueID: String
    var valueName: String
  }

  struct Stock: Sendable {
    var warehouseID: String
    /// What can be sold.
    var quantity: Int
    /// What orders have locked.
    var committed = 0
  }

  let id: String
  var sellerSKU: String
  var price: Money
  var stock: [Stock]
  var salesAttributes: [SalesAttribute] = []
  var externalID = ""
  var extras = JSONObject()

  /// `Red, M`.
  var name: String { salesAttributes.map(\.valueName).joined(separator: ", ") }
}
