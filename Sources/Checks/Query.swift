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
    var nothing: Insertion?
    try self.init(text, &nothing)
  }

  /// The same for a text that holds an `Insertion.mark` for each of `values`, which are data whatever they hold.
  package init(parsing text: String, inserting values: [String]) throws(ArgumentProblem) {
    var insertion: Insertion? = Insertion(values, isTrial: false)
    try self.init(text, &insertion)
  }

  /// What is wrong with a query before its `count` values are known; offsets count each mark as one character.
  package static func check(_ text: String, awaiting count: Int) throws(ArgumentProblem) {
    var insertion: Insertion? = Insertion(Array(repeating: "0", count: count), isTrial: true)
    _ = try Query(text, &insertion)
  }

  private init(_ text: String, _ insertion: inout Insertion?) throws(ArgumentProblem) {
    let leading = text.unicodeScalars.prefix { $0.properties.isWhitespace }.count
    let body = text.unicodeScalars.dropFirst(leading)
    if body.first == "$" {
      try self.init(path: String(body), text: text, leading: leading, &insertion)
    } else {
      var reader = CallReader(text)
      let calls = try Self.filled(reader.calls(first: "a query"), &insertion)
      self.init(try QueryRegistry.source(for: calls[0]), try FilterChain(calls.dropFirst()), text: text)
    }
  }

  private static func filled(_ calls: [Call], _ insertion: inout Insertion?) throws(ArgumentProblem) -> [Call] {
    guard insertion != nil else { return calls }
    var filled: [Call] = []
    for call in calls { filled.append(try insertion?.fill(call) ?? call) }
    return filled
  }

  /// Reads a key of `expect.json`: a JSONPath, and filters.
  package init(parsingJSONPath text: String) throws(ArgumentProblem) {
    let leading = text.unicodeScalars.prefix { $0.properties.isWhitespace }.count
    let body = text.unicodeScalars.dropFirst(leading)
    guard body.first == "$" else {
      let hint = Self.looksLikeMembers(body) ? "write $.\(String(body))" : "the whole body is $"
      throw ArgumentProblem("'\(text)' is not a JSONPath, which begins with $", hints: [hint], offset: leading)
    }
    var nothing: Insertion?
    try self.init(path: String(body), text: text, leading: leading, &nothing)
  }

  /// A query that needs no parsing, such as one of a header whose name holds a quote.
  package init(_ source: any QuerySource, text: String) { self.init(source, FilterChain(), text: text) }

  private init(_ source: any QuerySource, _ filters: FilterChain, text: String) {
    self.source = source
    self.filters = filters
    self.text = text
  }

  private init(
    path body: String, text: String, leading: Int, _ insertion: inout Insertion?
  ) throws(ArgumentProblem) {
    var path: JSONPath
    let rest: Substring
    do {
      if insertion == nil {
        (path, rest) = try JSONPath.prefix(parsing: body)
      } else {
        path = try JSONPath.prefix(parsing: Insertion.probe(ofPath: body)).path
        let end = body.unicodeScalars.index(body.startIndex, offsetBy: path.text.unicodeScalars.count)
        rest = body[end...]
      }
    } catch {
      throw ArgumentProblem(error.message, hints: error.hint.map { [$0] } ?? [], offset: leading + error.offset)
    }
    let trimmed = rest.drop { $0.isWhitespace }
    // Counted in scalars of the whole text, so that a caret points at the user's own characters.
    let offset = leading + body.unicodeScalars.distance(from: body.startIndex, to: trimmed.startIndex)
    let written = String(body[..<rest.startIndex])
    if let filled = try insertion?.path(written) {
      do { path = try JSONPath(parsing: filled) } catch { throw ArgumentProblem(error.message) }
    }
    let filters: FilterChain
    if trimmed.isEmpty {
      filters = FilterChain()
    } else if trimmed.first == "|" {
      var reader = CallReader(String(trimmed.dropFirst()), base: offset + 1)
      filters = try FilterChain(Self.filled(reader.calls(first: "a filter"), &insertion)[...])
    } else {
      throw ArgumentProblem(
        "'\(trimmed.prefix(20))' does not belong to the path '\(written)'",
        hints: ["a filter follows behind ' | '; a name with such characters is written $['…']"], offset: offset)
    }
    self.init(JSONPathSource(path, text: path.text), filters, text: text)
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

  /// The same with an `Insertion.mark` for each of `values`.
  package static func xpath(
    _ expression: String, in language: XMLDocument.Language?, inserting values: [String]
  ) throws(ArgumentProblem) -> Query {
    var insertion = Insertion(values, isTrial: false)
    return try xpath(insertion.xpath(expression), in: language)
  }
}
