import Digests

/// `base64`.
struct Base64Filter: Filter {
  static let name = "base64"
  static let usage = "base64"
  static let summary = "Bytes, or text's UTF-8, in base64."
  static let examples = [
    FilterExample(#""hi?>""#, gives: #""aGk/Pg==""#),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    .text(ByteEncoding.base64.encode(try value.inputBytes()))
  }
}
