import HTTP
import LocalServer

/// Which of the platform's hosts a request is for, by its Host header.
enum Site {
  case gateway, tokens, authorization
  /// Any other name, such as 127.0.0.1 with a port: every path answers.
  case all

  static let hosts = [
    "open-api.tiktokglobalshop.com", "auth.tiktok-shops.com", "services.tiktokshop.com", "services.us.tiktokshop.com",
  ]

  init(_ request: ServerRequest) {
    let host = (request.headers["host"] ?? "").lowercased()
    switch host.split(separator: ":").first.map(String.init) {
    case "open-api.tiktokglobalshop.com": self = .gateway
    case "auth.tiktok-shops.com": self = .tokens
    case "services.tiktokshop.com", "services.us.tiktokshop.com": self = .authorization
    default: self = .all
    }
  }

  func answer(_ request: ServerRequest, state: inout ShopState, now: Int64) -> ServerResponse {
    switch (self, request.path) {
    case (.tokens, TokenEndpoints.getPath), (.tokens, TokenEndpoints.refreshPath),
      (.all, TokenEndpoints.getPath), (.all, TokenEndpoints.refreshPath):
      TokenEndpoints.answer(request, state: &state, now: now)
    case (.authorization, AuthorizationPage.path), (.tokens, AuthorizationPage.oldPath),
      (.all, AuthorizationPage.path), (.all, AuthorizationPage.oldPath):
      AuthorizationPage.answer(request, state: &state, now: now)
    case (.all, let path) where path.hasPrefix(ControlSurface.prefix):
      ControlSurface.answer(request, state: &state, now: now)
    case (.gateway, _), (.all, _):
      Gateway.answer(request, state: &state, now: now)
    case (.tokens, _), (.authorization, _):
      PlainPage.notFound
    }
  }
}
