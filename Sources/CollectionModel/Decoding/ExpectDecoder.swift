import Checks
import Diagnostics
import JSON
import Templates
import YAML

/// `expect:` and every CONDITION, which has the same keys.
enum ExpectDecoder {
  static func decode(_ node: Node, _ decoding: inout Decoding) -> [Expectation] {
    condition(node, "expect", &decoding)
  }

  static func condition(_ node: Node, _ name: String, _ decoding: inout Decoding) -> [Expectation] {
    guard let entries = decoding.map(node, name) else { return [] }
    var checks: [Expectation] = []
    checks.reserveCapacity(entries.count)
    for entry in entries { section(entry, of: name, into: &checks, &decoding) }
    return checks
  }

  private static func section(
    _ entry: Node.Entry, of name: String, into checks: inout [Expectation], _ decoding: inout Decoding
  ) {
    switch entry.key {
    case "json": JSONSection.decode(entry, into: &checks, &decoding)
    case "status":
      add(
        "status", "status", query: "status", at: entry.keySpan, StatusDecoder.decode(entry.value, &decoding), &checks,
        &decoding)
    case "headers": headers(entry, &checks, &decoding)
    case "cookies": cookies(entry, &checks, &decoding)
    case "xml": xpaths(entry, .xml, &checks, &decoding)
    case "html": xpaths(entry, .html, &checks, &decoding)
    case "timing": parts(entry, KeyGroup.timing.names, &checks, &decoding)
    case "certificate": parts(entry, KeyGroup.certificate.names, &checks, &decoding)
    case "checks": free(entry, &checks, &decoding)
    case "body", "size", "duration", "url", "version", "redirects", "ip":
      let matcher = MatcherDecoder.decode(counting(entry), &decoding, isText: entry.key == "body")
      add(entry.key, entry.key, query: entry.key, at: entry.keySpan, matcher, &checks, &decoding)
    default:
      let isPath = entry.key.hasPrefix("$")
      let nearest =
        isPath
        ? nil
        : Spelling.suggestion(
          for: entry.key, among: KeyGroup.expect.names, aliases: ForeignWords.expect)
      decoding.report(
        "unknown key '\(entry.key)' in '\(name)'", at: entry.keySpan, label: nearest.map { "did you mean '\($0)'?" },
        hints: isPath
          ? ["a JSONPath stands under 'json:'"]
          : nearest == nil ? ["it takes: " + KeyGroup.expect.names.joined(separator: ", ")] : [])
    }
  }

  /// `redirects: 1` means how many, which their list has as its length.
  private static func counting(_ entry: Node.Entry) -> Node {
    guard entry.key == "redirects", case .number? = entry.value.scalar else { return entry.value }
    let length = Node.Entry(key: "length", keySpan: entry.value.span, value: entry.value)
    return Node(content: .mapping([length]), span: entry.value.span)
  }

  /// Adds a check where its matcher could be read and its query can be parsed.
  static func add(
    _ section: String, _ title: String, query: String, at span: SourceSpan, _ matcher: MatcherDecoder.Result,
    _ checks: inout [Expectation], _ decoding: inout Decoding
  ) {
    let source = QueryDecoder.source(query, at: span, &decoding)
    add(section, title, source, at: span, matcher, &checks, &decoding)
  }

  private static func add(
    _ section: String, _ title: String, _ source: CheckSubject.Source?, at span: SourceSpan,
    _ matcher: MatcherDecoder.Result, _ checks: inout [Expectation], _ decoding: inout Decoding
  ) {
    guard let source, case .matcher(let expression) = matcher else { return }
    var context: MatcherContext?
    if case .deferred? = expression { context = decoding.matcherContext(isText: section == "body") }
    checks.append(
      Expectation(
        subject: CheckSubject(section: section, title: title, source: source), matcher: expression,
        place: decoding.place(span), context: context))
  }

  private static func headers(_ entry: Node.Entry, _ checks: inout [Expectation], _ decoding: inout Decoding) {
    for item in decoding.map(entry.value, entry.key) ?? [] {
      guard FieldsDecoder.isToken(item.key) else {
        decoding.report("'\(VisibleText.shown(item.key))' is no name for a header", at: item.keySpan)
        continue
      }
      let query = Query.header(item.key.lowercased())
      let matcher = MatcherDecoder.decode(item.value, &decoding)
      add(entry.key, query.text, .ready(query), at: item.keySpan, matcher, &checks, &decoding)
    }
  }

  private static func cookies(_ entry: Node.Entry, _ checks: inout [Expectation], _ decoding: inout Decoding) {
    for item in decoding.map(entry.value, entry.key) ?? [] {
      let query = Query.cookie(item.key)
      let matcher = MatcherDecoder.decode(item.value, &decoding)
      add(entry.key, query.text, .ready(query), at: item.keySpan, matcher, &checks, &decoding)
    }
  }

  private static func xpaths(
    _ entry: Node.Entry, _ language: XMLDocument.Language, _ checks: inout [Expectation], _ decoding: inout Decoding
  ) {
    for item in decoding.map(entry.value, entry.key) ?? [] {
      let matcher = MatcherDecoder.decode(item.value, &decoding)
      let source = QueryDecoder.xpath(item.key, in: language, at: item.keySpan, &decoding)
      add(entry.key, item.key, source, at: item.keySpan, matcher, &checks, &decoding)
    }
  }

  private static func parts(
    _ entry: Node.Entry, _ names: [String], _ checks: inout [Expectation], _ decoding: inout Decoding
  ) {
    for item in decoding.map(entry.value, entry.key) ?? [] {
      guard names.contains(item.key) else {
        let nearest = Spelling.suggestion(for: item.key, among: names)
        decoding.report(
          "unknown part '\(item.key)' of '\(entry.key)'", at: item.keySpan,
          label: nearest.map { "did you mean '\($0)'?" },
          hints: nearest == nil ? ["there are: " + names.joined(separator: ", ")] : [])
        continue
      }
      let name = "\(entry.key).\(item.key)"
      let matcher = MatcherDecoder.decode(item.value, &decoding)
      add(entry.key, name, query: name, at: item.keySpan, matcher, &checks, &decoding)
    }
  }

  /// `checks: [{query, name, MATCHER…}]`
  private static func free(_ entry: Node.Entry, _ checks: inout [Expectation], _ decoding: inout Decoding) {
    for item in decoding.list(entry.value, entry.key) ?? [] {
      guard let entries = decoding.item(item, of: "checks") else { continue }
      guard let query = entries.first(where: { $0.key == "query" })?.value else {
        decoding.report("a check needs a 'query'", at: item.span, hints: ["such as - {query: status, equals: 200}"])
        continue
      }
      let title = entries.first { $0.key == "name" }.flatMap { decoding.name($0.value, "name") }
      let rest = entries.filter { $0.key != "query" && $0.key != "name" }
      guard let text = decoding.text(query, "query") else { continue }
      guard !rest.isEmpty else {
        decoding.report("the check has no matcher", at: query.span, hints: ["such as 'exists: true' or 'equals: 1'"])
        continue
      }
      let matcher = MatcherDecoder.decode(Node(content: .mapping(rest), span: item.span), &decoding)
      add("checks", title ?? text, query: text, at: query.span, matcher, &checks, &decoding)
    }
  }
}
