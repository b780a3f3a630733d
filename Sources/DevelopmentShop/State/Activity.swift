import JSON

/// A promotion: goods for less, from one moment to another.
struct Activity: Sendable, Identifiable {
  struct Item: Sendable {
    let productID: String
    let skuID: String?
    /// The body's own members: price or discount, limits.
    let terms: JSONObject
  }

  let id: String
  var title: String
  /// `FIXED_PRICE`, `DIRECT_DISCOUNT`, `FLASHSALE`, `SHIPPING_DISCOUNT`, …
  let kind: String
  /// `PRODUCT`, `VARIATION` or `SHOP`.
  let level: String
  var begin: Int64
  var end: Int64
  var isDeactivated = false
  var items: [Item] = []
  /// Members of the body that are given back as they came.
  var extras = JSONObject()
  let createTime: Int64
  var updateTime: Int64

  func status(at now: Int64) -> String {
    if isDeactivated { return "DEACTIVATED" }
    return now < begin ? "NOT_START" : now < end ? "ONGOING" : "EXPIRED"
  }
}

struct Coupon: Sendable, Identifiable {
  let id: String
  let title: String
  /// `REGULAR`, `LIVE`, `CREATOR_EXCLUSIVE`, `CHAT`, `PROMO_CODE`.
  let display: String
  let begin: Int64
  let end: Int64
  /// In hundredths; nothing where a percentage goes off.
  let reduction: Money?
  let percentage: Int
  let minimum: Money?
  let code: String
  let claimed: Int

  func status(at now: Int64) -> String { now < begin ? "NOT_START" : now < end ? "ONGOING" : "EXPIRED" }
}
