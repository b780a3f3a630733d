import Diagnostics
import HTTP
import JSON

/// What an answer granted, by the names that it is kept under.
package struct GrantedTokens: Sendable {
  package struct Entry: Sendable, Equatable {
    package var name: String
    package var value: String
    /// Seconds since 1970; nothing where the server names no end.
    package var expiresAt: Int64?
    package var isSecret: Bool
  }

  package var entries: [Entry]
}

/// Why there are no tokens.
package struct AuthorizationFailure: Error, Sendable {
  package enum Kind: Sendable { case answer, transport, refused }

  package var kind: Kind
  /// For the user: lower case, no full stop, without secrets.
  package var reason: String
  package var hints: [String]

  init(_ kind: Kind, _ reason: String, hints: [String] = []) {
    self.kind = kind
    self.reason = reason
    self.hints = hints
  }

  func masked(by redactor: Redactor) -> AuthorizationFailure {
    AuthorizationFailure(kind, redactor.mask(reason), hints: hints)
  }
}

/// The answer of a token endpoint.
struct TokenAnswer {
  let response: HTTPResponse
  /// For messages.
  let url: String
  /// Seconds since 1970.
  let now: Int64

  // MARK: TikTok Shop

  /// The platform's envelope: status 200 with a `code`, 0 where all is well; ends are moments, in spite of their names.
  func shopTokens() throws(AuthorizationFailure) -> GrantedTokens {
    guard let answer = object, case .number(let number)? = answer["code"], let code = number.intValue else {
      throw failure("the body is not what TikTok Shop answers")
    }
    guard code == 0, (200..<300).contains(response.status) else {
      let words = answer["message"]?.stringValue.map { ": " + Self.shown($0) } ?? ""
      throw failure("code \(code)\(words)", hints: Self.hint(for: code).map { [$0] } ?? [])
    }
    guard let data = answer["data"]?.objectValue, let token = text(data, "access_token") else {
      throw failure("there is no 'access_token' in it")
    }
    try check(token)
    var entries = [
      GrantedTokens.Entry(
        name: "access_token", value: token, expiresAt: whole(data["access_token_expire_in"]), isSecret: true)
    ]
    if let refresh = text(data, "refresh_token") {
      entries.append(
        .init(
          name: "refresh_token", value: refresh, expiresAt: whole(data["refresh_token_expire_in"]), isSecret: true))
    }
    for name in ["open_id", "seller_name", "seller_base_region", "shop_cipher"] {
      if let value = text(data, name) {
        entries.append(.init(name: name, value: value, expiresAt: nil, isSecret: false))
      }
    }
    return GrantedTokens(entries: entries)
  }

  private static func hint(for code: Int) -> String? {
    switch code {
    case 36_004_004: "a code serves once, within 30 minutes: run `signet authorize` again for another"
    case 36_004_001, 36_004_005: "the seller must authorize again: run `signet authorize` without --refresh"
    case 36_004_003: "'app_key' and 'app_secret' must be those of the app that the link was made for"
    default: nil
    }
  }

  // MARK: OAuth 2

  func codeTokens() throws(AuthorizationFailure) -> GrantedTokens {
    let grant: TokenGrant
    do throws(TokenFailure) {
      grant = try TokenGrant(reading: response, from: url)
    } catch {
      let isOver = object?["error"]?.stringValue == "invalid_grant"
      throw AuthorizationFailure(
        .answer, error.reason,
        hints: error.hints + (isOver ? ["the code or token is used up or too old: run `signet authorize` again"] : []))
    }
    var entries = [
      GrantedTokens.Entry(
        name: "access_token", value: grant.accessToken, expiresAt: end(after: grant.lifetime), isSecret: true)
    ]
    if let refresh = grant.refreshToken {
      let lifetime = object?["refresh_token_expires_in"] ?? object?["refresh_expires_in"]
      // Some servers write 0 for a token without an end.
      let seconds = whole(lifetime).flatMap { $0 > 0 ? Double($0) : nil }
      entries.append(
        .init(name: "refresh_token", value: refresh, expiresAt: end(after: seconds), isSecret: true))
    }
    return GrantedTokens(entries: entries)
  }

  private func end(after lifetime: Double?) -> Int64? {
    lifetime.map { now + Int64(min($0, Double(Int32.max))) }
  }

  // MARK: Parts

  private var object: JSONObject? {
    if case .object(let object)? = try? JSONParser.parse(response.body) { object } else { nil }
  }

  private func text(_ object: JSONObject, _ name: String) -> String? {
    object[name]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func whole(_ value: JSONValue?) -> Int64? {
    switch value {
    case .number(let number)?: number.intValue.map { Int64($0) }
    case .string(let text)?: Int64(text)
    default: nil
    }
  }

  private func check(_ token: String) throws(AuthorizationFailure) {
    guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw failure("its access token holds characters that no header may hold")
    }
  }

  private func failure(_ reason: String, hints: [String] = []) -> AuthorizationFailure {
    AuthorizationFailure(.answer, "\(url) gave no tokens: status \(response.status), \(reason)", hints: hints)
  }

  /// A server's words, short and without anything that a terminal would obey.
  private static func shown(_ text: String) -> String {
    VisibleText.shown(text.count > 300 ? String(text.prefix(300)) + "…" : text)
  }
}
