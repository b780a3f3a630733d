import HTTP
import JSON
import LocalServer

/// `auth.tiktok-shops.com/api/v2/token/get` and `/refresh`: GET, unsigned, everything in the query.
enum TokenEndpoints {
  static let getPath = "/api/v2/token/get"
  static let refreshPath = "/api/v2/token/refresh"

  static func answer(_ request: ServerRequest, state: inout ShopState, now: Int64) -> ServerResponse {
    guard request.method == "GET" else { return PlainPage.notFound }
    let requestID = state.nextRequestID(now: now)
    let query = QueryString(request.query)
    do throws(Refusal) {
      let data =
        request.path == getPath
        ? try exchange(query, &state, now: now) : try refresh(query, &state, now: now)
      return Envelope.success(data, message: "success", requestID: requestID)
    } catch {
      return Envelope.failure(error, requestID: requestID)
    }
  }

  private static func exchange(
    _ query: QueryString, _ state: inout ShopState, now: Int64
  ) throws(Refusal) -> JSONValue {
    let code = try parameters(query, value: "auth_code", grant: "authorized_code")
    let appKey = try app(query, state)
    let refusal = Refusal.business(36_004_004, "The auth code is invalid: it is wrong, used or older than 30 minutes")
    guard var tenant = state.tenants[appKey], var grant = tenant.grants.codes[code] else { throw refusal }
    let calendar = now + state.calendarOffset + tenant.calendarOffset
    guard !grant.isUsed, calendar < grant.expiresAt else { throw refusal }
    grant.isUsed = true
    tenant.grants.codes[code] = grant
    let refreshExpiry = calendar + Grants.authorizationLife
    let data = tenant.issue(scopes: grant.scopes, refreshExpiry: refreshExpiry, now: calendar)
    state.tenants[appKey] = tenant
    return data
  }

  private static func refresh(
    _ query: QueryString, _ state: inout ShopState, now: Int64
  ) throws(Refusal) -> JSONValue {
    let value = try parameters(query, value: "refresh_token", grant: "refresh_token")
    let appKey = try app(query, state)
    guard var tenant = state.tenants[appKey], let token = tenant.grants.refreshTokens[value] else {
      throw .business(36_004_005, "The refresh token is unknown")
    }
    let calendar = now + state.calendarOffset + tenant.calendarOffset
    guard calendar < token.expiresAt else { throw .business(36_004_001, "The refresh token is expired") }
    // Each refresh token serves once; its successor lives as long as the seller's authorization.
    tenant.grants.refreshTokens[value] = nil
    let data = tenant.issue(scopes: token.scopes, refreshExpiry: token.expiresAt, now: calendar)
    state.tenants[appKey] = tenant
    return data
  }

  private static func parameters(_ query: QueryString, value name: String, grant: String) throws(Refusal) -> String {
    for required in ["app_key", "app_secret", name, "grant_type"] where query[required] == nil {
      throw .business(98_001_004, "Invalid params: '\(required)' is missing")
    }
    guard query["grant_type"] == grant else {
      throw .business(98_001_004, "Invalid params: 'grant_type' must be '\(grant)'")
    }
    return query[name] ?? ""
  }

  private static func app(_ query: QueryString, _ state: ShopState) throws(Refusal) -> String {
    let appKey = query["app_key"] ?? ""
    guard let secret = state.tenants[appKey]?.credentials.appSecret, secret == query["app_secret"] else {
      throw .business(36_004_003, "The 'app_key' or 'app_secret' is not accepted")
    }
    return appKey
  }
}

extension TenantState {
  /// Makes a pair of tokens and tells them as the token endpoints do.
  mutating func issue(scopes: [String], refreshExpiry: Int64, now: Int64) -> JSONValue {
    let (access, refresh) = makeTokens(scopes: scopes, refreshExpiry: refreshExpiry, now: now)
    return [
      "access_token": .string(access.value),
      // A moment, not a duration, in spite of its name.
      "access_token_expire_in": .integer(access.expiresAt),
      "refresh_token": .string(refresh),
      "refresh_token_expire_in": .integer(refreshExpiry),
      "open_id": .string(shop.openID),
      "seller_name": .string(shop.sellerName),
      "seller_base_region": .string(shop.region),
      "user_type": 0,
      "granted_scopes": .strings(scopes),
    ]
  }

  mutating func makeTokens(
    scopes: [String], refreshExpiry: Int64, now: Int64, account: CatalogueOperation.Account = .seller
  ) -> (AccessToken, String) {
    let access = AccessToken(
      value: ids.token(prefix: tokenPrefix), account: account, scopes: scopes,
      expiresAt: min(now + Grants.accessTokenLife, refreshExpiry))
    let refresh = ids.token(prefix: tokenPrefix)
    grants.accessTokens[access.value] = access
    grants.refreshTokens[refresh] = RefreshToken(scopes: scopes, expiresAt: refreshExpiry)
    return (access, refresh)
  }

  mutating func makeCode(now: Int64) -> String {
    let code = ids.token(prefix: tokenPrefix)
    grants.codes[code] = AuthorizationCode(scopes: scopes, expiresAt: now + Grants.codeLife)
    return code
  }

  /// Codes, tokens and ciphers begin with their market's region.
  var tokenPrefix: String { shop.region == "US" ? "TTP_" : "ROW_" }
}

/// Answers outside the envelope.
enum PlainPage {
  static let notFound = page(404, "404 page not found")

  static func page(_ status: Int, _ text: String) -> ServerResponse {
    ServerResponse(
      status: status, headers: HTTPFields([.init("Content-Type", "text/plain; charset=utf-8")]),
      body: Array((text + "\n").utf8))
  }
}
