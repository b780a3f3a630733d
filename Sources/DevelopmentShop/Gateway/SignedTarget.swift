import Digests

extension DevelopmentShop {
  /// Path and query of a signed GET request to the gateway, as the shop itself would accept it for five minutes.
  package static func signedTarget(_ path: String, of tenant: Tenant, now: Int64) -> String {
    let query = "app_key=\(tenant.appKey)&timestamp=\(now)"
    let check = SignatureCheck(secret: tenant.appSecret)
    let message = check.message(path: Array(path.utf8), query: QueryString(query), body: [])
    let digest = try? Digest.hmac(.sha256, key: Array(tenant.appSecret.utf8), message: message)
    return "\(path)?\(query)&sign=\(ByteEncoding.hex.encode(digest ?? []))"
  }
}
