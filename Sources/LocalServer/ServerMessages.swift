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
  package var status: Int
  package var headers: HTTPFields
  package var body: [UInt8]

  package init(status: Int = 200, headers: HTTPFields = HTTPFields(), body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
