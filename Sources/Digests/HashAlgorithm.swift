/// The digests that steps and filters may name, spelled as in a file.
package enum HashAlgorithm: String, Sendable, CaseIterable {
  case md5, sha1, sha256, sha384, sha512, crc32
}

/// Why a digest could not be made: an algorithm that HMAC does not have, a key that cannot be read, a missing libcrypto.
package struct DigestFailure: Error, Sendable, Equatable {
  /// For the user: lower case, no full stop.
  package var reason: String

  package init(_ reason: String) { self.reason = reason }
}
