import Diagnostics
import Templates
import YAML

/// `authorize:` and `oauth2:` of an environment.
enum AuthorizationDecoder {
  /// Both keys name the one way to get tokens; a second one in a file is refused.
  static func decode(
    _ entry: Node.Entry, beside earlier: AuthorizationSetting?, _ decoding: inout Decoding
  ) -> AuthorizationSetting? {
    let isShop = entry.key == Key.authorize.rawValue
    let setting =
      isShop
      ? shop(entry, &decoding).map { AuthorizationSetting.shop($0) }
      : oauth2(entry, &decoding).map { AuthorizationSetting.oauth2($0) }
    guard let earlier else { return setting }
    decoding.report(
      "'\(entry.key)' stands beside '\(isShop ? Key.oauth2.rawValue : Key.authorize.rawValue)'", at: entry.keySpan,
      hints: ["an environment gets its tokens in one way: 'authorize' for TikTok Shop, 'oauth2' for others"])
    return earlier
  }

  // MARK: authorize

  private static let shopAliases = [
    "service": "service_id", "id": "service_id", "market": "region", "callback": "redirect_url",
    "redirect_uri": "redirect_url", "callback_url": "redirect_url", "auth_url": "authorization_url",
  ]

  private static func shop(_ entry: Node.Entry, _ decoding: inout Decoding) -> ShopAuthorization? {
    let before = decoding.problems.count
    guard let entries = decoding.entries(entry.value, .authorize, aliases: shopAliases) else { return nil }
    let parts = AuthParts(entries)
    let serviceID = parts.required("service_id", of: "authorize", entry.value, &decoding)
    let region = region(parts, entry.value, &decoding)
    let redirect = url("redirect_url", parts, &decoding)
    let authorization = url("authorization_url", parts, &decoding)
    let token = url("token_url", parts, &decoding)
    guard let serviceID, let region, decoding.problems.count == before else { return nil }
    return ShopAuthorization(
      serviceID: serviceID, region: region, redirectURL: redirect, authorizationURL: authorization, tokenURL: token,
      place: decoding.place(entry.keySpan))
  }

  private static func region(
    _ parts: AuthParts, _ whole: Node, _ decoding: inout Decoding
  ) -> ShopAuthorization.Region? {
    let hints = ["US for an app of the US market, ROW for the rest of the world"]
    guard let node = parts.node("region") else {
      decoding.report("'authorize' needs 'region'", at: whole.span, hints: hints)
      return nil
    }
    guard let region = ShopAuthorization.Region(rawValue: node.text ?? "") else {
      decoding.report("'region' must be US or ROW", at: node.span, hints: hints)
      return nil
    }
    return region
  }

  // MARK: oauth2

  private static let codeAliases = [
    "auth_url": "authorization_url", "authorize_url": "authorization_url",
    "authorization_endpoint": "authorization_url",
    "access_token_url": "token_url", "token_endpoint": "token_url", "id": "client_id", "secret": "client_secret",
    "scopes": "scope", "redirect_uri": "redirect_url", "callback": "redirect_url", "callback_url": "redirect_url",
    "auth_method": "client_authentication", "params": "extra",
  ]

  private static func oauth2(_ entry: Node.Entry, _ decoding: inout Decoding) -> CodeAuthorization? {
    let before = decoding.problems.count
    guard let entries = decoding.entries(entry.value, .authorizationCode, aliases: codeAliases) else { return nil }
    let parts = AuthParts(entries)
    for name in ["authorization_url", "token_url"] where parts.node(name) == nil {
      decoding.report("'oauth2' needs '\(name)'", at: entry.value.span)
    }
    let authorization = url("authorization_url", parts, &decoding)
    let token = url("token_url", parts, &decoding)
    let client = parts.required("client_id", of: "oauth2", entry.value, &decoding)
    let redirect = url("redirect_url", parts, &decoding)
    guard let authorization, let token, let client else { return nil }
    var setting = CodeAuthorization(
      authorizationURL: authorization, tokenURL: token, clientID: client, redirectURL: redirect,
      place: decoding.place(entry.keySpan))
    for part in entries { decode(part, into: &setting, &decoding) }
    return decoding.problems.count == before ? setting : nil
  }

  private static func decode(
    _ entry: Node.Entry, into setting: inout CodeAuthorization, _ decoding: inout Decoding
  ) {
    let node = entry.value
    switch entry.key {
    case "client_secret": setting.clientSecret = decoding.template(node, entry.key)
    case "scope": setting.scope = decoding.template(node, entry.key)
    case "pkce": setting.pkce = decoding.boolean(node, entry.key) ?? true
    case "extra": setting.extra = FieldsDecoder.decode(node, .extra, &decoding)
    case "client_authentication":
      guard let choice = OAuth2Setting.ClientAuthentication(rawValue: node.text ?? "") else {
        return decoding.report("'client_authentication' must be header or body", at: node.span)
      }
      setting.clientAuthentication = choice
    default: break  // The URLs and the client's id are read already.
    }
  }

  /// A URL that must be whole once its variables have values: nothing here is joined to `base_url`.
  private static func url(_ name: String, _ parts: AuthParts, _ decoding: inout Decoding) -> Template? {
    guard let node = parts.node(name) else { return nil }
    let before = decoding.problems.count
    guard let template = decoding.url(node, name) else { return nil }
    guard decoding.problems.count == before, let text = template.constantText else { return template }
    let head = text.lowercased()
    if !head.hasPrefix("http://"), !head.hasPrefix("https://") {
      decoding.report("'\(name)' must be a whole URL", at: node.span, hints: ["write it with its scheme: https://…"])
    } else if text.contains("#") {
      decoding.report("'\(name)' takes no '#'", at: node.span, hints: ["what stands behind it never reaches a server"])
    }
    return template
  }
}
