import Digests

/// `hex`.
struct HexFilter: Filter {
  static let name = "hex"
  static let usage = "hex"
  static let summary = "Bytes, or text's UTF-8, in lower-case hexadecimal digits."
  static let examples = [
    FilterExample(#""é""#, gives: #""c3a9""#),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    .text(ByteEncoding.hex.encode(try value.inputBytes()))
  }
}
