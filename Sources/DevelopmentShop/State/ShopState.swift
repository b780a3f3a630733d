/// All tenants, and what they share.
struct ShopState: Sendable {
  let seed: UInt64
  /// By app key.
  var tenants: [String: TenantState] = [:]
  var tenantCount: UInt64 = 0
  /// Seconds by which every calendar runs ahead of the caller's clock.
  var calendarOffset: Int64 = 0
  /// Whether any tenant ever subscribed to an event.
  var hasSubscribers = false
  /// Takes a line for every change; false where it could not be written.
  var journal: (@Sendable ([UInt8]) -> Bool)?
  /// Whether a journal is being read: what was accepted once passes limits and faults again.
  var isReplaying = false
  private var requestCount: UInt64 = 0

  init(seed: UInt64) { self.seed = seed }

  /// `yyyymmddhhmmss` in UTC and twenty upper-case hexadecimal digits.
  mutating func nextRequestID(now: Int64) -> String {
    requestCount += 1
    var source = IDSource(seed: seed &+ requestCount &* 0x2545_F491_4F6C_DD1D)
    let ordinal = String(requestCount, radix: 16, uppercase: true).suffix(8)
    return CalendarTime(unixSeconds: now).compact + source.text(12, "0123456789ABCDEF")
      + IDSource.padded(String(ordinal), to: 8)
  }

  mutating func advance(by seconds: Int64, appKey: String) {
    tenants[appKey]?.calendarOffset += seconds
  }
}
