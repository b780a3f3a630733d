import Digests

/// `base64_decode`.
struct Base64DecodeFilter: Filter {
  static let name = "base64_decode"
  static let usage = "base64_decode"
  static let summary = "What base64 stands for: text where it is UTF-8, else bytes."
  static let examples = [
    FilterExample(#""aGk/Pg==""#, gives: #""hi?>""#),
    FilterExample(#""a-_""#, gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    try decoded(value, from: .base64, "base64")
  }
}

extension Filter {
  /// What an encoding stands for: text where it is UTF-8, else bytes.
  func decoded(_ value: Value, from encoding: ByteEncoding, _ words: String) throws(FilterFailure) -> Value {
    guard let bytes = encoding.decode(try value.inputText()) else {
      throw FilterFailure("needs \(words), not \(Excerpt.of(value, limit: 80))")
    }
    return String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .bytes(bytes)
  }
}
