package import CollectionModel
package import Diagnostics
import Digests
package import HTTP
import Templates

/// An environment's way to tokens, its variables filled in: the link for a person, and the requests for tokens.
package struct Authorization: Sendable {
  enum Kind: Sendable {
    case shop(appKey: String, appSecret: String, serviceID: String)
    case oauth2(CodeClient)
  }

  /// Of `oauth2:`, as texts.
  struct CodeClient: Sendable {
    var id: String
    var secret: String?
    var authentication: OAuth2Setting.ClientAuthentication
    var scope: String?
    var extra: [(name: String, value: String)]
  }

  /// Where the browser is sent back to, as the environment writes it.
  package let redirectURL: String?
  /// Whether a link needs a verifier of its own (RFC 7636).
  package let usesPKCE: Bool
  package let environment: String
  let kind: Kind
  let authorizationURL: RequestURL
  let tokenURL: RequestURL
  let options: TransferOptions
  let gate: HostGate
  let userAgent: String
  let clock: RunClock
  let redactor: Redactor

  /// Throws where the environment says no way, or a variable of it has no value.
  package init(_ environment: Environment?, options: RunOptions, redactor: Redactor) throws(Diagnostic) {
    guard let environment, let setting = environment.authorization else {
      throw Diagnostic(
        environment.map { "environment '\($0.name)' has neither 'authorize' nor 'oauth2'" }
          ?? "there is no environment to get tokens for", at: environment?.place,
        hints: [environment == nil ? "name one: -e NAME" : "'authorize' is for TikTok Shop, 'oauth2' for others"])
    }
    let values = AuthorizationValues(environment, setting, options)
    for (name, value) in options.secrets { redactor.add(value, named: name) }
    switch setting {
    case .shop(let shop):
      let appKey = try values.variable("app_key")
      let appSecret = try values.variable("app_secret")
      redactor.add(appSecret, named: "app_secret")
      kind = .shop(appKey: appKey, appSecret: appSecret, serviceID: try values.text(shop.serviceID))
      authorizationURL = try values.url(shop.authorizationURL, else: shop.region.authorizationURL)
      tokenURL = try values.url(shop.tokenURL, else: ShopAuthorization.tokenURL)
      usesPKCE = false
    case .oauth2(let code):
      let client = CodeClient(
        id: try values.text(code.clientID), secret: try values.text(code.clientSecret),
        authentication: code.clientAuthentication, scope: try values.text(code.scope),
        extra: try values.fields(code.extra))
      if let secret = client.secret { redactor.add(secret, named: "client_secret") }
      kind = .oauth2(client)
      authorizationURL = try values.url(code.authorizationURL, else: "")
      tokenURL = try values.url(code.tokenURL, else: "")
      usesPKCE = code.pkce
    }
    redirectURL = try values.text(setting.redirectURL)
    if let redirect = setting.redirectURL { _ = try values.url(redirect, else: "") }
    self.options = try values.transferOptions()
    self.environment = environment.name
    self.redactor = redactor
    gate = HostGate(options)
    userAgent = options.userAgent
    clock = options.clock
  }

  /// The secrets of an environment that the way to tokens, its proxy and its TLS use.
  package static func secrets(of environment: Environment) -> Set<String> {
    let tls = environment.settings.tls
    let carried = [
      environment.settings.proxy, tls?.authorities, tls?.certificate, tls?.key, tls?.passphrase,
    ]
    var open = (environment.authorization?.references ?? []) + carried.compactMap(\.self).flatMap(\.references)
    var seen: Set<String> = []
    while let name = open.popLast() {
      guard seen.insert(name).inserted, let definition = environment.variables[name] else { continue }
      open += definition.value.references
    }
    return seen.intersection(environment.secrets.map(\.name))
  }

  /// Why tokens may not be asked for; nothing where they may.
  package var refusal: String? { gate.refusal(of: tokenURL) }

  /// The page for the person at the browser. Where its host is a local stand-in that only this program knows by that
  /// name, the stand-in's own address.
  ///
  /// - Parameters:
  ///   - state: Comes back with the redirect; must not be guessable.
  ///   - verifier: Where `usesPKCE`; 43 to 128 unreserved characters.
  package func link(state: String, redirectURL: String, verifier: String?) throws(Diagnostic) -> RequestURL {
    var url = authorizationURL
    if let destination = gate.destination(of: url), destination.plainText {
      (url.scheme, url.host, url.port) = ("http", destination.address, destination.port)
    }
    switch kind {
    case .shop(_, _, let serviceID): url.setQuery(name: "service_id", value: serviceID)
    case .oauth2(let client):
      url.setQuery(name: "response_type", value: "code")
      url.setQuery(name: "client_id", value: client.id)
      url.setQuery(name: "redirect_uri", value: redirectURL)
      if let scope = client.scope { url.setQuery(name: "scope", value: scope) }
      if let verifier {
        url.setQuery(name: "code_challenge", value: try Self.challenge(of: verifier))
        url.setQuery(name: "code_challenge_method", value: "S256")
      }
      for field in client.extra { url.setQuery(name: field.name, value: field.value) }
    }
    url.setQuery(name: "state", value: state)
    return url
  }

  /// RFC 7636 section 4.2, method S256.
  package static func challenge(of verifier: String) throws(Diagnostic) -> String {
    do throws(DigestFailure) {
      return ByteEncoding.base64url.encode(try Digest.hash(.sha256, Array(verifier.utf8)))
    } catch {
      throw Diagnostic("'pkce' cannot be used: \(error.reason)")
    }
  }
}
