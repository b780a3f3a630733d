/// `xpath P`.
struct XPathFilter: Filter {
  static let name = "xpath"
  static let usage = "xpath EXPRESSION"
  static let summary = "What an XPath 1.0 expression finds in text that is XML or HTML."
  static let examples = [
    FilterExample(#""<a><b>1</b></a>""#, "//b", gives: #""1""#),
    FilterExample(#""<a><b/><b/></a>""#, "'count(//b)'", gives: "2"),
    FilterExample(#""<html><p>Hi</p></html>""#, "//p", gives: #""Hi""#),
    FilterExample(#""<a/>""#, "//b", gives: nil),
    FilterExample(#""no xml""#, "//b", gives: nil),
  ]

  private let path: XPath

  init(_ call: Call) throws(ArgumentProblem) {
    let argument = try call.argument(Self.usage)
    path = try argument.placing { () throws(ArgumentProblem) in try XPath(argument.text) }
  }

  func apply(to value: Value) throws(FilterFailure) -> Value? {
    let text = try value.inputText()
    let start = text.prefix(200).lowercased().drop { $0.isWhitespace }
    let isHTML = start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
    do {
      return try XMLDocument(Array(text.utf8), language: isHTML ? .html : .xml, charset: "utf-8").evaluate(path)
    } catch {
      throw FilterFailure(error.reason)
    }
  }
}
