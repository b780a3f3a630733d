/// Why a request is not answered with data: the HTTP status and the code and message of the envelope.
struct Refusal: Error, Sendable, Equatable {
  var status: Int
  var code: Int
  /// In the manner of the platform: names in single quotes.
  var message: String
  /// Seconds for a Retry-After header.
  var retryAfter: Int?

  init(status: Int, code: Int, _ message: String, retryAfter: Int? = nil) {
    self.status = status
    self.code = code
    self.message = message
    self.retryAfter = retryAfter
  }

  /// A refusal by a route's own rules, which travels with HTTP status 200.
  static func business(_ code: Int, _ message: String) -> Refusal { Refusal(status: 200, code: code, message) }
}

/// The gateway's catch-all 36009004, whose message alone tells the cause.
extension Refusal {
  static func invalidParameter(_ message: String) -> Refusal { Refusal(status: 400, code: 36_009_004, message) }

  /// `name` as the platform's Go services call it: `Skus`, `Skus[0].Price.Currency`.
  static func missingField(_ name: String) -> Refusal {
    invalidParameter("Invalid parameter: required field '\(name)' is missing")
  }

  static func wrongType(_ name: String, expected: String) -> Refusal {
    invalidParameter("Invalid parameter: field '\(name)' must be \(expected)")
  }
}
