import Checks
package import Diagnostics
import JSON
package import Templates

/// The operations of a GraphQL document, read just as deeply as it takes to tell what they are (GraphQL, October 2021,
/// section 2.3): the first word of each definition, with everything in brackets passed over.
package struct GraphQLDocument: Sendable {
  package enum Kind: String, Sendable { case query, mutation, subscription }

  package struct Operation: Sendable, Equatable {
    package var kind: Kind
    package var name: String?
  }

  package private(set) var operations: [Operation] = []
  /// False where a definition begins with something else, a bracket stays open, or a template could put one there.
  package private(set) var isUnderstood = true

  /// A template inside brackets or a string is passed over like any value there; elsewhere it could be anything.
  package init(_ template: Template) {
    var scan = GraphQLScan()
    for part in template.parts {
      switch part {
      case .text(let text): scan.read(text)
      case .expression: scan.readUnknown()
      }
    }
    scan.end()
    operations = scan.operations
    isUnderstood = scan.isUnderstood
  }

  /// Whether what is run is a `query`; false where that cannot be told.
  package func isReadOnly(operation: Template?) -> Bool {
    guard isUnderstood, !operations.isEmpty else { return false }
    if let name = operation?.constantText {
      return operations.contains { $0.name == name } && operations.allSatisfy { $0.name != name || $0.kind == .query }
    }
    return operations.allSatisfy { $0.kind == .query }
  }

  /// What a server would refuse about the choice of the operation: a warning, since a test may be about just that.
  func problem(choosing operation: Template?, in query: Template) -> Diagnostic? {
    guard isUnderstood, let first = operations.first else { return nil }
    let names = operations.compactMap(\.name)
    if let operation {
      guard let name = operation.constantText, !names.contains(name) else { return nil }
      let nearest = Spelling.suggestion(for: name, among: names)
      return Diagnostic(
        .warning, "'query' holds no operation '\(name)'", at: operation.place,
        label: nearest.map { "did you mean '\($0)'?" },
        hints: names.isEmpty ? ["its operation has no name"] : ["there are: " + names.joined(separator: ", ")])
    }
    guard operations.count > 1 else { return nil }
    return Diagnostic(
      .warning, "'query' holds \(operations.count) operations, and nothing says which is to run", at: query.place,
      hints: ["name it: operation: \(first.name ?? "NAME")"])
  }
}

/// Reads a document piece by piece.
private struct GraphQLScan {
  private enum Mode { case plain, comment, string, blockString }

  private(set) var operations: [GraphQLDocument.Operation] = []
  private(set) var isUnderstood = true
  private var mode = Mode.plain
  private var depth = 0
  /// The words of the definition that is being read, at depth 0.
  private var words: [String] = []

  mutating func read(_ text: String) {
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      switch mode {
      case .comment:
        rest.removeFirst()
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { mode = .plain }
      case .string: readString(byte, &rest)
      case .blockString: readBlockString(&rest)
      case .plain: readPlain(byte, &rest)
      }
    }
  }

  /// A value that is not known yet.
  mutating func readUnknown() {
    if depth == 0, mode != .comment { isUnderstood = false }
  }

  mutating func end() {
    if depth != 0 || mode == .string || mode == .blockString || !words.isEmpty { isUnderstood = false }
  }

  private mutating func readString(_ byte: UInt8, _ rest: inout ArraySlice<UInt8>) {
    rest = rest.dropFirst(byte == UInt8(ascii: "\\") ? 2 : 1)
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") { mode = .plain }
  }

  private mutating func readBlockString(_ rest: inout ArraySlice<UInt8>) {
    if rest.first == UInt8(ascii: "\\"), rest.dropFirst().starts(with: Self.blockQuotes) {
      rest = rest.dropFirst(4)
    } else if rest.starts(with: Self.blockQuotes) {
      rest = rest.dropFirst(3)
      mode = .plain
    } else {
      rest = rest.dropFirst()
    }
  }

  private mutating func readPlain(_ byte: UInt8, _ rest: inout ArraySlice<UInt8>) {
    switch byte {
    case UInt8(ascii: "#"):
      mode = .comment
      rest.removeFirst()
    case UInt8(ascii: "\""):
      mode = rest.starts(with: Self.blockQuotes) ? .blockString : .string
      rest = rest.dropFirst(mode == .blockString ? 3 : 1)
    case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["):
      if depth == 0, byte == UInt8(ascii: "{") { begin() }
      depth += 1
      rest.removeFirst()
    case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"):
      depth -= 1
      if depth < 0 {
        isUnderstood = false
        depth = 0
      }
      rest.removeFirst()
    case _ where depth == 0 && Self.isWord(byte):
      let word = rest.prefix(while: Self.isWord)
      words.append(String(decoding: word, as: UTF8.self))
      rest = rest.dropFirst(word.count)
    default: rest.removeFirst()
    }
  }

  /// A definition's selection begins: its words say what it is. `@directive` at depth 0 adds words behind the name.
  private mutating func begin() {
    defer { words = [] }
    guard let first = words.first else {
      operations.append(GraphQLDocument.Operation(kind: .query, name: nil))
      return
    }
    if first == "fragment" { return }
    guard let kind = GraphQLDocument.Kind(rawValue: first) else {
      isUnderstood = false
      return
    }
    operations.append(GraphQLDocument.Operation(kind: kind, name: words.dropFirst().first))
  }

  private static let blockQuotes = Array(repeating: UInt8(ascii: "\""), count: 3)

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension Settings {
  /// With the check that a GraphQL response has no errors, for servers answer 200 whatever went wrong; unless a check
  /// speaks of `$.errors` itself, be it the empty one.
  package func expectingNoGraphQLErrors(at place: SourcePlace) -> Settings {
    guard !expect.contains(where: { $0.subject.isAboutGraphQLErrors }), let check = Self.noErrors else { return self }
    var settings = self
    settings.expect.append(Expectation(subject: check.subject, matcher: check.matcher, place: place))
    return settings
  }

  private static let noErrors: (subject: CheckSubject, matcher: MatcherExpression)? = {
    guard let query = try? Query(parsing: "$.errors"),
      let matcher = try? MatcherList(.object(["exists": false]), context: MatcherContext())
    else { return nil }
    return (CheckSubject(section: "json", title: "$.errors", source: .ready(query)), .ready(matcher))
  }()
}

extension CheckSubject {
  fileprivate var isAboutGraphQLErrors: Bool {
    let text: String
    switch source {
    case .ready(let query): text = query.text
    case .deferred: text = title
    }
    for start in ["$.errors", "$['errors']", "$[\"errors\"]", "$..errors"] where text.hasPrefix(start) {
      let next = text.dropFirst(start.count).first
      return start.hasSuffix("]") || next.map { !($0.isLetter || $0.isNumber || $0 == "_") } ?? true
    }
    return false
  }
}
