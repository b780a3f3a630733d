package import Signing
package import Templates

/// What makes a request a webhook item: it waits for a message instead of sending one (format: section 9).
package struct Reception: Sendable {
  /// The path that the message is posted to.
  package var path: Template
  package var within: Duration
  /// What the message must be; others of that path are left for other items.
  package var match: [Expectation]
  /// The step that signs such a message as its sender does; nothing where messages are not signed.
  package var verify: (any Step)?
  package var answer: WebhookAnswer

  package init(path: Template, within: Duration, match: [Expectation], verify: (any Step)?, answer: WebhookAnswer) {
    self.path = path
    self.within = within
    self.match = match
    self.verify = verify
    self.answer = answer
  }
}

/// What a message is answered with.
package struct WebhookAnswer: Sendable, Equatable {
  package var status: Int
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]

  package init(status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  package static func == (left: WebhookAnswer, right: WebhookAnswer) -> Bool {
    left.status == right.status && left.body == right.body && left.headers.elementsEqual(right.headers, by: ==)
  }
}
