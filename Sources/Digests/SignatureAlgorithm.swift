import CLibCrypto

/// The asymmetric signatures that a step may name, spelled as in a file, and those that JSON Web Tokens add.
package enum SignatureAlgorithm: String, Sendable, CaseIterable {
  /// RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2); by sha1 for what OAuth 1 calls RSA-SHA1.
  case rsaSHA1 = "rsa-sha1"
  case rsaSHA256 = "rsa-sha256"
  case rsaSHA384 = "rsa-sha384"
  case rsaSHA512 = "rsa-sha512"
  /// RSASSA-PSS (RFC 8017 section 8.1) with a salt as long as the hash, as RFC 7518 and RFC 9421 ask for.
  case rsaPSSSHA256 = "rsa-pss-sha256"
  case rsaPSSSHA384 = "rsa-pss-sha384"
  case rsaPSSSHA512 = "rsa-pss-sha512"
  case ecdsaP256SHA256 = "ecdsa-p256-sha256"
  case ecdsaP384SHA384 = "ecdsa-p384-sha384"
  case ecdsaP521SHA512 = "ecdsa-p521-sha512"
  /// RFC 8032.
  case ed25519

  /// How the two numbers of an ECDSA signature are written. The other algorithms have one form only.
  package enum Form: Sendable {
    /// ASN.1, as OpenSSL and most vendors write them.
    case der
    /// Side by side, each as long as the curve's order: RFC 7518 section 3.4 (tokens) and RFC 9421 section 3.3.4.
    case fixedWidth
  }

  /// What the key must be, in words, and libcrypto's name for that.
  var keyKind: (words: String, kind: signet_key_kind) {
    switch self {
    case .rsaSHA1, .rsaSHA256, .rsaSHA384, .rsaSHA512, .rsaPSSSHA256, .rsaPSSSHA384, .rsaPSSSHA512:
      ("an RSA key", SIGNET_KEY_RSA)
    case .ecdsaP256SHA256: ("an EC key on the curve P-256", SIGNET_KEY_P256)
    case .ecdsaP384SHA384: ("an EC key on the curve P-384", SIGNET_KEY_P384)
    case .ecdsaP521SHA512: ("an EC key on the curve P-521", SIGNET_KEY_P521)
    case .ed25519: ("an Ed25519 key", SIGNET_KEY_ED25519)
    }
  }

  func scheme(_ form: Form) -> signet_signature_scheme {
    var scheme = signet_signature_scheme()
    switch self {
    case .rsaSHA1: scheme.hash = SIGNET_HASH_SHA1
    case .rsaSHA256, .rsaPSSSHA256, .ecdsaP256SHA256: scheme.hash = SIGNET_HASH_SHA256
    case .rsaSHA384, .rsaPSSSHA384, .ecdsaP384SHA384: scheme.hash = SIGNET_HASH_SHA384
    case .rsaSHA512, .rsaPSSSHA512, .ecdsaP521SHA512: scheme.hash = SIGNET_HASH_SHA512
    case .ed25519: scheme.without_hash = true
    }
    scheme.pss = [.rsaPSSSHA256, .rsaPSSSHA384, .rsaPSSSHA512].contains(self)
    scheme.fixed_width =
      form == .fixedWidth && [.ecdsaP256SHA256, .ecdsaP384SHA384, .ecdsaP521SHA512].contains(self)
    return scheme
  }
}
