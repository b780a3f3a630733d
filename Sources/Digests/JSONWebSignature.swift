/// The algorithms of RFC 7518 section 3.1 and RFC 8037 that a token may name as `alg`.
package enum TokenAlgorithm: String, Sendable, CaseIterable {
  case hs256 = "HS256"
  case hs384 = "HS384"
  case hs512 = "HS512"
  case rs256 = "RS256"
  case rs384 = "RS384"
  case rs512 = "RS512"
  case ps256 = "PS256"
  case ps384 = "PS384"
  case ps512 = "PS512"
  case es256 = "ES256"
  case es384 = "ES384"
  case es512 = "ES512"
  case edDSA = "EdDSA"

  /// Nothing for a signature.
  var keyedHash: HashAlgorithm? {
    switch self {
    case .hs256: .sha256
    case .hs384: .sha384
    case .hs512: .sha512
    default: nil
    }
  }

  /// Nothing for a keyed hash.
  var signature: SignatureAlgorithm? {
    switch self {
    case .hs256, .hs384, .hs512: nil
    case .rs256: .rsaSHA256
    case .rs384: .rsaSHA384
    case .rs512: .rsaSHA512
    case .ps256: .rsaPSSSHA256
    case .ps384: .rsaPSSSHA384
    case .ps512: .rsaPSSSHA512
    case .es256: .ecdsaP256SHA256
    case .es384: .ecdsaP384SHA384
    case .es512: .ecdsaP521SHA512
    case .edDSA: .ed25519
    }
  }
}

/// What signs a token.
package enum TokenKey: Sendable {
  /// The shared secret of HS256, HS384 and HS512.
  case secret([UInt8])
  /// The key pair of all others.
  case pair(SignatureKey)
}

/// A signed token in its compact form (RFC 7515 section 7.1): `header.payload.signature`.
package struct JSONWebSignature: Sendable, Equatable {
  /// The bytes of the JSON texts, as they were written.
  package var header: [UInt8]
  package var payload: [UInt8]
  package var signature: [UInt8]

  /// Signs; `header` must name the algorithm as `alg`, which is the caller's to write.
  package init(
    header: [UInt8], payload: [UInt8], algorithm: TokenAlgorithm, key: TokenKey
  ) throws(DigestFailure) {
    self.header = header
    self.payload = payload
    let input = Self.signingInput(header, payload)
    switch key {
    case .secret(let secret):
      signature = try Digest.hmac(Self.keyedHash(algorithm), key: secret, message: input)
    case .pair(let pair):
      signature = try pair.sign(input, algorithm: Self.signature(algorithm), form: .fixedWidth)
    }
  }

  /// Takes a token apart without checking its signature; nothing where it has not the three parts.
  package init?(compact: String) {
    let parts = compact.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let header = ByteEncoding.base64url.decode(parts[0]),
      let payload = ByteEncoding.base64url.decode(parts[1]), let signature = ByteEncoding.base64url.decode(parts[2])
    else { return nil }
    self.header = header
    self.payload = payload
    self.signature = signature
  }

  package var compact: String {
    String(decoding: Self.signingInput(header, payload), as: UTF8.self) + "."
      + ByteEncoding.base64url.encode(signature)
  }

  /// Whether the signature is right for the algorithm that the caller expects.
  ///
  /// What the token's own header says is not looked at: a forger writes the header too.
  package func isSigned(by key: TokenKey, algorithm: TokenAlgorithm) throws(DigestFailure) -> Bool {
    let input = Self.signingInput(header, payload)
    switch key {
    case .secret(let secret):
      let expected = try Digest.hmac(Self.keyedHash(algorithm), key: secret, message: input)
      return Digest.equalsInConstantTime(expected, signature)
    case .pair(let pair):
      return try pair.verifies(signature, of: input, algorithm: Self.signature(algorithm), form: .fixedWidth)
    }
  }

  private static func signingInput(_ header: [UInt8], _ payload: [UInt8]) -> [UInt8] {
    Array("\(ByteEncoding.base64url.encode(header)).\(ByteEncoding.base64url.encode(payload))".utf8)
  }

  private static func keyedHash(_ algorithm: TokenAlgorithm) throws(DigestFailure) -> HashAlgorithm {
    guard let hash = algorithm.keyedHash else {
      throw DigestFailure("'\(algorithm.rawValue)' needs a key in PEM, not a shared secret")
    }
    return hash
  }

  private static func signature(_ algorithm: TokenAlgorithm) throws(DigestFailure) -> SignatureAlgorithm {
    guard let signature = algorithm.signature else {
      throw DigestFailure("'\(algorithm.rawValue)' needs a shared secret, not a key in PEM")
    }
    return signature
  }
}
