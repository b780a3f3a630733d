import Digests

/// `sha256`.
struct SHA256Filter: Filter {
  static let name = "sha256"
  static let usage = "sha256"
  static let summary = "The SHA-256 of bytes, or of text's UTF-8, in lower-case hexadecimal digits."
  static let examples = [
    FilterExample(#""abc""#, gives: #""ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad""#),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    try digest(of: value, .sha256)
  }
}

extension Filter {
  func digest(of value: Value, _ algorithm: HashAlgorithm) throws(FilterFailure) -> Value {
    let bytes = try value.inputBytes()
    do {
      return .text(ByteEncoding.hex.encode(try Digest.hash(algorithm, bytes)))
    } catch {
      throw FilterFailure("cannot be made: \(error.reason)")
    }
  }
}
