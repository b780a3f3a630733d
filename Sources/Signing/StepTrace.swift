/// What one step did, for `signet explain`.
package struct StepTrace: Sendable {
  package enum Role: String, Sendable {
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
