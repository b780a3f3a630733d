import Diagnostics
import Templates
import YAML

/// `auth: {oauth2: …}`.
enum OAuth2Decoder {
  private static let aliases = [
    "grant_type": "grant", "flow": "grant", "url": "token_url", "access_token_url": "token_url",
    "token_endpoint": "token_url", "id": "client_id", "secret": "client_secret", "scopes": "scope", "user": "username",
    "auth_method": "client_authentication", "credentials_in": "client_authentication", "params": "extra",
  ]

  static func decode(_ node: Node, _ decoding: inout Decoding) -> OAuth2Setting? {
    guard let entries = decoding.entries(node, .oauth2, aliases: aliases) else { return nil }
    let parts = AuthParts(entries)
    guard let grant = grant(parts, node, &decoding) else { return nil }
    guard let tokenURL = parts.node("token_url") else {
      decoding.report("'oauth2' needs 'token_url'", at: node.span, hints: ["where the server gives out its tokens"])
      return nil
    }
    guard let url = decoding.url(tokenURL, "token_url") else { return nil }
    var setting = OAuth2Setting(grant: grant, tokenURL: url)
    for entry in entries { decode(entry, into: &setting, &decoding) }
    for name in required(by: grant) where parts.node(name) == nil {
      decoding.report("'oauth2' with 'grant: \(grant.rawValue)' needs '\(name)'", at: node.span)
    }
    refuseUnused(entries, grant, &decoding)
    return setting
  }

  private static func decode(_ entry: Node.Entry, into setting: inout OAuth2Setting, _ decoding: inout Decoding) {
    let node = entry.value
    switch entry.key {
    case "client_id": setting.clientID = decoding.template(node, entry.key)
    case "client_secret": setting.clientSecret = decoding.template(node, entry.key)
    case "scope": setting.scope = decoding.template(node, entry.key)
    case "audience": setting.audience = decoding.template(node, entry.key)
    case "username": setting.username = decoding.template(node, entry.key)
    case "password": setting.password = decoding.template(node, entry.key)
    case "refresh_token": setting.refreshToken = decoding.template(node, entry.key)
    case "client_authentication":
      guard let choice = OAuth2Setting.ClientAuthentication(rawValue: node.text ?? "") else {
        return decoding.report("'client_authentication' must be header or body", at: node.span)
      }
      setting.clientAuthentication = choice
    case "extra": setting.extra = FieldsDecoder.decode(node, .extra, &decoding)
    default: break  // grant and token_url are read already
    }
  }

  private static func grant(_ parts: AuthParts, _ whole: Node, _ decoding: inout Decoding) -> OAuth2Setting.Grant? {
    let all = OAuth2Setting.Grant.allCases.map(\.rawValue)
    guard let node = parts.node("grant") else {
      decoding.report("'oauth2' needs 'grant'", at: whole.span, hints: ["one of " + all.joined(separator: ", ")])
      return nil
    }
    guard let text = decoding.text(node, "grant") else { return nil }
    if let grant = OAuth2Setting.Grant(rawValue: text) { return grant }
    let nearest = Spelling.suggestion(for: text, among: all)
    let needsBrowser = ["authorization_code", "implicit", "device_code"].contains(text)
    decoding.report(
      "'\(text)' is no grant that 'oauth2' knows", at: node.span, label: nearest.map { "did you mean '\($0)'?" },
      hints: [
        needsBrowser
          ? "that grant needs somebody at a browser: get a refresh token once, and use 'grant: refresh_token'"
          : "it knows " + all.joined(separator: ", ")
      ])
    return nil
  }

  private static func required(by grant: OAuth2Setting.Grant) -> [String] {
    switch grant {
    case .clientCredentials: ["client_id"]
    case .password: ["username", "password"]
    case .refreshToken: ["refresh_token"]
    }
  }

  /// A password that another grant would not send is a mistake in the grant.
  private static func refuseUnused(
    _ entries: [Node.Entry], _ grant: OAuth2Setting.Grant, _ decoding: inout Decoding
  ) {
    let owners: [(String, OAuth2Setting.Grant)] = [
      ("username", .password), ("password", .password), ("refresh_token", .refreshToken),
    ]
    for (name, owner) in owners where owner != grant {
      guard let entry = entries.first(where: { $0.key == name }) else { continue }
      decoding.report(
        "'\(name)' is of no use with 'grant: \(grant.rawValue)'", at: entry.keySpan,
        hints: ["it belongs to 'grant: \(owner.rawValue)'"])
    }
  }
}
