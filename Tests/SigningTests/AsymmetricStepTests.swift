import Checks
import Digests
import HTTP
import JSON
import Signing
import Templates
import Testing

struct AsymmetricStepTests {
  /// RFC 8032, section 7.1, test 2.
  private let ed25519 = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7
    -----END PRIVATE KEY-----
    """

  /// Made for this test.
  private let p256 = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8gn6yu7bBFVV1fJv
    W0FHyb8Vu4HeKguK+UYgxYg9l/ShRANCAARAUm4ltubgybtxWchHtDDEPp4qKgH5
    rFcwtVpUrafKAAICU433+Vz09wr6j6er75jyZzqOxAqsu4yw3ppSoykt
    -----END PRIVATE KEY-----
    """

  private func signed(_ step: String, _ secrets: [String: String]) throws -> SignedRequest {
    try sign("- \(step)", request(), scope: scope(secrets: secrets))
  }

  @Test("signature makes the Ed25519 signature of RFC 8032, test 2")
  func rfc8032() throws {
    let signed = try signed(
      "signature: {into: out, algorithm: ed25519, key: '{{pem}}', input: '72', input_encoding: hex, encoding: hex}",
      ["pem": ed25519])
    #expect(
      signed.text("out")
        == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
    #expect(signed.derivedSecrets.count == 1)
  }

  @Test("an ECDSA signature is right in both of its forms", arguments: ["der", "fixed"])
  func ecdsa(form: String) throws {
    let signed = try signed(
      "signature: {into: out, algorithm: ecdsa-p256-sha256, key: '{{pem}}', input: abc, form: \(form)}", ["pem": p256])
    let signature = try #require(signed.text("out").flatMap { ByteEncoding.base64.decode($0) })
    #expect(
      try SignatureKey(pem: p256).verifies(
        signature, of: Array("abc".utf8), algorithm: .ecdsaP256SHA256, form: form == "der" ? .der : .fixedWidth))
  }

  @Test("a key of the wrong kind, and one that is no PEM, are told where they are named, and not shown")
  func wrongKeys() {
    let wrongKind = told {
      _ = try signed("signature: {into: out, algorithm: rsa-sha256, key: '{{pem}}', input: x}", ["pem": ed25519])
    }
    #expect(
      wrongKind == """
        1:37 'rsa-sha256' needs an RSA key, and this is an Ed25519 key
        change `algorithm`, or give the key that belongs to it
        """)
    let noPEM = told {
      _ = try signed("signature: {into: out, algorithm: ed25519, key: '{{pem}}', input: x}", ["pem": "hunter2"])
    }
    #expect(
      noPEM == """
        1:51 the key is not PEM text, which begins with '-----BEGIN '
        a key is the PEM text of a private key, best from a secret, as in `signing_key: {file: key.pem}`
        """)
  }

  @Test(
    "every algorithm of signature signs so that its key verifies",
    arguments: [
      ("rsa-sha1", TestKeys.rsa), ("rsa-sha256", TestKeys.rsa), ("rsa-sha384", TestKeys.rsa),
      ("rsa-sha512", TestKeys.rsa), ("rsa-pss-sha256", TestKeys.rsa), ("rsa-pss-sha384", TestKeys.rsa),
      ("rsa-pss-sha512", TestKeys.rsa), ("ecdsa-p256-sha256", TestKeys.p256), ("ecdsa-p384-sha384", TestKeys.p384),
      ("ecdsa-p521-sha512", TestKeys.p521), ("ed25519", TestKeys.ed25519),
    ])
  func everyAlgorithm(name: String, pem: String) throws {
    let signed = try signed("signature: {into: out, algorithm: \(name), key: '{{pem}}', input: abc}", ["pem": pem])
    let signature = try #require(signed.text("out").flatMap { ByteEncoding.base64.decode($0) })
    let algorithm = try #require(SignatureAlgorithm(rawValue: name))
    #expect(try SignatureKey(pem: pem).verifies(signature, of: Array("abc".utf8), algorithm: algorithm))
    #expect(try !SignatureKey(pem: pem).verifies(signature, of: Array("abd".utf8), algorithm: algorithm))
  }

  @Test("the form of a signature belongs to ECDSA alone")
  func formOfOthers() {
    let told = told {
      _ = try signed("signature: {into: o, algorithm: ed25519, key: k, input: x, form: fixed}", [:])
    }
    #expect(
      told == "1:68 'form' belongs to the ecdsa algorithms; 'ed25519' has one form only [leave it out]")
  }

  @Test("jwt makes the token that jwt.io shows")
  func jwtExample() throws {
    let signed = try signed(
      "jwt: {into: out, algorithm: HS256, key: your-256-bit-secret, claims: {sub: '1234567890', name: John Doe, iat: 1516239022}}",
      [:])
    #expect(
      signed.text("out")
        == "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
        + ".SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c")
  }

  @Test(
    "a token is signed with a shared secret of any bytes",
    arguments: [("HS256", HashAlgorithm.sha256), ("HS384", .sha384), ("HS512", .sha512)])
  func secrets(algorithm: String, hash: HashAlgorithm) throws {
    let token = try #require(
      try signed("jwt: {into: out, algorithm: \(algorithm), key: 00ff, key_encoding: hex, claims: {a: 1}}", [:])
        .text("out"))
    let parts = token.split(separator: ".")
    let mac = try Digest.hmac(hash, key: [0, 0xFF], message: Array("\(parts[0]).\(parts[1])".utf8))
    #expect(parts[2] == ByteEncoding.base64url.encode(mac))
  }

  @Test("expires_in sets iat and exp from the attempt's clock, headers are added, and claims win")
  func times() throws {
    let signed = try signed(
      "jwt: {into: out, algorithm: HS256, key: k, expires_in: 10m, claims: {iat: 1, n: '{{n ?? 1.10}}'}, headers: {kid: a, typ: at+jwt, alg: none}}",
      [:])
    let token = try #require(signed.text("out").flatMap { JSONWebSignature(compact: $0) })
    #expect(String(decoding: token.header, as: UTF8.self) == #"{"alg":"HS256","typ":"at+jwt","kid":"a"}"#)
    #expect(String(decoding: token.payload, as: UTF8.self) == #"{"iat":1,"n":1.10,"exp":1696910248}"#)
    #expect(signed.derivedSecrets == [signed.text("out")])
  }

  @Test(
    "a token is signed with a key pair where the key is PEM text",
    arguments: [
      ("RS256", TestKeys.rsa), ("RS384", TestKeys.rsa), ("RS512", TestKeys.rsa), ("PS256", TestKeys.rsa),
      ("PS384", TestKeys.rsa), ("PS512", TestKeys.rsa), ("ES256", TestKeys.p256), ("ES384", TestKeys.p384),
      ("ES512", TestKeys.p521), ("EdDSA", TestKeys.ed25519),
    ])
  func pairs(algorithm: String, pem: String) throws {
    let signed = try signed(
      "jwt: {into: header.Authorization, algorithm: \(algorithm), key: '{{pem}}', claims: {a: 1}}", ["pem": pem])
    let token = try #require(signed.request.headers["Authorization"].flatMap { JSONWebSignature(compact: $0) })
    let kind = try #require(TokenAlgorithm(rawValue: algorithm))
    #expect(try token.isSigned(by: .pair(SignatureKey(pem: pem)), algorithm: kind))
  }

  @Test(
    "mistakes of jwt are told",
    arguments: [
      ("jwt: {into: o, algorithm: HS256, key: k, expires_in: soon}", "1:56 'soon' is not a length of time"),
      ("jwt: {into: o, algorithm: HS256, key: k, expires_in: '{{n ?? ''1 week''}}'}", "1:56 '1 week' is not a length"),
      ("jwt: {into: o, algorithm: HS256, key: k, claims: [a]}", "1:52 'claims' takes a map, not a list"),
      ("jwt: {into: o, algorithm: HS255, key: k}", "1:29 unknown algorithm 'HS255' [did you mean 'HS256'?]"),
      ("jwt: {into: o, algorithm: RS256, key: k}", "1:29 'RS256' needs a key in PEM, not a shared secret"),
    ])
  func mistakes(step: String, expected: String) {
    let told = told { _ = try signed(step, [:]) }
    #expect(told.hasPrefix(expected), "\(told)")
  }
}
