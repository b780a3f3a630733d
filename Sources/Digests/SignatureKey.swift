import CLibCrypto

/// A key that signs, or checks what another signed. Read it once and use it for every request.
package struct SignatureKey: Sendable {
  private let key: Libcrypto.Key

  /// Reads PEM text: a private key (PKCS #8, PKCS #1, SEC 1), a public key, or a certificate.
  ///
  /// Throws where the text is none of these, or is encrypted and the passphrase is missing or wrong. Never quotes it.
  package init(pem: String, passphrase: String? = nil) throws(DigestFailure) {
    guard let key = try Libcrypto.Key(pem: Array(pem.utf8), passphrase: passphrase.map { Array($0.utf8) }) else {
      throw DigestFailure(Self.whyUnreadable(pem, hasPassphrase: passphrase != nil))
    }
    self.key = key
  }

  /// Whether it holds the private part.
  package var canSign: Bool { key.canSign }

  /// The signature of `message`. Those of ECDSA and RSA-PSS are random: two of one message differ, and both are right.
  package func sign(
    _ message: [UInt8], algorithm: SignatureAlgorithm, form: SignatureAlgorithm.Form = .der
  ) throws(DigestFailure) -> [UInt8] {
    try requireKind(of: algorithm)
    guard key.canSign else {
      throw DigestFailure("the key holds no private part, so it can check signatures and not make them")
    }
    let signature = key.sign(message, algorithm.scheme(form))
    guard !signature.isEmpty else {
      throw DigestFailure("the key cannot sign with '\(algorithm.rawValue)'; it may be too short for it")
    }
    return signature
  }

  /// Whether `signature` was made over `message` by this key's private part. A malformed signature is a wrong one.
  ///
  /// Throws where the key is not of the algorithm's kind.
  package func verifies(
    _ signature: [UInt8], of message: [UInt8], algorithm: SignatureAlgorithm, form: SignatureAlgorithm.Form = .der
  ) throws(DigestFailure) -> Bool {
    try requireKind(of: algorithm)
    return key.verifies(signature, of: message, algorithm.scheme(form))
  }

  private func requireKind(of algorithm: SignatureAlgorithm) throws(DigestFailure) {
    let required = algorithm.keyKind
    guard key.kind == required.kind else {
      throw DigestFailure("'\(algorithm.rawValue)' needs \(required.words), and this is \(Self.words(for: key.kind))")
    }
  }

  private static func words(for kind: signet_key_kind) -> String {
    SignatureAlgorithm.allCases.first { $0.keyKind.kind == kind }?.keyKind.words ?? "a key of another kind"
  }

  private static func whyUnreadable(_ pem: String, hasPassphrase: Bool) -> String {
    if pem.contains("ENCRYPTED") {
      return hasPassphrase ? "the passphrase does not open the key" : "the key is encrypted; give its passphrase"
    }
    if !pem.contains("-----BEGIN ") { return "the key is not PEM text, which begins with '-----BEGIN '" }
    if !pem.contains("\n") { return "the key's line breaks were lost; PEM text has several lines" }
    return "the key cannot be read; it may be cut off, or of a kind that libcrypto does not know"
  }
}
