import Digests

/// `base64url_decode`.
struct Base64URLDecodeFilter: Filter {
  static let name = "base64url_decode"
  static let usage = "base64url_decode"
  static let summary = "What base64url stands for: text where it is UTF-8, else bytes."
  static let examples = [
    FilterExample(#""aGk_Pg""#, gives: #""hi?>""#),
    FilterExample(#""?""#, gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    try decoded(value, from: .base64url, "base64url")
  }
}
