import Digests

/// `sha1`.
struct SHA1Filter: Filter {
  static let name = "sha1"
  static let usage = "sha1"
  static let summary = "The SHA-1 of bytes, or of text's UTF-8, in lower-case hexadecimal digits."
  static let examples = [
    FilterExample(#""abc""#, gives: #""a9993e364706816aba3e25717850c26c9cd0d89d""#),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    try digest(of: value, .sha1)
  }
}
