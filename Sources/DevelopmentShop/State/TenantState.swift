/// One app with the shop that authorized it: everything that a collection of requests can see or change.
struct TenantState: Sendable {
  struct Credentials: Sendable {
    var appKey: String
    var appSecret: String
    /// What the authorization link names the app by; another number than `appKey`.
    var serviceID: String
  }

  var credentials: Credentials
  /// Where the authorization page sends the seller back to.
  var redirectURL: String
  /// Seconds by which this tenant's calendar runs ahead.
  var calendarOffset: Int64 = 0
  var scopes: [String]
  /// Of the partner's one category asset.
  var assetCipher = ""
  var grants = Grants()
  var traffic = Traffic()
  var shop: Shop
  var ids: IDSource
  /// Apart from `ids`: when messages are taken to be sent, nobody can foresee.
  var deliveryIDs: IDSource
  var deliveries = DeliveryQueue()

  /// Lets happen what happens by itself with time.
  mutating func settle(now: Int64) { shop.settle(now: now) }
}
