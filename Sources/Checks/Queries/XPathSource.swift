/// `xpath 'EXPR'`: an XPath 1.0 expression on an XML or HTML body.
package struct XPathSource: QuerySource {
  package static let name = "xpath"
  package static let usage = "xpath 'EXPRESSION'"
  package static let summary =
    "An XPath 1.0 expression on the XML or HTML body; unprefixed names match in any namespace, nodes give their text."
  package static let input = QueryInput.document
  package static let examples = [
    QueryExample("xpath '//id'", body: "<o><id>7</id></o>", finds: #""7""#),
    QueryExample("xpath '//id/text()'", body: #"<o xmlns="urn:x"><id>1</id><id>2</id></o>"#, finds: #"["1", "2"]"#),
    QueryExample("xpath 'count(//id)'", body: "<o><id/><id/></o>", finds: "2"),
    QueryExample("xpath 'string(//id/@n)'", body: #"<o><id n="x"/></o>"#, finds: #""x""#),
    QueryExample("xpath 'boolean(//id)'", body: "<o/>", finds: "false"),
    QueryExample(
      "xpath '//h1'", headers: [("Content-Type", "text/html")], body: "<html><h1>Hi<br>you", finds: #""Hiyou""#),
    QueryExample("xpath '//id'", body: "<o/>", finds: nil),
    QueryExample("xpath '//id'", body: "not xml", finds: nil),
  ]

  private let path: XPath
  private let language: XMLDocument.Language?

  /// `language`: how the body is read; nothing for what its Content-Type says.
  package init(_ expression: String, in language: XMLDocument.Language?) throws(ArgumentProblem) {
    path = try XPath(expression)
    self.language = language
  }

  package init(_ call: Call) throws(ArgumentProblem) {
    let argument = try call.argument(Self.usage)
    path = try argument.placing { () throws(ArgumentProblem) in try XPath(argument.text) }
    language = nil
  }

  package func find(in view: ResponseView) -> QueryResult {
    switch view.document(language ?? view.documentLanguage) {
    case .failure(let problem): return .missing(problem.reason)
    case .success(let document):
      do {
        guard let value = try document.evaluate(path) else { return .missing("the body has no \(path.text)") }
        return .found(value)
      } catch {
        return .failed(error.reason)
      }
    }
  }
}
