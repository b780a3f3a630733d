import CollectionModel
import Digests
package import HTTP
import JSON

/// What tokens are given for.
package enum AuthorizationProof: Sendable {
  /// Of the redirect, with what its link was made with.
  case code(String, redirectURL: String?, verifier: String?)
  case refreshToken(String)
}

extension Authorization {
  /// Bytes of an answer.
  private static let largestAnswer = 1 << 20

  /// Asks for tokens. The answer's tokens are masked from then on wherever the redactor is used.
  package func tokens(
    for proof: AuthorizationProof, through transport: any Transport
  ) async -> Result<GrantedTokens, AuthorizationFailure> {
    switch proof {
    case .code(let code, _, let verifier):
      redactor.add(code, named: "code")
      if let verifier { redactor.add(verifier, named: "code_verifier") }
    case .refreshToken(let token): redactor.add(token, named: "refresh_token")
    }
    let request = request(for: proof)
    if let refusal = gate.refusal(of: request.url) { return .failure(AuthorizationFailure(.refused, refusal)) }
    var options = options
    options.destination = gate.destination(of: request.url)
    options.maximumBody = min(options.maximumBody, Self.largestAnswer)
    // The query may hold the app's secret: what is shown ends before it.
    let shown = "\(request.url.scheme)://\(request.url.authority)\(request.url.path)"
    switch await transport.send(request, options: options).result {
    case .failure(let failure):
      let kind: AuthorizationFailure.Kind = failure.kind == .refusedByEnvironment ? .refused : .transport
      return .failure(AuthorizationFailure(kind, redactor.mask("no tokens of \(shown): \(failure.reason)")))
    case .success(let response):
      let reading = TokenAnswer(response: response, url: shown, now: clock.wall() / 1000)
      do throws(AuthorizationFailure) {
        let tokens =
          switch kind {
          case .shop: try reading.shopTokens()
          case .oauth2: try reading.codeTokens()
          }
        for entry in tokens.entries where entry.isSecret { redactor.add(entry.value, named: entry.name) }
        return .success(tokens)
      } catch {
        return .failure(error.masked(by: redactor))
      }
    }
  }

  private func request(for proof: AuthorizationProof) -> HTTPRequest {
    switch kind {
    case .shop(let appKey, let appSecret, _): shopRequest(for: proof, appKey, appSecret)
    case .oauth2(let client): codeRequest(for: proof, client)
    }
  }

  /// GET, unsigned, everything in the query; `grant_type` is the platform's own `authorized_code`.
  private func shopRequest(for proof: AuthorizationProof, _ appKey: String, _ appSecret: String) -> HTTPRequest {
    var url = tokenURL
    if url.path.hasSuffix("/") { url.path.removeLast() }
    url.setQuery(name: "app_key", value: appKey)
    url.setQuery(name: "app_secret", value: appSecret)
    switch proof {
    case .code(let code, _, _):
      url.path += "/get"
      url.setQuery(name: "auth_code", value: code)
      url.setQuery(name: "grant_type", value: "authorized_code")
    case .refreshToken(let token):
      url.path += "/refresh"
      url.setQuery(name: "refresh_token", value: token)
      url.setQuery(name: "grant_type", value: "refresh_token")
    }
    var request = HTTPRequest(method: "GET", url: url)
    request.headers.append("User-Agent", userAgent)
    request.headers.append("Accept", "application/json")
    return request
  }

  /// RFC 6749 sections 4.1.3 and 6; the client's id and secret as section 2.3.1 has them.
  private func codeRequest(for proof: AuthorizationProof, _ client: CodeClient) -> HTTPRequest {
    var request = HTTPRequest(method: "POST", url: tokenURL)
    request.headers.append("User-Agent", userAgent)
    request.headers.append("Accept", "application/json")
    request.headers.append("Content-Type", "application/x-www-form-urlencoded")
    var fields: [(String, String)] = []
    switch proof {
    case .code(let code, let redirectURL, let verifier):
      fields = [("grant_type", "authorization_code"), ("code", code)]
      if let redirectURL { fields.append(("redirect_uri", redirectURL)) }
      if let verifier { fields.append(("code_verifier", verifier)) }
    case .refreshToken(let token): fields = [("grant_type", "refresh_token"), ("refresh_token", token)]
    }
    if let secret = client.secret, client.authentication == .header {
      let pair = PercentEncoding.encodeForm(client.id) + ":" + PercentEncoding.encodeForm(secret)
      request.headers.append("Authorization", "Basic " + ByteEncoding.base64.encode(Array(pair.utf8)))
    } else {
      fields.append(("client_id", client.id))
      if let secret = client.secret { fields.append(("client_secret", secret)) }
    }
    let form = fields.map { PercentEncoding.encodeForm($0.0) + "=" + PercentEncoding.encodeForm($0.1) }
    request.body = Array(form.joined(separator: "&").utf8)
    return request
  }
}
