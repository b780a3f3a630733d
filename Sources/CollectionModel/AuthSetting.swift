import Diagnostics
package import HTTP
package import Templates

/// `auth:` as written.
package indirect enum AuthSetting: Sendable {
  case none
  case bearer(Template)
  case basic(username: Template, password: Template)
  case apiKey(name: Template, value: Template, inQuery: Bool)
  /// Digest or NTLM: the header is made from the server's challenge, by the transport.
  case challenge(ChallengeAuthentication.Kind, username: Template, password: Template)
  case oauth2(OAuth2Setting)

  /// Every template below, for the flow of variables.
  package var templates: [Template] {
    switch self {
    case .none: []
    case .bearer(let token): [token]
    case .basic(let username, let password), .challenge(_, let username, let password): [username, password]
    case .apiKey(let name, let value, _): [name, value]
    case .oauth2(let setting): setting.templates
    }
  }
}

/// `auth: {oauth2: …}`: how an access token is asked for (RFC 6749).
package struct OAuth2Setting: Sendable {
  /// The grants that need nobody at a browser, as `grant_type` names them.
  package enum Grant: String, Sendable, CaseIterable {
    case clientCredentials = "client_credentials"
    case password
    case refreshToken = "refresh_token"
  }

  /// Where the client's id and secret stand in the token request (RFC 6749 section 2.3.1).
  package enum ClientAuthentication: String, Sendable, CaseIterable { case header, body }

  package var grant: Grant
  /// Absolute, or joined to `base_url`.
  package var tokenURL: Template
  package var clientID: Template?
  package var clientSecret: Template?
  package var scope: Template?
  package var audience: Template?
  package var username: Template?
  package var password: Template?
  package var refreshToken: Template?
  package var clientAuthentication = ClientAuthentication.header
  /// Further fields of the token request.
  package var extra: [FieldSetting] = []

  package init(grant: Grant, tokenURL: Template) {
    self.grant = grant
    self.tokenURL = tokenURL
  }

  fileprivate var templates: [Template] {
    let own = [tokenURL, clientID, clientSecret, scope, audience, username, password, refreshToken]
    return own.compactMap(\.self) + extra.flatMap { $0.values.flatMap(\.templates) }
  }
}
