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

  /// A key of libcrypto's, freed with the value.
  final class Key: Sendable {
    /// libcrypto only reads a key while it signs or verifies, so that threads may share it.
    nonisolated(unsafe) private let handle: OpaquePointer
    let kind: signet_key_kind
    let canSign: Bool

    init?(pem: [UInt8], passphrase: [UInt8]?) throws(DigestFailure) {
      try prepare()
      guard let handle = signet_key_read(pem, pem.count, passphrase, passphrase?.count ?? 0) else { return nil }
      self.handle = handle
      kind = signet_key_kind_of(handle)
      canSign = signet_key_can_sign(handle)
    }

    deinit { signet_key_free(handle) }

    /// Empty where the key cannot sign so.
    func sign(_ message: [UInt8], _ scheme: signet_signature_scheme) -> [UInt8] {
      let room = signet_key_signature_room(handle)
      return [UInt8](unsafeUninitializedCapacity: max(room, 1)) { out, count in
        count = signet_sign(handle, scheme, message, message.count, out.baseAddress!, room)
      }
    }

    func verifies(_ signature: [UInt8], of message: [UInt8], _ scheme: signet_signature_scheme) -> Bool {
      signet_verify(handle, scheme, message, message.count, signature, signature.count)
    }
  }
}
