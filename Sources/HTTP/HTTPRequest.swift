/// A finished request: what will be on the wire, byte for byte.
package struct HTTPRequest: Sendable, Equatable {
  package var method: String
  package var url: RequestURL
  package var headers: HTTPFields
  /// The exact bytes of the body; nothing where the request has none (not the same as an empty body).
  package var body: [UInt8]?

  package init(method: String, url: RequestURL, headers: HTTPFields = HTTPFields(), body: [UInt8]? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// An absolute http or https URL in its parts, each as it will be sent.
package struct RequestURL: Sendable, Equatable {
  /// Lower case: `http` or `https`.
  package var scheme: String
  /// Without brackets for IPv6; lower case.
  package var host: String
  /// Nothing where the scheme's own port is meant.
  package var port: Int?
  /// Percent-encoded, beginning with `/`.
  package var path: String
  /// Percent-encoded, without `?`; nothing where the URL has no `?`.
  package var query: String?

  package init(scheme: String, host: String, port: Int? = nil, path: String = "/", query: String? = nil) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    self.query = query
  }
}
