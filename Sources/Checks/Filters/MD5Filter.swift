import Digests

/// `md5`.
struct MD5Filter: Filter {
  static let name = "md5"
  static let usage = "md5"
  static let summary = "The MD5 of bytes, or of text's UTF-8, in lower-case hexadecimal digits."
  static let examples = [
    FilterExample(#""abc""#, gives: #""900150983cd24fb0d6963f7d28e17f72""#),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    try digest(of: value, .md5)
  }
}
