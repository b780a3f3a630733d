import Digests

/// `hex_decode`.
struct HexDecodeFilter: Filter {
  static let name = "hex_decode"
  static let usage = "hex_decode"
  static let summary = "What hexadecimal digits stand for: text where it is UTF-8, else bytes."
  static let examples = [
    FilterExample(#""C3a9""#, gives: #""é""#),
    FilterExample(#""c3a""#, gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    try decoded(value, from: .hex, "hexadecimal")
  }
}
