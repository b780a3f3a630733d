package import LocalServer

/// The embedded stand-in for TikTok Shop's gateway and token endpoints, with state of its own.
package final class DevelopmentShop: Sendable {
  /// Answers one request; called on the server's thread.
  package func answer(_ request: ServerRequest) -> ServerResponse { ServerResponse(status: 501) }

  package init() {}
}
