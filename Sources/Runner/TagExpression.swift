package import Diagnostics

/// Which tags a request must have: `orders`, `orders and not slow`, `(a or b) and c`.
///
/// `not` binds more than `and`, and `and` more than `or`; the three are written in lower case. A tag that holds blanks,
/// parentheses, quotes or one of `!&|,`, or that is one of the three words, stands in `'…'` or `"…"`.
package struct TagExpression: Sendable {
  indirect enum Node: Sendable {
    case tag(String)
    case not(Node)
    case all([Node])
    case any([Node])
  }

  /// A tag and where the expression names it.
  package struct Use: Sendable {
    package var tag: String
    package var place: SourcePlace
  }

  private let root: Node
  /// Every tag named, in the order of the text.
  package let uses: [Use]

  /// `option` is what the user typed before the text, such as `--tag`: messages name it.
  package init(parsing text: String, option: String) throws(Diagnostic) {
    var parser = try TagExpressionParser(text, option: option)
    root = try parser.expression()
    uses = parser.uses
  }

  package func holds(for tags: [String]) -> Bool { Self.holds(root, tags) }

  private static func holds(_ node: Node, _ tags: [String]) -> Bool {
    switch node {
    case .tag(let tag): tags.contains(tag)
    case .not(let inner): !holds(inner, tags)
    case .all(let parts): parts.allSatisfy { holds($0, tags) }
    case .any(let parts): parts.contains { holds($0, tags) }
    }
  }
}

/// Reads a tag expression from left to right, one token ahead.
private struct TagExpressionParser {
  private struct Token {
    enum Kind: Equatable { case tag(String), and, or, not, open, close, end }

    var kind: Kind
    /// 0-based, in Unicode scalars; the end exclusive.
    var range: Range<Int>
  }

  /// Deeper ones are no question about tags, and would only use up the stack.
  private static let deepest = 100

  private let source: SourceText
  private var tokens: [Token] = []
  private var next = 0
  private var depth = 0
  private(set) var uses: [TagExpression.Use] = []

  init(_ text: String, option: String) throws(Diagnostic) {
    // One line, so that a caret can point into it.
    let line = String(String.UnicodeScalarView(text.unicodeScalars.map { Self.isBlank($0) ? " " : $0 }))
    source = SourceText(path: option, text: line)
    try scan(Array(line.unicodeScalars))
  }

  // MARK: Grammar

  mutating func expression() throws(Diagnostic) -> TagExpression.Node {
    if current.kind == .end { throw problem("a tag is expected", at: current, hint: Self.example) }
    let node = try alternatives()
    switch current.kind {
    case .end: return node
    case .close: throw problem("this ')' has no '('", at: current)
    default: throw missingWord(at: current)
    }
  }

  private mutating func alternatives() throws(Diagnostic) -> TagExpression.Node {
    var parts = [try conjunction()]
    while take(.or) { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(Diagnostic) -> TagExpression.Node {
    var parts = [try negation()]
    while take(.and) { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation() throws(Diagnostic) -> TagExpression.Node {
    let token = current
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw problem("the expression is nested too deeply", at: token) }
    switch token.kind {
    case .not:
      next += 1
      return .not(try negation())
    case .tag(let tag):
      next += 1
      uses.append(TagExpression.Use(tag: tag, place: place(of: token)))
      return .tag(tag)
    case .open:
      next += 1
      let inner = try alternatives()
      if take(.close) { return inner }
      throw current.kind == .end ? problem("this '(' is never closed", at: token) : missingWord(at: current)
    case .end where next > 0: throw problem("a tag is expected after this", at: tokens[next - 1])
    case .and, .or, .close, .end: throw problem("a tag is expected here", at: token, hint: Self.example)
    }
  }

  private var current: Token { tokens[next] }

  private mutating func take(_ kind: Token.Kind) -> Bool {
    guard current.kind == kind else { return false }
    next += 1
    return true
  }

  // MARK: Tokens

  private mutating func scan(_ scalars: [Unicode.Scalar]) throws(Diagnostic) {
    var index = 0
    while index < scalars.count {
      let start = index
      switch scalars[index] {
      case " ": index += 1
      case "(", ")":
        index += 1
        tokens.append(Token(kind: scalars[start] == "(" ? .open : .close, range: start..<index))
      case "'", "\"":
        guard let end = scalars[(start + 1)...].firstIndex(of: scalars[start]) else {
          throw problem("this quote is never closed", at: Token(kind: .end, range: start..<(start + 1)))
        }
        index = end + 1
        tokens.append(Token(kind: .tag(Self.text(scalars[(start + 1)..<end])), range: start..<index))
      default:
        while index < scalars.count, !Self.ends(scalars[index]) { index += 1 }
        guard index > start else { throw symbol(scalars, at: start) }
        tokens.append(Token(kind: Self.word(Self.text(scalars[start..<index])), range: start..<index))
      }
    }
    tokens.append(Token(kind: .end, range: scalars.count..<(scalars.count + 1)))
  }

  private static func word(_ text: String) -> Token.Kind {
    switch text {
    case "and": .and
    case "or": .or
    case "not": .not
    default: .tag(text)
    }
  }

  private static func ends(_ scalar: Unicode.Scalar) -> Bool { " ()'\"!&|,".unicodeScalars.contains(scalar) }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  // MARK: What is wrong

  private static let example = "such as: --tag 'orders and not slow'"

  /// Another language's sign for one of the three words.
  private func symbol(_ scalars: [Unicode.Scalar], at start: Int) -> Diagnostic {
    let sign = scalars[start]
    let length = start + 1 < scalars.count && scalars[start + 1] == sign && sign != "!" && sign != "," ? 2 : 1
    let word =
      switch sign {
      case "!": "not"
      case "&": "and"
      default: "or"
      }
    let token = Token(kind: .end, range: start..<(start + length))
    return problem(
      "'\(Self.text(scalars[token.range]))' has no meaning here", at: token, label: "write '\(word)'",
      hint: "a tag that holds such a character stands in quotes")
  }

  private func missingWord(at token: Token) -> Diagnostic {
    // `a AND b`: the word that is meant stands there, but reads as a tag.
    for suspect in [token] + (next > 0 ? [tokens[next - 1]] : []) {
      guard case .tag(let text) = suspect.kind, ["and", "or", "not"].contains(text.lowercased()) else { continue }
      return problem(
        "'\(text)' is read as a tag", at: suspect, label: "write '\(text.lowercased())'",
        hint: "a tag of that name stands in quotes")
    }
    return problem("'and' or 'or' is missing before this", at: token, hint: "a tag that holds blanks stands in quotes")
  }

  private func problem(_ message: String, at token: Token, label: String? = nil, hint: String? = nil) -> Diagnostic {
    Diagnostic(message, at: place(of: token), label: label, hints: hint.map { [$0] } ?? [])
  }

  private func place(of token: Token) -> SourcePlace {
    SourcePlace(source, SourceSpan(line: 1, column: token.range.lowerBound + 1, endColumn: token.range.upperBound + 1))
  }
}
