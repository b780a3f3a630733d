/// What is allowed to reach an app's shop: addresses, rates, and failures ordered in advance.
struct Traffic: Sendable {
  enum Wait: Sendable, Equatable {
    /// Seconds until the next request is taken.
    case rate(seconds: Int)
    case quota(seconds: Int)
  }

  struct Fault: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
      case internalError = "internal_error"
      case overload
      case throttle
      case timeout
    }

    var kind: Kind
    /// The beginning of the paths that it strikes.
    var path: String
    /// How many requests it still strikes.
    var times: Int

    var refusal: Refusal {
      switch kind {
      case .internalError: Refusal(status: 500, code: 36_009_003, "Internal error: try again later")
      case .overload: Refusal(status: 503, code: 36_009_003, "The service is busy: try again later", retryAfter: 1)
      case .throttle: Refusal(status: 429, code: 36_009_002, "Too many requests: slow down", retryAfter: 1)
      case .timeout: Refusal(status: 504, code: 36_009_007, "The request timed out: try again later")
      }
    }
  }

  /// Nothing for no list.
  var allowedAddresses: Set<String>?
  /// Requests a second for each route; nothing for no limit.
  var requestsPerSecond: Int?
  /// Requests an hour for all routes together; nothing for no limit.
  var requestsPerHour: Int?
  var faults: [Fault] = []

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

  /// The first fault ordered for the path, counted down.
  mutating func takeFault(path: String) -> Fault? {
    guard let index = faults.firstIndex(where: { path.hasPrefix($0.path) }) else { return nil }
    faults[index].times -= 1
    let fault = faults[index]
    if fault.times <= 0 { faults.remove(at: index) }
    return fault
  }
}
