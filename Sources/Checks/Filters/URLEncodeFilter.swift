import HTTP

/// `url_encode`.
struct URLEncodeFilter: Filter {
  static let name = "url_encode"
  static let usage = "url_encode"
  static let summary = "Text percent-encoded: all but letters, digits and -._~ (RFC 3986)."
  static let examples = [
    FilterExample(#""a b&ü/""#, gives: #""a%20b%26%C3%BC%2F""#),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    .text(PercentEncoding.encode(try value.inputText()))
  }
}
