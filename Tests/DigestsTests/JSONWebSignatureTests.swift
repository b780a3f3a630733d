import Testing

@testable import Digests

struct JSONWebSignatureTests {
  static let joe = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
  static let sharedSecret = ByteEncoding.base64url.decode(
    "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow")!

  // RFC 7515 appendix A.
  static let hs256 = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.\(joe).dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
  static let rs256 =
    "eyJhbGciOiJSUzI1NiJ9.\(joe).cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt"
    + "_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZR"
    + "mB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWy"
    + "wlVmtVrBp0igcN_IoypGlUPQGe77Rw"
  static let es256 =
    "eyJhbGciOiJFUzI1NiJ9.\(joe)."
    + "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
  static let es512 =
    "eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO"
    + "0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn"
  // RFC 8037 appendix A.4.
  static let edDSA =
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
    + "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"

  static let published: [(token: String, algorithm: TokenAlgorithm, pem: String?)] = [
    (hs256, .hs256, nil), (rs256, .rs256, PublishedKeys.rsa), (es256, .es256, PublishedKeys.p256),
    (es512, .es512, PublishedKeys.p521), (edDSA, .edDSA, PublishedKeys.ed25519),
  ]

  static func key(_ pem: String?) throws -> TokenKey {
    try pem.map { .pair(try SignatureKey(pem: $0)) } ?? .secret(sharedSecret)
  }

  @Test("a published token is right, and wrong once a byte of it differs", arguments: published)
  func publishedToken(token: String, algorithm: TokenAlgorithm, pem: String?) throws {
    let key = try Self.key(pem)
    var signed = try #require(JSONWebSignature(compact: token))
    #expect(signed.compact == token)
    #expect(try signed.isSigned(by: key, algorithm: algorithm))
    signed.payload[0] ^= 1
    #expect(try !signed.isSigned(by: key, algorithm: algorithm))
    signed.payload[0] ^= 1
    signed.signature[0] ^= 1
    #expect(try !signed.isSigned(by: key, algorithm: algorithm))
    signed.signature = []
    #expect(try !signed.isSigned(by: key, algorithm: algorithm))
  }

  @Test(
    "the tokens whose signature is not random are made as published",
    arguments: published.filter { [.hs256, .rs256, .edDSA].contains($0.algorithm) })
  func made(token: String, algorithm: TokenAlgorithm, pem: String?) throws {
    let read = try #require(JSONWebSignature(compact: token))
    let made = try JSONWebSignature(
      header: read.header, payload: read.payload, algorithm: algorithm, key: Self.key(pem))
    #expect(made.compact == token)
  }

  @Test(
    "every algorithm with a key of ours makes a token that it finds right",
    arguments: TokenAlgorithm.allCases.filter { $0 != .es512 })
  func roundTrip(algorithm: TokenAlgorithm) throws {
    let key = try Self.key(algorithm.signature.flatMap(SignatureKeyTests.privateKey(for:)))
    let made = try JSONWebSignature(
      header: Array(#"{"alg":"\#(algorithm.rawValue)"}"#.utf8), payload: Array("{}".utf8), algorithm: algorithm,
      key: key)
    let read = try #require(JSONWebSignature(compact: made.compact))
    #expect(read == made)
    #expect(try read.isSigned(by: key, algorithm: algorithm))
    #expect(try !read.isSigned(by: .secret([1]), algorithm: .hs256))
  }

  @Test("a key in PEM is not taken for a shared secret, nor a secret for a key")
  func confusion() throws {
    let token = try #require(JSONWebSignature(compact: Self.hs256))
    let pair = try Self.key(PublishedKeys.rsaPublic)
    #expect(throws: DigestFailure("'HS256' needs a shared secret, not a key in PEM")) {
      try token.isSigned(by: pair, algorithm: .hs256)
    }
    #expect(throws: DigestFailure("'RS256' needs a key in PEM, not a shared secret")) {
      try token.isSigned(by: .secret([1]), algorithm: .rs256)
    }
    #expect(throws: DigestFailure("'ES384' needs a key in PEM, not a shared secret")) {
      try JSONWebSignature(header: [], payload: [], algorithm: .es384, key: .secret([1]))
    }
  }

  @Test(
    "what has not three parts of base64url is no token",
    arguments: ["", ".", "a.b.c", "YQ.YQ", "YQ.YQ.YQ.YQ", "YQ.Y Q.YQ"])
  func notAToken(text: String) {
    #expect(JSONWebSignature(compact: text) == nil)
  }
}
