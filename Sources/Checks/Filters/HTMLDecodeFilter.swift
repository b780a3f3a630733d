/// `html_decode`.
struct HTMLDecodeFilter: Filter {
  static let name = "html_decode"
  static let usage = "html_decode"
  static let summary = "Text with the character references of HTML replaced."
  static let examples = [
    FilterExample(#""a &lt; b &amp;&#233;&#xE9;&eacute;""#, gives: #""a < b &ééé""#),
    FilterExample(#""AT&T &nothing; &#x110000;""#, gives: #""AT&T &nothing; &#x110000;""#),
    FilterExample("{}", gives: nil),
  ]

  init(_ call: Call) throws(ArgumentProblem) { try call.takesNothing() }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    .text(HTMLReferences.replaced(in: try value.inputText()))
  }
}
