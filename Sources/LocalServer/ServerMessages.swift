package import HTTP

/// A request as it arrived at a server of ours.
package struct ServerRequest: Sendable {
  package var method: String
  /// Percent-encoded, as in the request line, without the query.
  package var path: String
  /// Percent-encoded, without `?`; nothing where the target had no `?`.
  package var query: String?
  package var headers: HTTPFields
  package var body: [UInt8]
  /// The caller's address, such as `127.0.0.1`.
  package var remoteAddress: String

  package init(
    method: String, path: String, query: String? = nil, headers: HTTPFields = HTTPFields(), body: [UInt8] = [],
    remoteAddress: String = "127.0.0.1"
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.remoteAddress = remoteAddress
  }
}

/// What a server of ours answers.
package struct ServerResponse: Sendable {
  /// What goes wrong on purpose, for a test of how a caller bears it.
  package enum Fault: Sendable, Equatable {
    case none
    /// The connection is closed and nothing is sent.
    case closeWithoutAnswer
    /// The whole body is announced, and the connection closed after so many bytes of it.
    case truncateBody(after: Int)
    /// The body comes in eight pieces, with so many milliseconds before each. Only where connections have threads.
    case slowBody(pause: Int)
  }

  /// 200 to 599.
  package var status: Int
  /// Names may repeat. `Content-Length` and `Transfer-Encoding` are left out: the server knows them itself.
  package var headers: HTTPFields
  package var body: [UInt8]
  package var fault: Fault
  /// Milliseconds until it is sent. Only where connections have threads.
  package var delay = 0

  package init(
    status: Int = 200, headers: HTTPFields = HTTPFields(), body: [UInt8] = [], fault: Fault = .none
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.fault = fault
  }
}
