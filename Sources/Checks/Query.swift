import Diagnostics
import JSON

/// `SOURCE | filter | filter`: where to look in an exchange and what to make of it.
package struct Query: Sendable {
  /// The text as it stands in the file.
  package let text: String
  private let source: any QuerySource
  private let filters: FilterChain

  /// Reads a query whose source may be any that `QueryRegistry` names: a JSONPath, `status`, `header NAME`, …
  package init(parsing text: String) throws(ArgumentProblem) {
    let leading = text.unicodeScalars.prefix { $0.properties.isWhitespace }.count
    let body = text.unicodeScalars.dropFirst(leading)
    if body.first == "$" {
      try self.init(path: String(body), text: text, leading: leading)
    } else {
      var reader = CallReader(text)
      let calls = try reader.calls(first: "a query")
      self.init(try QueryRegistry.source(for: calls[0]), try FilterChain(calls.dropFirst()), text: text)
    }
  }

  /// Reads a key of `expect.json`: a JSONPath, and filters.
  package init(parsingJSONPath text: String) throws(ArgumentProblem) {
    let leading = text.unicodeScalars.prefix { $0.properties.isWhitespace }.count
    let body = text.unicodeScalars.dropFirst(leading)
    guard body.first == "$" else {
      let hint = Self.looksLikeMembers(body) ? "write $.\(String(body))" : "the whole body is $"
      throw ArgumentProblem("'\(text)' is not a JSONPath, which begins with $", hints: [hint], offset: leading)
    }
    try self.init(path: String(body), text: text, leading: leading)
  }

  /// A query that needs no parsing, such as one of a header whose name holds a quote.
  package init(_ source: any QuerySource, text: String) { self.init(source, FilterChain(), text: text) }

  private init(_ source: any QuerySource, _ filters: FilterChain, text: String) {
    self.source = source
    self.filters = filters
    self.text = text
  }

  private init(path body: String, text: String, leading: Int) throws(ArgumentProblem) {
    let path: JSONPath
    let rest: Substring
    do {
      (path, rest) = try JSONPath.prefix(parsing: body)
    } catch {
      throw ArgumentProblem(error.message, hints: error.hint.map { [$0] } ?? [], offset: leading + error.offset)
    }
    let trimmed = rest.drop { $0.isWhitespace }
    // Counted in scalars of the whole text, so that a caret points at the user's own characters.
    let offset = leading + body.unicodeScalars.distance(from: body.startIndex, to: trimmed.startIndex)
    let written = String(body[..<rest.startIndex])
    let filters: FilterChain
    if trimmed.isEmpty {
      filters = FilterChain()
    } else if trimmed.first == "|" {
      filters = try FilterChain(parsing: String(trimmed.dropFirst()), at: offset + 1)
    } else {
      throw ArgumentProblem(
        "'\(trimmed.prefix(20))' does not belong to the path '\(written)'",
        hints: ["a filter follows behind ' | '; a name with such characters is written $['…']"], offset: offset)
    }
    self.init(JSONPathSource(path, text: written), filters, text: text)
  }

  static func looksLikeMembers(_ text: some Collection<Unicode.Scalar>) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.properties.isAlphabetic || "_.[]0123456789".unicodeScalars.contains($0) }
  }

  /// What of an exchange it reads.
  package var input: QueryInput { type(of: source).input }

  /// Whether the exchange must hold the server's certificate for it.
  package var readsCertificate: Bool { type(of: source).readsCertificate }

  package func evaluate(on view: ResponseView) -> QueryResult {
    let result = source.find(in: view)
    return filters.isEmpty ? result : filters.apply(to: result, at: view.now)
  }
}

extension Query {
  package static func header(_ name: String) -> Query { Query(HeaderSource(named: name), text: "header \(name)") }
  package static func cookie(_ name: String) -> Query { Query(CookieSource(named: name), text: "cookie \(name)") }

  /// A key of `expect.xml` or `expect.html`.
  package static func xpath(
    _ expression: String, in language: XMLDocument.Language?
  ) throws(ArgumentProblem) -> Query {
    Query(try XPathSource(expression, in: language), text: expression)
  }
}
