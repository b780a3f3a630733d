import CLibXML

/// An XPath 1.0 expression.
struct XPath: Sendable {
  /// As written.
  let text: String
  /// For documents with namespaces: unprefixed element names match by local name.
  let inAnyNamespace: String

  /// Checks the grammar where libxml2 is installed; where it is not, evaluation says so.
  init(_ text: String) throws(ArgumentProblem) {
    self.text = text
    inAnyNamespace = XPathNames.matchingAnyNamespace(text)
    guard signet_xml_load() == nil else { return }
    if text.utf8.contains(0) { throw ArgumentProblem("an XPath holds no NUL") }
    var result = signet_xpath_result()
    signet_xpath_evaluate(nil, text, &result)
    defer { signet_xpath_free(&result) }
    guard result.kind == SIGNET_XPATH_PROBLEM else { return }
    let before = String(decoding: text.utf8.prefix(max(0, Int(result.offset))), as: UTF8.self)
    throw ArgumentProblem(
      "\(Excerpt.quoted(text)) is not an XPath: \(XMLDocument.message(of: result).lowercasedFirst)",
      offset: before.unicodeScalars.count)
  }
}

extension String {
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
