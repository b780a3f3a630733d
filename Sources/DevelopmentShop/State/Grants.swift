/// What sellers granted to one app: codes on the way, and tokens.
struct Grants: Sendable {
  var codes: [String: AuthorizationCode] = [:]
  var accessTokens: [String: AccessToken] = [:]
  var refreshTokens: [String: RefreshToken] = [:]

  /// Seconds: seven days.
  static let accessTokenLife: Int64 = 604_800
  /// Seconds: the year for which a seller usually authorizes an app.
  static let authorizationLife: Int64 = 365 * 86_400
  /// Seconds: thirty minutes.
  static let codeLife: Int64 = 1_800
}

struct AuthorizationCode: Sendable {
  var scopes: [String]
  var expiresAt: Int64
  var isUsed = false
}

struct AccessToken: Sendable {
  var value: String
  var account = CatalogueOperation.Account.seller
  var scopes: [String]
  var expiresAt: Int64
  var isDeauthorized = false
}

struct RefreshToken: Sendable {
  var scopes: [String]
  /// The end of the seller's authorization; refreshing does not move it.
  var expiresAt: Int64
}
