import Digests

/// The platform's side of request signing, version 202309 and newer, written from its public description alone.
///
/// `hex(HMAC-SHA256(secret, secret + path + k1v1k2v2… + body + secret))`: parameters sorted by the bytes of their
/// names, values decoded, `sign` and `access_token` left out, the first of a repeated name only; a body of the media
/// type multipart/form-data is not signed.
struct SignatureCheck: Sendable {
  let secret: String

  func accepts(_ sign: String, path: String, query: QueryString, contentType: String?, body: [UInt8]) -> Bool {
    let signedBody = MediaType(contentType ?? "").name == MediaType.multipart ? [] : body
    // The vendor's Java sample signs the path as sent and its Go sample the decoded one; nobody has seen which of the
    // two the platform means for odd characters, so either will do.
    return candidates(for: path).contains { candidate in
      guard let expected = signature(path: candidate, query: query, body: signedBody) else { return false }
      return Digest.equalsInConstantTime(Array(sign.utf8), Array(expected.utf8))
    }
  }

  /// What is hashed.
  func message(path: [UInt8], query: QueryString, body: [UInt8]) -> [UInt8] {
    var message = Array(secret.utf8) + path
    var seen: Set<[UInt8]> = [Array("sign".utf8), Array("access_token".utf8)]
    let signed = query.items.filter { seen.insert($0.name).inserted }
    for item in signed.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
      message += item.name + item.value
    }
    return message + body + secret.utf8
  }

  private func signature(path: [UInt8], query: QueryString, body: [UInt8]) -> String? {
    let message = message(path: path, query: query, body: body)
    guard let digest = try? Digest.hmac(.sha256, key: Array(secret.utf8), message: message) else { return nil }
    return ByteEncoding.hex.encode(digest)
  }

  private func candidates(for path: String) -> [[UInt8]] {
    let sent = Array(path.utf8)
    guard sent.contains(UInt8(ascii: "%")), let decoded = PercentText.decoded(sent, plusIsSpace: false) else {
      return [sent]
    }
    return [sent, decoded]
  }
}
