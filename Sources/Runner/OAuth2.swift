import CollectionModel
import Diagnostics
import Digests
import HTTP
import JSON
import Templates

/// The request for an access token (RFC 6749): a form, and the client's id and secret in the header or in the form.
struct TokenRequest {
  let setting: OAuth2Setting
  let resolver: RequestResolver

  /// `refreshToken` takes the place of the one in the file, where the server has handed out a newer one.
  func request(base: Template?, refreshToken: String? = nil) throws(ResolveFailure) -> HTTPRequest {
    var request = HTTPRequest(method: "POST", url: try resolver.resolveURL(setting.tokenURL, base: base))
    request.headers.append("User-Agent", resolver.userAgent)
    request.headers.append("Accept", "application/json")
    request.headers.append("Content-Type", "application/x-www-form-urlencoded")
    var fields: [(name: String, value: String)] = [("grant_type", setting.grant.rawValue)]
    switch setting.grant {
    case .clientCredentials: break
    case .password:
      try add("username", setting.username, to: &fields)
      try add("password", setting.password, to: &fields)
    case .refreshToken:
      if let refreshToken {
        fields.append(("refresh_token", refreshToken))
      } else {
        try add("refresh_token", setting.refreshToken, to: &fields)
      }
    }
    try add("scope", setting.scope, to: &fields)
    try add("audience", setting.audience, to: &fields)
    try authenticate(&request, &fields)
    try addExtra(to: &fields)
    let form = fields.map { PercentEncoding.encodeForm($0.name) + "=" + PercentEncoding.encodeForm($0.value) }
    request.body = Array(form.joined(separator: "&").utf8)
    return request
  }

  /// What the request shows of secrets, by the name that stands for each where it is masked.
  func secrets() throws(ResolveFailure) -> [(name: String, value: String)] {
    var secrets: [(name: String, value: String)] = []
    try add("client_secret", setting.clientSecret, to: &secrets)
    try add("password", setting.password, to: &secrets)
    try add("refresh_token", setting.refreshToken, to: &secrets)
    return secrets
  }

  /// A client without a secret is only named, in the form (section 3.2.1).
  private func authenticate(
    _ request: inout HTTPRequest, _ fields: inout [(name: String, value: String)]
  ) throws(ResolveFailure) {
    guard let clientID = setting.clientID else { return }
    guard let clientSecret = setting.clientSecret, setting.clientAuthentication == .header else {
      try add("client_id", clientID, to: &fields)
      return try add("client_secret", setting.clientSecret, to: &fields)
    }
    // Both are form-encoded before they are joined, so that a colon in the id cannot shift the border (section 2.3.1).
    let pair =
      PercentEncoding.encodeForm(try resolver.text(clientID)) + ":"
      + PercentEncoding.encodeForm(try resolver.text(clientSecret))
    request.headers.append("Authorization", "Basic " + ByteEncoding.base64.encode(Array(pair.utf8)))
  }

  private func addExtra(to fields: inout [(name: String, value: String)]) throws(ResolveFailure) {
    for field in setting.extra {
      fields.removeAll { $0.name == field.name }
      for value in field.values { fields.append((field.name, try resolver.text(value, at: field.place))) }
    }
  }

  private func add(
    _ name: String, _ template: Template?, to fields: inout [(name: String, value: String)]
  ) throws(ResolveFailure) {
    if let template { fields.append((name, try resolver.text(template))) }
  }
}

/// What the server grants (RFC 6749 section 5.1).
struct TokenGrant: Sendable {
  var accessToken: String
  /// Seconds; nothing where the server does not say.
  var lifetime: Double?
  var refreshToken: String?

  /// Reads the answer of a token request to `url`, which is named in the failure.
  init(reading response: HTTPResponse, from url: String) throws(TokenFailure) {
    let answer: JSONObject? =
      if case .object(let object)? = try? JSONParser.parse(response.body) { object } else { nil }
    let problem = Self.problem(in: answer)
    guard (200..<300).contains(response.status) else {
      let redirected = (300..<400).contains(response.status)
      throw TokenFailure(
        "\(url) gave no access token: status \(response.status)" + (problem.map { ", \($0)" } ?? ""),
        hints: redirected ? ["token requests follow no redirect: write the URL that it leads to as 'token_url'"] : [])
    }
    guard case .string(let token)? = answer?["access_token"], !token.isEmpty else {
      let reason = problem ?? (answer == nil ? "the body is not a JSON object" : "there is no 'access_token' in it")
      throw TokenFailure("\(url) gave no access token: status \(response.status), but \(reason)")
    }
    guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw TokenFailure("\(url) gave an access token with characters that no header may hold")
    }
    if case .string(let type)? = answer?["token_type"], type.lowercased() != "bearer" {
      throw TokenFailure(
        "\(url) gave a token of type '\(Self.shown(type))'; only bearer tokens can be used",
        hints: ["send it by hand: a request that captures the token, and a header that carries it"])
    }
    accessToken = token
    lifetime = Self.seconds(answer?["expires_in"])
    if case .string(let text)? = answer?["refresh_token"], !text.isEmpty { refreshToken = text }
  }

  /// `invalid_client: the secret is wrong`, as section 5.2 has it.
  private static func problem(in answer: JSONObject?) -> String? {
    guard case .string(let code)? = answer?["error"] else { return nil }
    guard case .string(let words)? = answer?["error_description"], !words.isEmpty else { return shown(code) }
    return shown(code) + ": " + shown(words)
  }

  /// A server's words, short and without anything that a terminal would obey.
  private static func shown(_ text: String) -> String {
    let longest = 300
    return VisibleText.shown(text.count > longest ? String(text.prefix(longest)) + "…" : text)
  }

  /// Some servers write the number as text.
  private static func seconds(_ value: JSONValue?) -> Double? {
    switch value {
    case .number(let number)?: number.doubleValue.map { max(0, $0) }
    case .string(let text)?: Double(text).flatMap { $0.isFinite ? max(0, $0) : nil }
    default: nil
    }
  }
}

/// Why there is no access token, for the request that needs it.
struct TokenFailure: Error, Sendable {
  /// As in `RequestResult.Outcome.error`.
  var kind: String
  var reason: String
  var hints: [String]
  /// Set where the token request brought no response, so that `retry` can tell.
  var transport: TransportFailure?

  init(_ reason: String, hints: [String] = []) {
    kind = "access-token"
    self.reason = reason
    self.hints = hints
  }

  init(_ failure: ResolveFailure) {
    kind = "unresolved"
    reason = failure.diagnostic.message
    hints = failure.diagnostic.hints
  }

  init(_ failure: TransportFailure, asking url: String) {
    kind = failure.kind.rawValue
    reason = "no access token of \(url): \(failure.reason)"
    hints = []
    transport = failure
  }
}
