import Digests

/// `sha512`.
struct SHA512Filter: Filter {
  static let name = "sha512"
  static let usage = "sha512"
  static let summary = "The SHA-512 of bytes, or of text's UTF-8, in lower-case hexadecimal digits."
  static let examples = [
    FilterExample(
      #""abc""#,
      gives:
        #""ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f""#
    ),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    try digest(of: value, .sha512)
  }
}
