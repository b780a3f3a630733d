package import Checks
package import HTTP
package import Templates

/// Runs pre-request steps on a finished request.
package enum RequestSigner {
  /// The signed request. Steps run in order on exact bytes; `signers` are the ones that files define, by name, stronger
  /// than the built-in ones. With `tracing`, the result tells each step's inputs and outputs.
  package static func sign(
    _ request: HTTPRequest, steps: [any Step], signers: [String: Signer], scope: Scope, tracing: Bool = false
  ) throws(SigningFailure) -> SignedRequest {
    SignedRequest(request: request)
  }
}

/// A request after its steps.
package struct SignedRequest: Sendable {
  package var request: HTTPRequest
  /// Variables that steps wrote outside signers, for `capture: {x: variable NAME}`.
  package var locals: [String: Value] = [:]
  /// Keys and tokens that steps derived from secrets, and signatures: what reports must mask.
  package var derivedSecrets: [String] = []
  /// In order, signers' own steps included; empty without tracing.
  package var trace: [StepTrace] = []

  package init(request: HTTPRequest) { self.request = request }
}

/// What one step did, for `signet explain`.
package struct StepTrace: Sendable {
  package enum Role: Sendable, Equatable {
    case plain
    /// Shown as `***`.
    case key
    /// The text that is signed: shown whole, invisible characters visible, with its byte count, secrets masked.
    case message
    case signature
  }

  package struct Item: Sendable {
    package var label: String
    package var bytes: [UInt8]
    package var role: Role

    package init(_ label: String, _ bytes: [UInt8], _ role: Role = .plain) {
      self.label = label
      self.bytes = bytes
      self.role = role
    }
  }

  /// Such as `hmac` or `sign tiktok-shop`.
  package var step: String
  /// 0 for the request's own steps, 1 inside a signer.
  package var depth: Int
  package var items: [Item]

  package init(step: String, depth: Int, items: [Item]) {
    self.step = step
    self.depth = depth
    self.items = items
  }
}
