import Diagnostics

/// Builds nodes straight from libyaml's events.
struct Composer {
  static let deepest = 64
  static let mostAliasNodes = 100_000
  /// A file with more is broken as a whole; the rest would only hide the first ones.
  static let mostProblems = 100

  var problems: [Diagnostic] = []
  var linesWithTrailingComment: [Int] = []
  let source: SourceText

  private var anchors: [String: Anchored] = [:]
  private var openAnchors: [String] = []
  /// Of plain scalars: where no alias follows, the `&` was meant as text.
  private(set) var unusedAnchors: [(name: String, span: SourceSpan)] = []
  private var aliasNodes = 0
  var nextTrailingComment = 0

  private struct Anchored {
    var node: Node
    var size: Int
    var height: Int
  }

  init(_ source: SourceText) { self.source = source }

  /// The file's one document.
  mutating func document(from events: EventReader) throws(Diagnostic) -> Node {
    guard try events.next() == .documentStart else {
      throw Diagnostic("the file is empty", at: SourcePlace(source, SourceSpan(line: 1, column: 1)))
    }
    let root = try node(events.next(), events, depth: 1)
    _ = try events.next()
    warnOfUnusedAnchors()
    if try events.next() == .documentStart {
      throw problem(
        "a second document begins here", events.firstColumn,
        hints: ["a file holds one: put each into a file of its own"])
    }
    return root
  }

  private mutating func node(
    _ kind: EventReader.Kind, _ events: EventReader, depth: Int
  ) throws(Diagnostic) -> Node {
    switch kind {
    case .scalar: return try scalar(events)
    case .alias: return try alias(events, depth: depth)
    default: return try collection(kind, events, depth: depth)
    }
  }

  private mutating func scalar(_ events: EventReader) throws(Diagnostic) -> Node {
    let plain = events.isPlain
    let text = events.text
    let span = events.span
    var typed = plain
    if let tag = events.tag {
      try check(tag: tag, standing: ["tag:yaml.org,2002:str", "!"], span)
      typed = false
    }
    if plain, !linesWithTrailingComment.isEmpty { warnIfCut(text, span) }
    if !plain { warnOfBackspace(text, span) }
    let node = Node(content: .scalar(text, plain: typed), span: span)
    if let anchor = events.anchor {
      anchors[anchor] = Anchored(node: node, size: 1, height: 0)
      if plain { unusedAnchors.append((anchor, events.firstColumn)) }
    }
    return node
  }

  private mutating func alias(_ events: EventReader, depth: Int) throws(Diagnostic) -> Node {
    let name = events.anchor ?? ""
    let span = events.span
    guard !openAnchors.contains(name) else {
      throw problem("the alias '*\(name)' stands inside the value that it names", span)
    }
    guard let anchored = anchors[name] else {
      let nearest = Spelling.suggestion(for: name, among: anchors.keys.sorted())
      throw problem(
        "no anchor '&\(name)' stands before this alias", span, label: nearest.map { "did you mean '*\($0)'?" },
        hints: ["a value that begins with '*' is an alias: quote it where it is text"])
    }
    if !unusedAnchors.isEmpty { unusedAnchors.removeAll { $0.name == name } }
    aliasNodes += anchored.size
    guard aliasNodes <= Self.mostAliasNodes else {
      throw problem(
        "the aliases of this file expand to more than 100,000 values", span,
        hints: ["an alias stands for a copy of all that it names, and of what is named in that"])
    }
    guard depth + anchored.height <= Self.deepest + 1 else { throw tooDeep(span) }
    return anchored.node
  }

  private mutating func collection(
    _ kind: EventReader.Kind, _ events: EventReader, depth: Int
  ) throws(Diagnostic) -> Node {
    let span = events.firstColumn
    guard depth <= Self.deepest else { throw tooDeep(span) }
    if let tag = events.tag {
      try check(tag: tag, standing: ["tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "!"], span)
    }
    let anchor = events.anchor
    if let anchor { openAnchors.append(anchor) }
    let node =
      kind == .sequenceStart
      ? try sequence(events, depth: depth, span) : try mapping(events, depth: depth, span)
    if let anchor {
      openAnchors.removeLast()
      let (size, height) = Self.measure(node)
      anchors[anchor] = Anchored(node: node, size: size, height: height)
    }
    return node
  }

  private mutating func sequence(
    _ events: EventReader, depth: Int, _ span: SourceSpan
  ) throws(Diagnostic) -> Node {
    var items: [Node] = []
    while true {
      let kind = try events.next()
      if kind == .sequenceEnd { return Node(content: .sequence(items), span: span) }
      items.append(try node(kind, events, depth: depth + 1))
    }
  }

  private mutating func mapping(
    _ events: EventReader, depth: Int, _ span: SourceSpan
  ) throws(Diagnostic) -> Node {
    var map = MappingBuilder()
    let isFlow = events.isFlowMapping
    while true {
      let kind = try events.next()
      if kind == .mappingEnd { break }
      let key = try self.key(kind, events)
      let value = try node(events.next(), events, depth: depth + 1)
      guard let key else { continue }
      if isFlow { warnIfJoined(key, value) }
      if let first = map.add(key, value) {
        report(
          "the key '\(key.text)' stands twice in this map", key.span,
          label: "the first stands at line \(first.line), column \(first.column)")
      }
    }
    let entries = map.entries { complaint, span in report(complaint, span) }
    return Node(content: .mapping(entries), span: isFlow ? span : entries.first?.keySpan ?? span)
  }

  /// Nothing where the key cannot be one, which is reported.
  private mutating func key(
    _ kind: EventReader.Kind, _ events: EventReader
  ) throws(Diagnostic) -> MappingBuilder.Key? {
    let span = events.span
    switch kind {
    case .scalar:
      let key = try scalar(events)
      guard case .scalar(let text, let plain) = key.content else { return nil }
      if plain, text == "<<" { return MappingBuilder.Key(text: text, span: span, isMerge: true) }
      guard plain, YAMLScalar.mayBeTyped(text.utf8.first), let complaint = Self.complaint(aboutPlainKey: text) else {
        return MappingBuilder.Key(text: text, span: span, isMerge: false)
      }
      report(complaint, span, hints: text.isEmpty ? [] : ["quote it: '\(text)'"])
      return nil
    case .alias:
      guard case .scalar(let text, _) = try alias(events, depth: 1).content else {
        throw problem("a key must be text", span, label: "this alias stands for a list or a map")
      }
      return MappingBuilder.Key(text: text, span: span, isMerge: false)
    default:
      // `{{name}}` without quotes is, to YAML, a map whose key is a map; or the key itself is that.
      if let template = SourceLine(source, Int(span.line)).doubleBrace(at: Int(span.column)) {
        throw SyntaxProblem.unquotedTemplate(at: template)
      }
      throw problem(
        "a key must be text", events.firstColumn, label: "this is a list or a map", hints: ["quote it where it is text"]
      )
    }
  }

  private static func complaint(aboutPlainKey text: String) -> String? {
    switch YAMLScalar.typed(text, plain: true) {
    case .string: nil
    case .null: text.isEmpty ? "a key is missing before ':'" : "the key '\(text)' is null, not text"
    case .bool: "the key '\(text)' is true or false, not text"
    case .number: "the key '\(text)' is a number, not text"
    case .refused(let reason, _): "the key \(reason)"
    }
  }

  private static func measure(_ node: Node) -> (size: Int, height: Int) {
    switch node.content {
    case .scalar: return (1, 0)
    case .sequence(let items): return measure(items)
    case .mapping(let entries): return measure(entries.lazy.map(\.value))
    }
  }

  private static func measure(_ nodes: some Sequence<Node>) -> (size: Int, height: Int) {
    var size = 1
    var height = 0
    for node in nodes {
      let inner = measure(node)
      size += inner.size
      height = max(height, inner.height)
    }
    return (size, height + 1)
  }
}

// MARK: - Problems

extension Composer {
  private func problem(
    _ message: String, _ span: SourceSpan, label: String? = nil, hints: [String] = []
  ) -> Diagnostic {
    Diagnostic(message, at: SourcePlace(source, span), label: label, hints: hints)
  }

  private mutating func report(_ message: String, _ span: SourceSpan, label: String? = nil, hints: [String] = []) {
    guard problems.count < Self.mostProblems else { return }
    problems.append(problem(message, span, label: label, hints: hints))
  }

  private func tooDeep(_ span: SourceSpan) -> Diagnostic {
    problem("lists and maps are nested more than \(Self.deepest) deep", span)
  }

  private func check(tag: String, standing allowed: [String], _ span: SourceSpan) throws(Diagnostic) {
    guard !allowed.contains(tag) else { return }
    let prefix = "tag:yaml.org,2002:"
    let shown = tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
    throw problem(
      "the tag '\(shown)' is not supported", span,
      hints: [
        tag.hasPrefix(prefix)
          ? "quotes make a value text; without them it is a number, true, false or null by its form"
          : "quote the value where it is text that begins with '!'"
      ])
  }
}
