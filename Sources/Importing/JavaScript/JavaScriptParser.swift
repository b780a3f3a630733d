/// Reads a script into statements (ECMA-262, what tests of APIs are written in). Nothing is run.
struct JavaScriptParser {
  let source: [UInt8]
  private let tokens: [JavaScriptToken]
  private var position = 0
  private var depth = 0

  /// A script that is nested deeper is not read: reading it takes stack.
  private static let deepest = 100

  static func parse(_ text: String) throws(JavaScriptProblem) -> [JavaScriptStatement] {
    let source = Array(text.utf8)
    var parser = try JavaScriptParser(source, tokens: JavaScriptTokenizer(source).tokens, depth: 0)
    var statements: [JavaScriptStatement] = []
    while !parser.isAtEnd { statements.append(try parser.statement()) }
    return statements
  }

  private init(_ source: [UInt8], tokens: [JavaScriptToken], depth: Int) throws(JavaScriptProblem) {
    self.source = source
    self.tokens = tokens
    self.depth = depth
  }

  // MARK: Tokens

  var token: JavaScriptToken { tokens[position] }

  func tokenAhead(_ count: Int) -> JavaScriptToken { tokens[min(position + count, tokens.count - 1)] }

  var isAtEnd: Bool { if case .end = token.kind { true } else { false } }

  mutating func advance() { if !isAtEnd { position += 1 } }

  func isSign(_ sign: String, ahead count: Int = 0) -> Bool {
    let place = min(position + count, tokens.count - 1)
    if case .sign(let found) = tokens[place].kind { return found == sign }
    return false
  }

  func isWord(_ word: String, ahead count: Int = 0) -> Bool {
    let place = min(position + count, tokens.count - 1)
    if case .identifier(let found) = tokens[place].kind { return found == word }
    return false
  }

  mutating func take(_ sign: String) -> Bool {
    guard isSign(sign) else { return false }
    advance()
    return true
  }

  mutating func takeWord(_ word: String) -> Bool {
    guard isWord(word) else { return false }
    advance()
    return true
  }

  mutating func expect(_ sign: String) throws(JavaScriptProblem) {
    guard take(sign) else { throw problem("'\(sign)' is missing") }
  }

  func problem(_ reason: String) -> JavaScriptProblem { JavaScriptProblem(reason: reason, line: token.line) }

  mutating func name() throws(JavaScriptProblem) -> String {
    guard case .identifier(let name) = token.kind else { throw problem("a name is missing") }
    advance()
    return name
  }

  /// Runs one level deeper.
  mutating func nested<Result>(
    _ body: (inout JavaScriptParser) throws(JavaScriptProblem) -> Result
  ) throws(JavaScriptProblem) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { throw problem("the script is nested too deeply") }
    return try body(&self)
  }

  /// The expression in a template's hole.
  func hole(_ range: Range<Int>, line: Int) throws(JavaScriptProblem) -> JavaScriptNode {
    guard depth + 1 < Self.deepest else { throw problem("the script is nested too deeply") }
    let tokens = try JavaScriptTokenizer(source, range: range, line: line).tokens
    var parser = try JavaScriptParser(source, tokens: tokens, depth: depth + 1)
    let node = try parser.expression()
    guard parser.isAtEnd else { throw parser.problem("the template's hole holds more than an expression") }
    return node
  }

  // MARK: Statements

  mutating func statement() throws(JavaScriptProblem) -> JavaScriptStatement {
    try nested { parser throws(JavaScriptProblem) in
      let first = parser.token
      let kind = try parser.statementKind()
      let end = max(first.start, parser.position > 0 ? parser.tokens[parser.position - 1].end : first.end)
      return JavaScriptStatement(kind: kind, range: first.start..<end, line: first.line)
    }
  }

  private mutating func statementKind() throws(JavaScriptProblem) -> JavaScriptStatement.Kind {
    if take(";") { return .nothing }
    if isSign("{") { return .block(try block()) }
    guard case .identifier(let word) = token.kind else { return .expression(try expressionStatement()) }
    switch word {
    case "var", "const": return try declaration()
    case "let" where !isSign("=", ahead: 1) && !isSign(".", ahead: 1): return try declaration()
    case "if": return try condition()
    case "for": return try loop()
    case "while":
      advance()
      let head = try parenthesized()
      return .loop(head: [head], try body())
    case "do":
      advance()
      let statements = try body()
      _ = takeWord("while")
      let head = try parenthesized()
      _ = take(";")
      return .loop(head: [head], statements)
    case "return":
      advance()
      if isSign(";") || isSign("}") || isAtEnd || token.isOnNewLine {
        _ = take(";")
        return .result(nil)
      }
      return .result(try expressionStatement())
    case "try": return try attempt()
    case "throw":
      advance()
      return .raise(try expressionStatement())
    case "async" where isWord("function", ahead: 1) && !isSign("(", ahead: 2):
      advance()
      return try functionDeclaration()
    case "function" where !isSign("(", ahead: 1): return try functionDeclaration()
    case "switch": return try choice()
    case "break", "continue":
      advance()
      if case .identifier = token.kind, !token.isOnNewLine { advance() }
      _ = take(";")
      return .other(word)
    case "class", "import", "export", "with": throw problem("'\(word)' is not read")
    default: return .expression(try expressionStatement())
    }
  }

  private mutating func expressionStatement() throws(JavaScriptProblem) -> JavaScriptNode {
    var node = try expression()
    // Of `a, b` both are there to be looked at.
    var several = [node]
    while take(",") { several.append(try expression()) }
    if several.count > 1 { node = .call(.identifier("(sequence)"), several) }
    guard take(";") || isSign("}") || isAtEnd || token.isOnNewLine else {
      throw problem("the statement does not end where one would")
    }
    return node
  }

  mutating func block() throws(JavaScriptProblem) -> [JavaScriptStatement] {
    try expect("{")
    var statements: [JavaScriptStatement] = []
    while !isSign("}") {
      if isAtEnd { throw problem("'}' is missing") }
      statements.append(try statement())
    }
    advance()
    return statements
  }

  /// A block, or one statement.
  private mutating func body() throws(JavaScriptProblem) -> [JavaScriptStatement] {
    isSign("{") ? try block() : [try statement()]
  }

  private mutating func parenthesized() throws(JavaScriptProblem) -> JavaScriptStatement {
    let first = token
    try expect("(")
    let node = try expression()
    try expect(")")
    return JavaScriptStatement(kind: .expression(node), range: first.start..<token.start, line: first.line)
  }

  private mutating func declaration() throws(JavaScriptProblem) -> JavaScriptStatement.Kind {
    advance()
    var bindings: [JavaScriptBinding] = []
    repeat {
      let targets = try pattern()
      let value = take("=") ? try expression() : nil
      bindings += targets.map { JavaScriptBinding(name: $0.name, path: $0.path, value: value) }
    } while take(",")
    guard take(";") || isSign("}") || isSign(")") || isAtEnd || token.isOnNewLine || isWord("of") || isWord("in") else {
      throw problem("the declaration does not end where one would")
    }
    return .declaration(bindings)
  }

  /// A name, or names with the members that they stand for.
  private mutating func pattern() throws(JavaScriptProblem) -> [(name: String, path: [String])] {
    try nested { parser throws(JavaScriptProblem) in
      if parser.take("{") { return try parser.members() }
      guard parser.take("[") else { return [(try parser.name(), [])] }
      var targets: [(name: String, path: [String])] = []
      var place = 0
      while !parser.take("]") {
        if parser.take(",") {
          place += 1
          continue
        }
        for target in try parser.pattern() { targets.append((target.name, [String(place)] + target.path)) }
      }
      return targets
    }
  }

  private mutating func members() throws(JavaScriptProblem) -> [(name: String, path: [String])] {
    var targets: [(name: String, path: [String])] = []
    while !take("}") {
      let key: String
      if case .string(let text) = token.kind {
        key = text
        advance()
      } else {
        key = try name()
      }
      if take(":") {
        for target in try pattern() { targets.append((target.name, [key] + target.path)) }
      } else {
        targets.append((key, [key]))
      }
      if isSign("=") { throw problem("a default in a destructuring is not read") }
      if !take(","), !isSign("}") { throw problem("'}' is missing") }
    }
    return targets
  }

  private mutating func condition() throws(JavaScriptProblem) -> JavaScriptStatement.Kind {
    advance()
    try expect("(")
    let test = try expression()
    try expect(")")
    let then = try body()
    return .condition(test, then: then, otherwise: takeWord("else") ? try body() : [])
  }

  private mutating func loop() throws(JavaScriptProblem) -> JavaScriptStatement.Kind {
    advance()
    _ = takeWord("await")
    try expect("(")
    let first = token
    var head: [JavaScriptStatement] = []
    if isWord("var") || isWord("let") || isWord("const"), isWord("of", ahead: 2) {
      advance()
      let element = try name()
      advance()
      let list = try expression()
      try expect(")")
      return .loopOf(name: element, list, try body())
    }
    while !take(")") {
      if isAtEnd { throw problem("')' is missing") }
      if take(";") || takeWord("in") || takeWord("of") || take(",") { continue }
      let isDeclaration = isWord("var") || isWord("let") || isWord("const")
      let kind: JavaScriptStatement.Kind = isDeclaration ? try declaration() : .expression(try expression())
      head.append(JavaScriptStatement(kind: kind, range: first.start..<token.start, line: first.line))
    }
    return .loop(head: head, try body())
  }

  private mutating func attempt() throws(JavaScriptProblem) -> JavaScriptStatement.Kind {
    advance()
    let statements = try block()
    var handler: [JavaScriptStatement] = []
    if takeWord("catch") {
      if take("(") {
        _ = try pattern()
        try expect(")")
      }
      handler = try block()
    }
    return .attempt(statements, handler: handler, finally: takeWord("finally") ? try block() : [])
  }

  private mutating func functionDeclaration() throws(JavaScriptProblem) -> JavaScriptStatement.Kind {
    advance()
    _ = take("*")
    let title = try name()
    return .function(title, try functionRest())
  }

  /// Parameters and body.
  mutating func functionRest() throws(JavaScriptProblem) -> JavaScriptFunction {
    let parameters = try parameters()
    return JavaScriptFunction(parameters: parameters, body: try block(), result: nil)
  }

  mutating func parameters() throws(JavaScriptProblem) -> [String] {
    try expect("(")
    var names: [String] = []
    while !take(")") {
      _ = take("...")
      // A parameter that is taken apart has no name of its own.
      let targets = try pattern()
      names.append(targets.count == 1 && targets[0].path.isEmpty ? targets[0].name : "(pattern)")
      if take("=") { _ = try expression() }
      if !take(","), !isSign(")") { throw problem("')' is missing") }
    }
    return names
  }

  /// `switch`: its statements, for a look at them.
  private mutating func choice() throws(JavaScriptProblem) -> JavaScriptStatement.Kind {
    advance()
    let head = try parenthesized()
    try expect("{")
    var statements: [JavaScriptStatement] = []
    while !take("}") {
      if isAtEnd { throw problem("'}' is missing") }
      if takeWord("case") {
        _ = try expression()
        try expect(":")
      } else if isWord("default"), isSign(":", ahead: 1) {
        advance()
        advance()
      } else {
        statements.append(try statement())
      }
    }
    return .loop(head: [head], statements)
  }
}
