import Checks
import HTTP
import Signing
import Templates
import Testing

struct DigestStepTests {
  private func result(
    _ step: String, _ scope: Scope = scope(["k": "key", "m": "The quick brown fox jumps over the lazy dog"])
  ) throws
    -> String?
  {
    try sign("- \(step)", request(), scope: scope).text("out")
  }

  @Test(
    "hash makes the digests that their standards give",
    arguments: [
      ("md5", "9e107d9d372bb6826bd81d3542a419d6"), ("sha1", "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"),
      ("sha256", "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592"), ("crc32", "414fa339"),
    ])
  func hash(algorithm: String, expected: String) throws {
    #expect(try result("hash: {into: out, algorithm: \(algorithm), input: '{{m}}'}") == expected)
  }

  @Test(
    "hmac makes the digests that RFC 2202 and RFC 4231 style examples give",
    arguments: [
      ("md5", "80070713463e7749b90c2dc24911e275"), ("sha1", "de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9"),
      ("sha256", "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"),
    ])
  func hmac(algorithm: String, expected: String) throws {
    #expect(try result("hmac: {into: out, algorithm: \(algorithm), key: '{{k}}', input: '{{m}}'}") == expected)
  }

  @Test(
    "a digest is written as asked",
    arguments: [
      ("hex", "900150983cd24fb0d6963f7d28e17f72"), ("HEX", "900150983CD24FB0D6963F7D28E17F72"),
      ("base64", "kAFQmDzST7DWlj99KOF/cg=="), ("base64url", "kAFQmDzST7DWlj99KOF_cg"),
      ("'{{e}}'", "kAFQmDzST7DWlj99KOF/cg=="),
    ])
  func encodings(encoding: String, expected: String) throws {
    #expect(
      try result("hash: {into: out, algorithm: md5, input: abc, encoding: \(encoding)}", scope(["e": "base64"]))
        == expected)
  }

  @Test(
    "keys and inputs may be written as hex or base64",
    arguments: [
      "hmac: {into: out, algorithm: sha1, key: key, input: abc}",
      "hmac: {into: out, algorithm: sha1, key: 6b6579, key_encoding: hex, input: abc}",
      "hmac: {into: out, algorithm: sha1, key: a2V5, key_encoding: base64, input: abc}",
      "hmac: {into: out, algorithm: sha1, key: key, input: '616263', input_encoding: hex}",
      "hmac: {into: out, algorithm: sha1, key: key, input: YWJj, input_encoding: base64url}",
    ])
  func keyEncodings(step: String) throws {
    #expect(try result(step) == "4fd0b215276ef12f2b3e4c8ecac2811498b656fc")
  }

  @Test("bytes of one step are the exact key of the next, as chains of derived keys need")
  func derivedKeys() throws {
    // The signing key of AWS's documentation: 20150830, us-east-1, iam.
    let signed = try sign(
      """
      - hmac: {into: date, algorithm: sha256, key: AWS4wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY, input: '20150830', encoding: none}
      - hmac: {into: region, algorithm: sha256, key: '{{date}}', input: us-east-1, encoding: none}
      - hmac: {into: service, algorithm: sha256, key: '{{region}}', input: iam, encoding: none}
      - hmac: {into: signing, algorithm: sha256, key: '{{service}}', input: aws4_request, encoding: none}
      - encode: {into: out, input: '{{signing}}', encoding: hex}
      """, request())
    #expect(signed.text("out") == "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9")
    #expect(signed.derivedSecrets.contains("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9"))
  }

  @Test("a key that is not what its encoding says is an error that does not repeat the key")
  func wrongKeyEncoding() {
    let told = told {
      _ = try sign(
        "- hmac: {into: out, algorithm: sha1, key: s3cret, key_encoding: hex, input: x}", request())
    }
    #expect(
      told == """
        1:43 the key is not hex
        say how it is written with `key_encoding: text`, hex, base64 or base64url
        """)
  }

  @Test("crc32 has no keyed form, which is told where it is named, before the run or in it")
  func keyedChecksum() {
    let fixed = told { _ = try sign("- hmac: {into: out, algorithm: crc32, key: k, input: x}", request()) }
    #expect(fixed == "1:32 'crc32' is a checksum and has no keyed form [use sha256]")
    let given = told {
      _ = try sign("- hmac: {into: out, algorithm: '{{a}}', key: k, input: x}", request(), scope: scope(["a": "crc32"]))
    }
    #expect(given.hasPrefix("1:32 'crc32' is a checksum"), "\(given)")
  }

  @Test("an algorithm that a template gives is checked when it is known")
  func templatedAlgorithm() {
    let told = told {
      _ = try sign("- hash: {into: out, algorithm: '{{a}}', input: x}", request(), scope: scope(["a": "sha265"]))
    }
    #expect(
      told == """
        1:32 unknown algorithm 'sha265' [did you mean 'sha256'?]
        it is one of md5, sha1, sha256, sha384, sha512, crc32
        """)
  }

  @Test(
    "encode writes bytes as asked",
    arguments: [
      ("base64", "w6kgJisvIj8="), ("base64url", "w6kgJisvIj8"), ("hex", "c3a920262b2f223f"),
      ("HEX", "C3A920262B2F223F"),
      ("url", "%C3%A9%20%26%2B%2F%22%3F"), ("form", "%C3%A9+%26%2B%2F%22%3F"), ("json", #""é &+/\"?""#),
    ])
  func encode(encoding: String, expected: String) throws {
    #expect(
      try result("encode: {into: out, input: '{{x}}', encoding: \(encoding)}", scope(["x": "é &+/\"?"])) == expected)
  }

  @Test("bytes that are no text can be encoded as anything but JSON")
  func encodeBytes() {
    let step =
      "- hash: {into: d, algorithm: md5, input: abc, encoding: none}\n- encode: {into: out, input: '{{d}}', encoding: "
    #expect(throws: Never.self) { try sign(step + "base64}", request()) }
    #expect(
      told { _ = try sign(step + "json}", request()) } == """
        2:30 bytes that are not UTF-8 cannot be written as JSON
        encode them as base64 or hex
        """)
  }

  @Test("digests and signatures that hold a secret are told, so that reports mask them; plain digests are not")
  func derivedSecrets() throws {
    let secrets = scope(secrets: ["app_secret": "e59af819cc"])
    let signed = try sign(
      """
      - hash: {into: a, algorithm: md5, input: abc}
      - hash: {into: b, algorithm: md5, input: 'x{{app_secret}}x'}
      - hmac: {into: query.sign, algorithm: md5, key: '{{app_secret}}', input: abc}
      """, request(), scope: secrets)
    #expect(signed.derivedSecrets == [signed.text("b"), signed.request.url.queryValue("sign")])
  }
}
