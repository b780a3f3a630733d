/// An HTTP server on loopback whose handler runs synchronously on the server's own thread.
package final class LocalServer: Sendable {
  package typealias Handler = @Sendable (ServerRequest) -> ServerResponse

  /// The port it listens on.
  package let port: Int

  /// Starts to listen; port 0 takes a free one.
  package init(address: String = "127.0.0.1", port: Int = 0, handler: @escaping Handler) throws(LocalServerFailure) {
    self.port = port
    throw LocalServerFailure(reason: "not built yet")
  }

  /// Stops listening and waits until no handler runs. Safe to call twice.
  package func stop() {}
}

/// Why a server could not start, in words for the user.
package struct LocalServerFailure: Error, Sendable {
  package var reason: String

  package init(reason: String) { self.reason = reason }
}
