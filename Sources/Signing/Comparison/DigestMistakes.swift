import Digests

/// How a signature was made from key and message, found out from the result.
struct DigestRecipe {
  let algorithm: HashAlgorithm
  /// Nothing for a plain hash.
  let key: [UInt8]?
  let digest: [UInt8]

  /// Nothing where the signature is none of a digest's, such as an asymmetric one.
  init?(_ run: SignatureRun) {
    let keys: [[UInt8]?] =
      run.key.map { key in
        let text = String(decoding: key, as: UTF8.self)
        return [key] + [ByteEncoding.hex, .base64, .base64url].compactMap { $0.decode(text) }
      } ?? [nil]
    for key in keys {
      for algorithm in HashAlgorithm.allCases where algorithm != .crc32 {
        guard let digest = Self.digest(algorithm, key, run.message) else { continue }
        if DigestMistakes.encodings.contains(where: { $0.encode(digest) == run.signature }) {
          self.algorithm = algorithm
          self.key = key
          self.digest = digest
          return
        }
      }
    }
    return nil
  }

  static func digest(_ algorithm: HashAlgorithm, _ key: [UInt8]?, _ message: [UInt8]) -> [UInt8]? {
    guard let key else { return try? Digest.hash(algorithm, message) }
    return try? Digest.hmac(algorithm, key: key, message: message)
  }
}

/// Another digest, or another spelling of it, over the same message or nearly the same.
enum DigestMistakes {
  static let encodings: [ByteEncoding] = [.hex, .upperHex, .base64, .base64url]

  struct Candidate {
    /// Completes "the line was signed …".
    let words: String
    let signatures: [(words: String, text: String)]
    let message: [UInt8]
  }

  /// `widely` tries every digest, not only the spellings of the right one.
  static func all(_ run: SignatureRun, widely: Bool) -> [Candidate] {
    guard let recipe = DigestRecipe(run) else { return [] }
    var found = [Candidate(words: "", signatures: spellings(recipe.digest, of: run), message: run.message)]
    guard widely else { return found }
    let add = { (words: String, digest: [UInt8]?, message: [UInt8]) in
      guard let digest else { return }
      found.append(Candidate(words: words, signatures: spellings(digest, of: nil), message: message))
    }
    for (words, message) in messages(run) {
      add(words, DigestRecipe.digest(recipe.algorithm, recipe.key, message), message)
    }
    for algorithm in HashAlgorithm.allCases where algorithm != .crc32 {
      let isKeyed = recipe.key != nil
      if algorithm != recipe.algorithm {
        add(
          "by \(isKeyed ? "HMAC-" : "")\(algorithm.rawValue), not \(recipe.algorithm.rawValue)",
          DigestRecipe.digest(algorithm, recipe.key, run.message), run.message)
      }
      if isKeyed {
        add(
          "by a plain \(algorithm.rawValue) of the message, without a key",
          DigestRecipe.digest(algorithm, nil, run.message), run.message)
      }
    }
    guard let key = recipe.key else { return found }
    add("with an empty key", DigestRecipe.digest(recipe.algorithm, [], run.message), run.message)
    add("with message and key in each other's place", DigestRecipe.digest(recipe.algorithm, run.message, key), key)
    for encoding in [ByteEncoding.hex, .base64] {
      let decoded = encoding.decode(String(decoding: key, as: UTF8.self))
      add(
        "with the key decoded from \(encoding.rawValue)",
        decoded.flatMap { DigestRecipe.digest(recipe.algorithm, $0, run.message) }, run.message)
      let encoded = Array(encoding.encode(key).utf8)
      add(
        "with the key as \(encoding.rawValue)", DigestRecipe.digest(recipe.algorithm, encoded, run.message), run.message
      )
    }
    if let hashed = DigestRecipe.digest(recipe.algorithm, nil, run.message) {
      let text = Array(ByteEncoding.hex.encode(hashed).utf8)
      add("over the hash of the message", DigestRecipe.digest(recipe.algorithm, key, text), text)
    }
    return found
  }

  private static func spellings(_ digest: [UInt8], of run: SignatureRun?) -> [(words: String, text: String)] {
    let hex = Array(ByteEncoding.hex.encode(digest).utf8)
    let all: [(words: String, text: String)] = [
      ("written as lower-case hex", ByteEncoding.hex.encode(digest)),
      ("written as upper-case hex", ByteEncoding.upperHex.encode(digest)),
      ("written as base64", ByteEncoding.base64.encode(digest)),
      ("written as base64 for URLs", ByteEncoding.base64url.encode(digest)),
      ("written as the base64 of its hex", ByteEncoding.base64.encode(hex)),
    ]
    return all.filter { $0.text != run?.signature }
  }

  private static func messages(_ run: SignatureRun) -> [(words: String, message: [UInt8])] {
    let message = run.message
    var found: [(words: String, message: [UInt8])] = [
      ("over the message with a line feed at its end", message + [0x0A]),
      ("over the message with CRLF at its end", message + [0x0D, 0x0A]),
    ]
    if message.last == 0x0A { found.append(("over the message without its last line feed", Array(message.dropLast()))) }
    guard let key = run.key, !key.isEmpty else { return found }
    let begins = message.starts(with: key)
    let ends = message.count >= key.count && message.suffix(key.count).elementsEqual(key)
    if begins {
      found.append(("without the secret at the beginning of the message", Array(message.dropFirst(key.count))))
    }
    if ends { found.append(("without the secret at the end of the message", Array(message.dropLast(key.count)))) }
    if begins, ends, message.count >= 2 * key.count {
      let inner = Array(message.dropFirst(key.count).dropLast(key.count))
      found.append(("without the secret around the message", inner))
    }
    if !begins { found.append(("with the secret at the beginning of the message", key + message)) }
    if !ends { found.append(("with the secret at the end of the message", message + key)) }
    if !begins, !ends { found.append(("with the secret around the message", key + message + key)) }
    return found
  }
}
