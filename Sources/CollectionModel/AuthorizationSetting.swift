package import Diagnostics
package import Templates

/// How `signet authorize` gets an environment's tokens: by one of the two keys that say so.
package enum AuthorizationSetting: Sendable {
  /// `authorize:`
  case shop(ShopAuthorization)
  /// `oauth2:`
  case oauth2(CodeAuthorization)

  package var place: SourcePlace {
    switch self {
    case .shop(let shop): shop.place
    case .oauth2(let code): code.place
    }
  }

  package var redirectURL: Template? {
    switch self {
    case .shop(let shop): shop.redirectURL
    case .oauth2(let code): code.redirectURL
    }
  }

  /// The variables that it uses by name, and those that it takes without being told.
  package var references: [String] {
    switch self {
    case .shop(let shop):
      let templates = [shop.serviceID, shop.redirectURL, shop.authorizationURL, shop.tokenURL].compactMap(\.self)
      return ["app_key", "app_secret"] + templates.flatMap(\.references)
    case .oauth2(let code):
      let own = [
        code.authorizationURL, code.tokenURL, code.clientID, code.clientSecret, code.scope, code.redirectURL,
      ]
      return own.compactMap(\.self).flatMap(\.references)
        + code.extra.flatMap { $0.values.flatMap(\.references) }
    }
  }
}

/// `authorize:` — a seller of TikTok Shop lets an app in. The app's key and secret are the variables or secrets
/// `app_key` and `app_secret`.
package struct ShopAuthorization: Sendable {
  /// The market of the app, which decides the page that sellers are sent to.
  package enum Region: String, Sendable, CaseIterable {
    case us = "US"
    case world = "ROW"

    package var authorizationURL: String {
      switch self {
      case .us: "https://services.us.tiktokshop.com/open/authorize"
      case .world: "https://services.tiktokshop.com/open/authorize"
      }
    }
  }

  /// What `/get` and `/refresh` are appended to.
  package static let tokenURL = "https://auth.tiktok-shops.com/api/v2/token"

  package var serviceID: Template
  package var region: Region
  /// As the Partner Center has it; no part of the link.
  package var redirectURL: Template?
  package var authorizationURL: Template?
  package var tokenURL: Template?
  package var place: SourcePlace
}

/// `oauth2:` of an environment — the authorization code grant (RFC 6749 section 4.1) with PKCE (RFC 7636).
package struct CodeAuthorization: Sendable {
  package var authorizationURL: Template
  package var tokenURL: Template
  package var clientID: Template
  package var clientSecret: Template?
  package var clientAuthentication = OAuth2Setting.ClientAuthentication.header
  package var scope: Template?
  package var redirectURL: Template?
  package var pkce = true
  /// Further parameters of the link.
  package var extra: [FieldSetting] = []
  package var place: SourcePlace
}
