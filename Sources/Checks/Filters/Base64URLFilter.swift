import Digests

/// `base64url`.
struct Base64URLFilter: Filter {
  static let name = "base64url"
  static let usage = "base64url"
  static let summary = "Bytes, or text's UTF-8, in base64url without padding."
  static let examples = [
    FilterExample(#""hi?>""#, gives: #""aGk_Pg""#),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    .text(ByteEncoding.base64url.encode(try value.inputBytes()))
  }
}
