/// A failure that a test orders: for a part of the requests, on some paths, so many times.
package struct ShopFault: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    // Refusals of the gateway's own.
    case internalError = "internal_error"
    case overload
    case throttle
    case timeout
    case expiredToken = "expired_token"
    case clockSkew = "clock_skew"
    // What happens on the way.
    case latency
    case reset
    case truncate
    case slowBody = "slow_body"
    // What happens to messages.
    case duplicateWebhook = "duplicate_webhook"
    case lateWebhook = "late_webhook"

    /// What `=VALUE` counts; nothing where there is none to give.
    var unit: String? {
      switch self {
      case .throttle, .overload, .lateWebhook: "seconds"
      case .clockSkew: "seconds, negative for a clock that is slow"
      case .latency, .slowBody: "milliseconds"
      case .truncate: "bytes"
      case .internalError, .timeout, .expiredToken, .reset, .duplicateWebhook: nil
      }
    }

    var usual: Int {
      switch self {
      case .throttle, .overload: 1
      case .clockSkew: 600
      case .latency: 1_000
      case .slowBody: 100
      case .truncate: 20
      case .lateWebhook: 600
      case .internalError, .timeout, .expiredToken, .reset, .duplicateWebhook: 0
      }
    }

    var isOfWebhooks: Bool { self == .duplicateWebhook || self == .lateWebhook }
  }

  let kind: Kind
  let value: Int
  /// The beginning of the paths that it strikes.
  let path: String
  /// Of a hundred requests, how many.
  let percent: Int
  /// How many it still strikes; nothing for no end.
  var times: Int?

  init(kind: Kind, value: Int? = nil, path: String = "/", percent: Int = 100, times: Int? = nil) {
    self.kind = kind
    self.value = value ?? kind.usual
    self.path = path
    self.percent = percent
    self.times = times
  }

  /// Reads `KIND[=VALUE][:PERCENT%][@PATH]`, such as `latency=300:10%@/order/`.
  package init(parsing text: String) throws(ShopFaultProblem) {
    let halves = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let front = halves[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = front[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let kind = Kind(rawValue: String(name[0])) else {
      let names = Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ShopFaultProblem(reason: "unknown fault '\(name[0])'; there are \(names)")
    }
    var value: Int?
    if name.count == 2 {
      guard let unit = kind.unit else { throw ShopFaultProblem(reason: "the fault '\(kind.rawValue)' takes no value") }
      let least = kind == .clockSkew ? -86_400 : 0
      guard let number = Int(name[1]), (least...600_000).contains(number) else {
        throw ShopFaultProblem(reason: "the value '\(name[1])' of '\(kind.rawValue)' must be a number of \(unit)")
      }
      value = number
    }
    var percent = 100
    if front.count == 2 {
      guard front[1].hasSuffix("%"), let number = Int(front[1].dropLast()), (1...100).contains(number) else {
        throw ShopFaultProblem(reason: "'\(front[1])' must be a share from 1% to 100%")
      }
      percent = number
    }
    let path = halves.count == 2 ? String(halves[1]) : "/"
    guard path.hasPrefix("/") else {
      throw ShopFaultProblem(reason: "'\(path)' must be the beginning of a path, such as /order/")
    }
    self.init(kind: kind, value: value, path: path, percent: percent)
  }

  /// What the gateway says; nothing where the fault lies elsewhere.
  var refusal: Refusal? {
    switch kind {
    case .internalError: Refusal(status: 500, code: 36_009_003, "Internal error: try again later")
    case .overload: Refusal(status: 503, code: 36_009_003, "The service is busy: try again later", retryAfter: value)
    case .throttle: Refusal(status: 429, code: 36_009_002, "Too many requests: slow down", retryAfter: value)
    case .timeout: Refusal(status: 504, code: 36_009_007, "The request timed out: try again later")
    case .expiredToken: Refusal(status: 401, code: 105_002, "The access token is expired: refresh it")
    case .clockSkew, .latency, .reset, .truncate, .slowBody, .duplicateWebhook, .lateWebhook: nil
    }
  }
}

/// Why a fault cannot be ordered, in words for the user.
package struct ShopFaultProblem: Error, Sendable, Equatable {
  package var reason: String
}
