import Testing

@testable import Digests

struct SignatureKeyTests {
  struct Published: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var algorithm: SignatureAlgorithm
    var key: String
    var message: String
    var signature: String
  }

  static let published = [
    Published(
      testDescription: "RFC 9421 B.2.1", algorithm: .rsaPSSSHA512, key: PublishedKeys.rsaPSS,
      message: #""@signature-params": ();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd""#,
      signature: "d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8Udx7z"
        + "FZsckzXaJMkA7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGez"
        + "XehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9"
        + "mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q=="),
    Published(
      testDescription: "RFC 9421 B.2.4", algorithm: .ecdsaP256SHA256, key: PublishedKeys.messageP256,
      message: #"""
        "@status": 200
        "content-type": application/json
        "content-digest": sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:
        "content-length": 23
        "@signature-params": ("@status" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-ecc-p256"
        """#,
      signature: "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw=="),
    Published(
      testDescription: "RFC 6979 A.2.6", algorithm: .ecdsaP384SHA384, key: PublishedKeys.p384, message: "sample",
      signature: ByteEncoding.base64.encode(
        ByteEncoding.hex.decode(
          "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46"
            + "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8")!)),
    Published(
      testDescription: "RFC 9421 B.2.6", algorithm: .ed25519, key: PublishedKeys.messageEd25519,
      message: #"""
        "date": Tue, 20 Apr 2021 02:07:55 GMT
        "@method": POST
        "@path": /foo
        "@authority": example.com
        "content-type": application/json
        "content-length": 18
        "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"
        """#,
      signature: "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="),
  ]

  @Test("a published signature is right, and wrong for every other message and byte", arguments: published)
  func publishedSignature(published: Published) throws {
    let key = try SignatureKey(pem: published.key)
    let signature = try #require(ByteEncoding.base64.decode(published.signature))
    let message = Array(published.message.utf8)
    func verifies(_ signature: [UInt8], _ message: [UInt8]) throws -> Bool {
      try key.verifies(signature, of: message, algorithm: published.algorithm, form: .fixedWidth)
    }
    #expect(try verifies(signature, message))
    #expect(try !verifies(signature, message + [0]))
    #expect(try !verifies(signature, []))
    #expect(try !verifies([], message))
    #expect(try !verifies(signature + [0], message))
    #expect(try !verifies(signature.dropLast(), message))
    #expect(try !verifies([UInt8](repeating: 0, count: signature.count), message))
    for position in [0, signature.count / 2, signature.count - 1] {
      var changed = signature
      changed[position] ^= 1
      #expect(try !verifies(changed, message))
    }
  }

  @Test("Ed25519 signs as published (RFC 8032 section 7.1, test 1)")
  func deterministic() throws {
    let signature = try SignatureKey(pem: PublishedKeys.ed25519).sign([], algorithm: .ed25519)
    #expect(
      ByteEncoding.hex.encode(signature)
        == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        + "d25bf5f0595bbe24655141438e7a100b")
  }

  static func privateKey(for algorithm: SignatureAlgorithm) -> String? {
    switch algorithm {
    case .ecdsaP256SHA256: PublishedKeys.p256
    case .ecdsaP384SHA384: PublishedKeys.p384
    case .ecdsaP521SHA512: nil
    case .ed25519: PublishedKeys.ed25519
    default: PublishedKeys.rsa
    }
  }

  @Test("what a key signs it finds right, in either form", arguments: SignatureAlgorithm.allCases)
  func roundTrip(algorithm: SignatureAlgorithm) throws {
    guard let pem = Self.privateKey(for: algorithm) else { return }
    let key = try SignatureKey(pem: pem)
    let message = Array("message".utf8)
    for form in [SignatureAlgorithm.Form.der, .fixedWidth] {
      // Often enough to meet numbers that begin with zeros, whose forms differ in length.
      for _ in 0..<20 {
        let signature = try key.sign(message, algorithm: algorithm, form: form)
        #expect(try key.verifies(signature, of: message, algorithm: algorithm, form: form))
        #expect(try !key.verifies(signature, of: message + [1], algorithm: algorithm, form: form))
      }
    }
  }

  @Test("the two forms of an ECDSA signature are not taken for each other")
  func forms() throws {
    let key = try SignatureKey(pem: PublishedKeys.p256)
    let fixed = try key.sign([1], algorithm: .ecdsaP256SHA256, form: .fixedWidth)
    let der = try key.sign([1], algorithm: .ecdsaP256SHA256, form: .der)
    #expect(fixed.count == 64)
    #expect(der.first == 0x30)
    #expect(try !key.verifies(fixed, of: [1], algorithm: .ecdsaP256SHA256, form: .der))
    #expect(try !key.verifies(der, of: [1], algorithm: .ecdsaP256SHA256, form: .fixedWidth))
  }

  @Test("a signature of one scheme is wrong for another with the same key")
  func schemes() throws {
    let key = try SignatureKey(pem: PublishedKeys.rsa)
    let signature = try key.sign([1], algorithm: .rsaSHA256)
    #expect(try !key.verifies(signature, of: [1], algorithm: .rsaPSSSHA256))
    #expect(try !key.verifies(signature, of: [1], algorithm: .rsaSHA512))
  }

  @Test(
    "a public key checks what the private one signed, and says that it cannot sign",
    arguments: [
      (PublishedKeys.rsa, PublishedKeys.rsaPublic, .rsaSHA256),
      (PublishedKeys.rsa, PublishedKeys.rsaPublicPKCS1, .rsaPSSSHA512),
      (PublishedKeys.p256, PublishedKeys.p256Certificate, .ecdsaP256SHA256),
      (PublishedKeys.ed25519, PublishedKeys.ed25519Public, .ed25519),
    ] as [(String, String, SignatureAlgorithm)])
  func publicKey(privatePEM: String, publicPEM: String, algorithm: SignatureAlgorithm) throws {
    let signature = try SignatureKey(pem: privatePEM).sign([1, 2], algorithm: algorithm)
    let key = try SignatureKey(pem: publicPEM)
    #expect(!key.canSign)
    #expect(try key.verifies(signature, of: [1, 2], algorithm: algorithm))
    #expect(throws: DigestFailure("the key holds no private part, so it can check signatures and not make them")) {
      try key.sign([1], algorithm: algorithm)
    }
  }

  @Test(
    "a key of the wrong kind is named",
    arguments: [
      (PublishedKeys.rsa, .ed25519, "'ed25519' needs an Ed25519 key, and this is an RSA key"),
      (
        PublishedKeys.p256, .ecdsaP384SHA384,
        "'ecdsa-p384-sha384' needs an EC key on the curve P-384, and this is an EC key on the curve P-256"
      ),
      (PublishedKeys.x25519, .rsaSHA256, "'rsa-sha256' needs an RSA key, and this is a key of another kind"),
    ] as [(String, SignatureAlgorithm, String)])
  func wrongKind(pem: String, algorithm: SignatureAlgorithm, reason: String) throws {
    let key = try SignatureKey(pem: pem)
    #expect(throws: DigestFailure(reason)) { try key.sign([1], algorithm: algorithm) }
    #expect(throws: DigestFailure(reason)) { try key.verifies([1], of: [1], algorithm: algorithm) }
  }

  @Test("a key too short for the hash is named so")
  func tooShort() throws {
    let key = try SignatureKey(pem: PublishedKeys.smallRSA)
    #expect(throws: DigestFailure("the key cannot sign with 'rsa-pss-sha512'; it may be too short for it")) {
      try key.sign([1], algorithm: .rsaPSSSHA512)
    }
  }

  @Test("an encrypted key opens with its passphrase only")
  func passphrase() throws {
    let pem = PublishedKeys.ed25519Encrypted
    #expect(try SignatureKey(pem: pem, passphrase: "correct").canSign)
    #expect(throws: DigestFailure("the passphrase does not open the key")) {
      try SignatureKey(pem: pem, passphrase: "wrong")
    }
    #expect(throws: DigestFailure("the key is encrypted; give its passphrase")) { try SignatureKey(pem: pem) }
  }

  @Test("a passphrase that nobody asked for is no obstacle")
  func needlessPassphrase() throws {
    #expect(try SignatureKey(pem: PublishedKeys.rsa, passphrase: "any").canSign)
  }

  @Test(
    "text that is no key is refused in words, without quoting it",
    arguments: [
      ("", "the key is not PEM text, which begins with '-----BEGIN '"),
      ("secret", "the key is not PEM text, which begins with '-----BEGIN '"),
      (
        PublishedKeys.ed25519.split(separator: "\n").joined(separator: " "),
        "the key's line breaks were lost; PEM text has several lines"
      ),
      (
        String(PublishedKeys.rsa.prefix(500)),
        "the key cannot be read; it may be cut off, or of a kind that libcrypto does not know"
      ),
      (
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "the key cannot be read; it may be cut off, or of a kind that libcrypto does not know"
      ),
    ])
  func notAKey(text: String, reason: String) {
    #expect(throws: DigestFailure(reason)) { try SignatureKey(pem: text) }
  }
}
