/// What is allowed to reach an app's shop: addresses, rates, and failures ordered in advance.
struct Traffic: Sendable {
  enum Wait: Sendable, Equatable {
    /// Seconds until the next request is taken.
    case rate(seconds: Int)
    case quota(seconds: Int)
  }

  /// Nothing for no list.
  var allowedAddresses: Set<String>?
  /// Requests a second for each route; nothing for no limit.
  var requestsPerSecond: Int?
  /// Requests an hour for all routes together; nothing for no limit.
  var requestsPerHour: Int?
  var faults: [ShopFault] = []
  /// Decides whom a fault strikes that is for a part of the requests.
  var chance = IDSource(seed: 1)

  private var seconds: [String: Window] = [:]
  private var hour = Window()

  private struct Window: Sendable {
    var start: Int64 = .min
    var count = 0

    mutating func count(_ now: Int64, length: Int64) -> Int {
      let current = now - now % length
      if current != start { self = Window(start: current, count: 0) }
      count += 1
      return count
    }
  }

  /// Counts one request; nothing where it may pass.
  mutating func admit(_ route: String, now: Int64) -> Wait? {
    if let limit = requestsPerSecond, seconds[route, default: Window()].count(now, length: 1) > limit {
      return .rate(seconds: 1)
    }
    if let limit = requestsPerHour, hour.count(now, length: 3_600) > limit {
      return .quota(seconds: Int(3_600 - now % 3_600))
    }
    return nil
  }

  /// The faults that strike a request, counted down; of those that refuse it the first only.
  mutating func takeFaults(path: String) -> [ShopFault] {
    var taken: [ShopFault] = []
    for index in faults.indices where !faults[index].kind.isOfWebhooks {
      let refuses = faults[index].refusal != nil
      if refuses, taken.contains(where: { $0.refusal != nil }) { continue }
      if path.hasPrefix(faults[index].path), strikes(index) { taken.append(faults[index]) }
    }
    faults.removeAll { $0.times == 0 }
    return taken
  }

  /// The fault of that kind that strikes the next message, counted down.
  mutating func takeFault(_ kind: ShopFault.Kind) -> ShopFault? {
    guard let index = faults.firstIndex(where: { $0.kind == kind }), strikes(index) else { return nil }
    defer { faults.removeAll { $0.times == 0 } }
    return faults[index]
  }

  private mutating func strikes(_ index: Int) -> Bool {
    if faults[index].percent < 100, chance.number(below: 100) >= faults[index].percent { return false }
    if let times = faults[index].times { faults[index].times = times - 1 }
    return true
  }
}
