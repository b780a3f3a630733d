/// `SOURCE | filter | filter`: where to look in an exchange and what to make of it.
package struct Query: Sendable {
  /// The text as it stands in the file.
  package let text: String

  /// Reads a query whose source may be any of section 5: a JSONPath, `status`, `header NAME`, …
  package init(parsing text: String) throws(ArgumentProblem) {
    throw ArgumentProblem("not built yet")
  }

  package func evaluate(on view: ResponseView) -> QueryResult { .missing("not built yet") }
}
