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
