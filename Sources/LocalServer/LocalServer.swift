import Synchronization

/// An HTTP server on loopback whose handler runs synchronously on the server's own thread.
///
/// One thread serves every connection, so a handler that waits holds up all of them, unless each is given its own.
package final class LocalServer: Sendable {
  package typealias Handler = @Sendable (ServerRequest) -> ServerResponse

  /// The port it listens on.
  package let port: Int

  /// Nothing once stopped. Held while stopping, so that a second call returns no sooner than the first.
  private let running: Mutex<MicroHTTPD?>

  /// Starts to listen; port 0 takes a free one.
  ///
  /// - Parameters:
  ///   - address: An IPv4 or IPv6 address without brackets, or a name such as `localhost`.
  ///   - maximumBody: Bytes; a request with a larger body is answered with 413 and never reaches the handler.
  ///   - hasThreads: whether each connection has a thread; the handler is then called on many at once.
  package init(
    address: String = "127.0.0.1", port: Int = 0, maximumBody: Int = 64 << 20, hasThreads: Bool = false,
    handler: @escaping Handler
  ) throws(LocalServerFailure) {
    guard (0...65535).contains(port) else {
      throw LocalServerFailure(reason: "port \(port) does not exist; ports end at 65535, and 0 takes a free one")
    }
    let running = try MicroHTTPD(
      address: address, port: port, maximumBody: maximumBody, hasThreads: hasThreads, handler: handler)
    self.port = running.port
    self.running = Mutex(running)
  }

  deinit { stop() }

  /// Stops listening, closes every connection and waits until no handler runs. Safe to call twice.
  ///
  /// Never to be called from a handler: it would wait for itself.
  package func stop() {
    running.withLock { $0 = nil }
  }
}

/// Why a server could not start, in words for the user.
package struct LocalServerFailure: Error, Sendable, Equatable {
  package var reason: String

  package init(reason: String) { self.reason = reason }
}
