/// Why a text is not a URL that can be sent; `reason` is for the user: lower case, no full stop.
package struct URLProblem: Error, Sendable, Equatable {
  package var reason: String

  package init(_ reason: String) { self.reason = reason }
}

/// An absolute http or https URL in its parts, each as it will be sent.
package struct RequestURL: Sendable, Equatable, Hashable {
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

extension RequestURL {
  /// The scheme's own port where the URL names none.
  package var effectivePort: Int { port ?? RequestURL.standardPort(of: scheme) }

  /// As in a Host header: brackets around IPv6, the port only where it is not the scheme's own.
  package var authority: String {
    let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    return port.map { "\(name):\($0)" } ?? name
  }

  /// Path and query, as in the request line.
  package var target: String { query.map { "\(path)?\($0)" } ?? path }

  /// Without percent-encoding; bytes that are no UTF-8 become U+FFFD.
  package var decodedPath: String { PercentEncoding.decode(path) }

  static func standardPort(of scheme: String) -> Int { scheme == "https" ? 443 : 80 }
}

extension RequestURL: CustomStringConvertible {
  package var description: String { "\(scheme)://\(authority)\(target)" }
}
