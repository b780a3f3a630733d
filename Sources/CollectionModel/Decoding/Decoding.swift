import Checks
import Diagnostics
import HTTP
import Signing
import Templates
import YAML

/// One file on its way from nodes to the model: gathers every problem and goes on after each.
struct Decoding {
  var source: SourceText
  let files: ProjectFiles
  /// Absolute, of the folder that the file stands in.
  let directory: String
  /// Real path; every file named in this one lies under it.
  let root: String
  /// Keys that are refused because no part carries them out yet.
  let pending: [Key]
  /// Loads the fragments that items include.
  var loader: Loader?
  var problems: [Diagnostic] = []
  var notes = FileNotes()
  /// What requests say under `needs`, to be looked up once all names are known.
  var needs: [Need] = []

  struct Need {
    var request: String
    var name: String
    var span: SourceSpan
  }

  /// The same for a file that this one names, at an absolute path.
  func opening(_ path: String) throws(FileProblem) -> Decoding {
    let bytes = try files.system.read(path, limit: ProjectFiles.largestFile)
    return Decoding(
      source: SourceText(path: files.shown(path), bytes: bytes), files: files, directory: FilePath.parent(path),
      root: root, pending: pending, loader: loader)
  }

  /// What matchers of this file may need: the files that they name, and the time.
  func matcherContext(isText: Bool) -> MatcherContext {
    let (system, directory, root) = (files.system, directory, root)
    return MatcherContext(
      readFile: { path throws(ArgumentProblem) in
        do throws(FileProblem) {
          let found = try system.resolve(path, from: directory, root: root)
          return try system.read(found.absolute, limit: ProjectFiles.largestFile)
        } catch {
          throw ArgumentProblem("the file '\(path)' cannot be used: \(error.reason)")
        }
      }, now: files.now, isText: isText)
  }

  func place(_ span: SourceSpan) -> SourcePlace { SourcePlace(source, span) }

  mutating func report(
    _ message: String, at span: SourceSpan, label: String? = nil, hints: [String] = []
  ) {
    problems.append(Diagnostic(message, at: place(span), label: label, hints: hints))
  }

  /// "expected a map for 'headers', found a list".
  mutating func expected(_ what: String, for name: String, _ node: Node, hints: [String] = []) {
    report("expected \(what) for '\(name)', found \(node.kind)", at: node.span, hints: hints)
  }

  /// The entries of an item of the list `name`.
  mutating func item(_ node: Node, of name: String) -> [Node.Entry]? {
    if case .mapping(let entries) = node.content { return entries }
    report(
      "expected a map for an item of '\(name)', found \(node.kind)", at: node.span,
      hints: ["an item begins with '- ' and has a 'key: value' a line"])
    return nil
  }

  // MARK: Keys

  /// The key of an entry, where it may stand on this level; otherwise says what is wrong with it.
  mutating func key(_ entry: Node.Entry, on level: KeyLevels, of owner: @autoclosure () -> String) -> Key? {
    guard let known = KeyTable.shared.find(entry.key) else {
      let nearest = Spelling.suggestion(
        for: entry.key, among: KnownKeys.names(in: level), aliases: ForeignWords.keys)
      report(
        "unknown key '\(entry.key)' in \(owner())", at: entry.keySpan, label: nearest.map { "did you mean '\($0)'?" })
      return nil
    }
    guard !known.levels.isDisjoint(with: level) else {
      report(
        "'\(entry.key)' does not belong in \(owner())", at: entry.keySpan,
        label: "it may stand in \(known.levels.description)")
      return nil
    }
    guard !pending.contains(known.key) else {
      report("'\(entry.key)' is not supported yet", at: entry.keySpan)
      return nil
    }
    return known.key
  }

  /// The entries of a small map. Unknown keys are reported; one that is surely a slip stands for what was meant, so
  /// that it is not reported as missing as well.
  mutating func entries(_ node: Node, _ group: KeyGroup, aliases: [String: String] = [:]) -> [Node.Entry]? {
    guard let entries = map(node, group.name) else { return nil }
    return entries.compactMap { entry in
      if group.keys.contains(where: { $0.name == entry.key }) { return entry }
      let nearest = Spelling.suggestion(for: entry.key, among: group.names, aliases: aliases)
      report(
        "unknown key '\(entry.key)' in '\(group.name)'", at: entry.keySpan,
        label: nearest.map { "did you mean '\($0)'?" },
        hints: nearest == nil ? ["it takes: " + group.names.joined(separator: ", ")] : [])
      guard let nearest, !entries.contains(where: { $0.key == nearest }) else { return nil }
      return Node.Entry(key: nearest, keySpan: entry.keySpan, value: entry.value)
    }
  }

  mutating func map(_ node: Node, _ name: String) -> [Node.Entry]? {
    if case .mapping(let entries) = node.content { return entries }
    expected("a map", for: name, node, hints: ["such as \(name): {NAME: VALUE}"])
    return nil
  }

  mutating func list(_ node: Node, _ name: String) -> [Node]? {
    if case .sequence(let items) = node.content { return items }
    expected("a list", for: name, node, hints: ["such as \(name): [A, B], or an item a line, each behind '- '"])
    return nil
  }

  // MARK: Scalars

  /// The text of a scalar as written: numbers and booleans stand for their own spelling.
  mutating func text(_ node: Node, _ name: String) -> String? {
    guard case .scalar(let text, let plain) = node.content else {
      expected("text", for: name, node)
      return nil
    }
    guard plain else { return text }
    switch YAMLScalar.typed(text, plain: true) {
    case .null:
      expected("text", for: name, node)
      return nil
    case .refused(let reason, let hint):
      report(reason, at: node.span, hints: [hint])
      return nil
    default: return text
    }
  }

  /// Text that is shown as a name: not empty, on one line.
  mutating func name(_ node: Node, _ what: String) -> String? {
    guard let text = text(node, what) else { return nil }
    guard !text.isBlank else {
      report("'\(what)' is empty", at: node.span)
      return nil
    }
    guard !text.containsByte(where: { $0 < 0x20 || $0 == 0x7F }) else {
      report(
        "'\(what)' holds a line break or another control character", at: node.span,
        hints: ["it is shown on one line: write it without escapes"])
      return nil
    }
    return text.holdsTemplate && refusesTemplate(what, at: node.span) ? nil : text
  }

  /// What is chosen by, before variables have values, takes no templates; a name would only look odd with one.
  private mutating func refusesTemplate(_ what: String, at span: SourceSpan) -> Bool {
    switch what {
    case "extends", "include", "environments", "tags":
      report(
        "'\(what)' takes no templates", at: span, hints: ["it is read before variables have values: write it out"])
      return true
    case "name", "collection", "environment", "fragment":
      problems.append(
        Diagnostic(
          .warning, "the template in '\(what)' is not resolved: names are shown as they stand", at: place(span),
          hints: ["a row of data has a name with templates: data: {file: …, name: \"{{column}}\"}"]))
      return false
    default: return false
    }
  }

  /// Whether a template stands where a value must be known when the file is read, which is reported.
  private mutating func isTemplate(_ node: Node, _ name: String) -> Bool {
    guard let text = node.text, text.holdsTemplate else { return false }
    report(
      "'\(name)' takes no templates", at: node.span,
      hints: ["its value must be known when the file is read: write it out"])
    return true
  }

  mutating func template(_ node: Node, _ name: String) -> Template? {
    guard let text = text(node, name) else { return nil }
    return template(text, at: node.span)
  }

  mutating func template(_ text: String, at span: SourceSpan) -> Template? {
    guard text.holdsTemplate else { return Template(constant: text, at: place(span)) }
    do throws(Diagnostic) {
      return try Template(parsing: text, at: place(span))
    } catch {
      problems.append(error)
      return nil
    }
  }

  /// A template whose value goes into the head of the request, where a line break would begin another line.
  mutating func headTemplate(_ node: Node, _ name: String) -> Template? {
    guard let text = text(node, name) else { return nil }
    checkForLineBreaks(text, "'\(name)'", at: node.span)
    return template(text, at: node.span)
  }

  /// A URL; where it is whole already, it must be one.
  mutating func url(_ node: Node, _ name: String) -> Template? {
    guard let text = text(node, name) else { return nil }
    let before = problems.count
    checkForLineBreaks(text, "the URL", at: node.span)
    // What begins with a path waits for its base_url.
    if problems.count == before, !text.hasPrefix("/"), !text.holdsTemplate, text.hasScheme {
      do throws(URLProblem) {
        _ = try RequestURL(parsing: text)
      } catch {
        report(error.reason, at: node.span)
      }
    }
    return template(text, at: node.span)
  }

  /// What relative URLs begin with; where it is whole already, it must have a scheme and end before any query.
  mutating func baseURL(_ node: Node) -> Template? {
    let before = problems.count
    guard let template = url(node, "base_url") else { return nil }
    guard problems.count == before, let text = template.constantText else { return template }
    if !text.hasScheme {
      report(
        "'\(text)' is no absolute URL", at: node.span, hints: ["write it with its scheme, such as https://\(text.host)"]
      )
    } else if text.contains("?") || text.contains("#") {
      report(
        "'base_url' ends before '?' and '#'", at: node.span, hints: ["what every request sends stands under 'query:'"])
    }
    return template
  }

  mutating func checkForLineBreaks(_ text: String, _ name: String, at span: SourceSpan) {
    guard text.containsByte(where: { $0 == 0x0D || $0 == 0x0A || $0 == 0 }) else { return }
    let isNUL = !text.containsByte { $0 == 0x0D || $0 == 0x0A }
    report(
      "\(name) holds \(isNUL ? "a NUL character" : "a line break")", at: span,
      hints: isNUL ? [] : ["a folded text ('>-') joins its lines with blanks, and ends without a line break"])
  }

  mutating func tree(_ node: Node) -> TemplateTree {
    TemplateTree(node, in: source, problems: &problems)
  }

  mutating func boolean(_ node: Node, _ name: String) -> Bool? {
    if case .bool(let value)? = node.scalar { return value }
    guard !isTemplate(node, name) else { return nil }
    var hints: [String] = []
    if let text = node.text, ["yes", "no", "on", "off"].contains(text.lowercased()) {
      hints = ["in YAML 1.2 '\(text)' is text: write true or false"]
    }
    expected("true or false", for: name, node, hints: hints)
    return nil
  }

  /// A whole number of at least `least`.
  mutating func integer(_ node: Node, _ name: String, least: Int) -> Int? {
    if case .number(let text)? = node.scalar, let value = Int(text) {
      if value >= least { return value }
      report("'\(name)' must be at least \(least)", at: node.span)
      return nil
    }
    if !isTemplate(node, name) { expected("a whole number", for: name, node) }
    return nil
  }

  mutating func duration(_ node: Node, _ name: String) -> Duration? {
    scalarForm(node, name, "a duration", Quantity.duration, ["write a number and a unit: 250ms, 10s, 2m, 1h or 1d"])
  }

  /// Bytes.
  mutating func size(_ node: Node, _ name: String) -> Int? {
    scalarForm(node, name, "a size", Quantity.size, ["write a number of bytes, or one with a unit: 64MiB, 1MB, 500kB"])
  }

  private mutating func scalarForm<Value>(
    _ node: Node, _ name: String, _ what: String, _ read: (String) -> Value?, _ hints: [String]
  ) -> Value? {
    guard case .scalar(let text, _) = node.content else {
      expected(what, for: name, node, hints: hints)
      return nil
    }
    if let value = read(text) { return value }
    guard !isTemplate(node, name) else { return nil }
    report("'\(text)' is not \(what)", at: node.span, hints: hints)
    return nil
  }

  /// A text, or a list of texts.
  mutating func texts(_ node: Node, _ name: String) -> [(text: String, span: SourceSpan)] {
    guard case .sequence(let items) = node.content else {
      return self.name(node, name).map { [($0, node.span)] } ?? []
    }
    return items.compactMap { item in self.name(item, name).map { ($0, item.span) } }
  }
}

extension String {
  /// Whether `://` follows the first colon.
  fileprivate var hasScheme: Bool {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return utf8[colon...].starts(with: "://".utf8)
  }

  /// What a host would be in a URL without its scheme.
  fileprivate var host: String {
    let bare = drop { $0 == "/" }
    return bare.isEmpty ? "example.com" : String(bare)
  }
}
