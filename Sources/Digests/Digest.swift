import CLibCrypto

/// Digests of bytes, plain and keyed.
package enum Digest {
  /// The digest of `bytes`; crc32 as its four bytes, the most significant first, so that its hex reads as usual.
  ///
  /// Throws where libcrypto is not installed, or does not offer the algorithm.
  package static func hash(_ algorithm: HashAlgorithm, _ bytes: [UInt8]) throws(DigestFailure) -> [UInt8] {
    guard let hash = algorithm.libcryptoHash else { return CRC32.checksum(of: bytes) }
    return try offered(Libcrypto.hash(hash, bytes), algorithm)
  }

  /// HMAC by RFC 2104, with a key of any length, an empty one included.
  ///
  /// Throws for crc32, which is a checksum without a keyed form, and as `hash` does.
  package static func hmac(
    _ algorithm: HashAlgorithm, key: [UInt8], message: [UInt8]
  ) throws(DigestFailure) -> [UInt8] {
    guard let hash = algorithm.libcryptoHash else {
      throw DigestFailure("'\(algorithm.rawValue)' is a checksum and has no keyed form; use sha256")
    }
    return try offered(Libcrypto.hmac(hash, key: key, message: message), algorithm)
  }

  /// Whether both hold the same bytes, in a time that depends on their length only.
  package static func equalsInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    Libcrypto.equalsInConstantTime(a, b)
  }

  /// No digest is empty: an empty result is libcrypto's "not offered".
  private static func offered(_ digest: [UInt8], _ algorithm: HashAlgorithm) throws(DigestFailure) -> [UInt8] {
    guard digest.isEmpty else { return digest }
    throw DigestFailure(
      "this machine's libcrypto does not offer '\(algorithm.rawValue)'; its configuration may forbid it")
  }
}

extension HashAlgorithm {
  /// Nothing for what libcrypto does not have.
  var libcryptoHash: signet_hash? {
    switch self {
    case .md5: SIGNET_HASH_MD5
    case .sha1: SIGNET_HASH_SHA1
    case .sha256: SIGNET_HASH_SHA256
    case .sha384: SIGNET_HASH_SHA384
    case .sha512: SIGNET_HASH_SHA512
    case .crc32: nil
    }
  }
}
