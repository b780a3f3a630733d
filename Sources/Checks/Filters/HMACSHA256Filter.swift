import Digests

/// `hmac_sha256 KEY`.
struct HMACSHA256Filter: Filter {
  static let name = "hmac_sha256"
  static let usage = "hmac_sha256 KEY"
  static let summary = "The HMAC-SHA-256 of bytes, or of text's UTF-8, under a key, in lower-case hexadecimal digits."
  // RFC 4231 section 4.3.
  static let examples = [
    FilterExample(
      #""what do ya want for nothing?""#, "Jefe",
      gives: #""5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843""#),
    FilterExample("{}", "key", gives: nil),
  ]

  private let key: [UInt8]

  init(_ call: Call) throws(ArgumentProblem) { key = Array(try call.argument(Self.usage).text.utf8) }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    let message = try value.inputBytes()
    do {
      return .text(ByteEncoding.hex.encode(try Digest.hmac(.sha256, key: key, message: message)))
    } catch {
      throw FilterFailure("cannot be made: \(error.reason)")
    }
  }
}
