import HTTP

/// `url_decode`.
struct URLDecodeFilter: Filter {
  static let name = "url_decode"
  static let usage = "url_decode"
  static let summary = "Text with its percent-encoding undone; + stays as it is."
  static let examples = [
    FilterExample(#""a%20b%C3%BC+""#, gives: #""a bü+""#),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    .text(PercentEncoding.decode(try value.inputText()))
  }
}
