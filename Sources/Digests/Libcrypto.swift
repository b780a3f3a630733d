import CLibCrypto

/// What is asked of libcrypto, by bytes in arrays: the one file here that hands out pointers.
enum Libcrypto {
  /// Opens libcrypto on first use; afterwards this costs nothing to speak of.
  static func prepare() throws(DigestFailure) {
    if let problem = signet_crypto_prepare() { throw DigestFailure(String(cString: problem)) }
  }

  static func hash(_ hash: signet_hash, _ bytes: [UInt8]) throws(DigestFailure) -> [UInt8] {
    try prepare()
    return [UInt8](unsafeUninitializedCapacity: Int(SIGNET_HASH_MAXIMUM)) { out, count in
      count = signet_crypto_hash(hash, bytes, bytes.count, out.baseAddress!)
    }
  }

  static func hmac(_ hash: signet_hash, key: [UInt8], message: [UInt8]) throws(DigestFailure) -> [UInt8] {
    try prepare()
    return [UInt8](unsafeUninitializedCapacity: Int(SIGNET_HASH_MAXIMUM)) { out, count in
      count = signet_crypto_hmac(hash, key, key.count, message, message.count, out.baseAddress!)
    }
  }

  static func equalsInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.count == b.count && signet_equal_in_constant_time(a, b, a.count)
  }
}
