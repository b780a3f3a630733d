extension JavaScriptParser {
  /// One expression, without a comma outside of brackets.
  mutating func expression() throws(JavaScriptProblem) -> JavaScriptNode {
    try nested { parser throws(JavaScriptProblem) in try parser.assignment() }
  }

  private static let assignments = ["=", "+=", "-=", "*=", "/=", "%=", "**=", "&&=", "||=", "??=", "|=", "&=", "^="]

  private mutating func assignment() throws(JavaScriptProblem) -> JavaScriptNode {
    if let function = try arrowFunction() { return function }
    let left = try conditional()
    guard case .sign(let sign) = token.kind, Self.assignments.contains(sign) else { return left }
    advance()
    return .assignment(sign, left, try expression())
  }

  /// `x => …`, `(a, b) => …`, with or without `async`.
  private mutating func arrowFunction() throws(JavaScriptProblem) -> JavaScriptNode? {
    let skipped = isWord("async") && !isSign("=>", ahead: 1) && !isSign(".", ahead: 1) && !isSign("(", ahead: 1) ? 1 : 0
    if case .identifier(let name) = tokenAhead(skipped).kind, isSign("=>", ahead: skipped + 1) {
      for _ in 0..<(skipped + 2) { advance() }
      return try arrowBody([name])
    }
    let before = isWord("async") && isSign("(", ahead: 1) ? 1 : skipped
    guard isSign("(", ahead: before), closesBeforeArrow(from: before) else { return nil }
    for _ in 0..<before { advance() }
    let parameters = try parameters()
    try expect("=>")
    return try arrowBody(parameters)
  }

  private mutating func arrowBody(_ parameters: [String]) throws(JavaScriptProblem) -> JavaScriptNode {
    if isSign("{") { return .function(JavaScriptFunction(parameters: parameters, body: try block(), result: nil)) }
    return .function(JavaScriptFunction(parameters: parameters, body: [], result: try expression()))
  }

  /// Whether the parenthesis there closes right before `=>`.
  private func closesBeforeArrow(from ahead: Int) -> Bool {
    var level = 0
    var place = ahead
    while true {
      switch tokenAhead(place).kind {
      case .sign("("), .sign("["), .sign("{"): level += 1
      case .sign(")"), .sign("]"), .sign("}"):
        level -= 1
        if level == 0 { return isSign("=>", ahead: place + 1) }
      case .end: return false
      default: break
      }
      place += 1
    }
  }

  private mutating func conditional() throws(JavaScriptProblem) -> JavaScriptNode {
    let test = try binary(minimum: 1)
    guard take("?") else { return test }
    let then = try expression()
    try expect(":")
    return .conditional(test, then, try expression())
  }

  /// How strongly a sign binds; nothing for one that stands between no operands.
  private func precedence() -> (sign: String, level: Int)? {
    switch token.kind {
    case .identifier("in"), .identifier("instanceof"):
      if case .identifier(let word) = token.kind { return (word, 7) }
      return nil
    case .sign(let sign):
      switch sign {
      case "??": return (sign, 1)
      case "||": return (sign, 2)
      case "&&": return (sign, 3)
      case "|", "^": return (sign, 4)
      case "&": return (sign, 5)
      case "==", "!=", "===", "!==": return (sign, 6)
      case "<", ">", "<=", ">=": return (sign, 7)
      case "<<", ">>", ">>>": return (sign, 8)
      case "+", "-": return (sign, 9)
      case "*", "/", "%": return (sign, 10)
      case "**": return (sign, 11)
      default: return nil
      }
    default: return nil
    }
  }

  private mutating func binary(minimum: Int) throws(JavaScriptProblem) -> JavaScriptNode {
    var left = try unary()
    var length = 0
    while let (sign, level) = precedence(), level >= minimum {
      advance()
      length += 1
      guard length < Self.longestChain else { throw problem("an expression has too many parts") }
      let right = try nested { parser throws(JavaScriptProblem) in try parser.binary(minimum: level + 1) }
      left = .binary(sign, left, right)
    }
    return left
  }

  private mutating func unary() throws(JavaScriptProblem) -> JavaScriptNode {
    switch token.kind {
    case .sign(let sign) where ["!", "-", "+", "~", "++", "--"].contains(sign):
      advance()
      return .unary(sign, try nested { parser throws(JavaScriptProblem) in try parser.unary() })
    case .identifier(let word) where ["typeof", "void", "delete", "await"].contains(word):
      advance()
      let operand = try nested { parser throws(JavaScriptProblem) in try parser.unary() }
      return word == "await" ? operand : .unary(word, operand)
    default:
      let operand = try chain()
      if (isSign("++") || isSign("--")) && !token.isOnNewLine {
        advance()
        return .unary("++", operand)
      }
      return operand
    }
  }

  /// An operand with members, indices and calls behind it.
  private mutating func chain() throws(JavaScriptProblem) -> JavaScriptNode {
    var node = isWord("new") ? try construction() : try operand()
    for _ in 0..<Self.longestChain {
      if take(".") {
        node = .member(node, try name())
      } else if take("?.") {
        if isSign("(") {
          node = .call(node, try arguments())
        } else if take("[") {
          node = .index(node, try expression())
          try expect("]")
        } else {
          node = .member(node, try name())
        }
      } else if take("[") {
        node = .index(node, try expression())
        try expect("]")
      } else if isSign("(") {
        node = .call(node, try arguments())
      } else if case .template = token.kind {
        throw problem("a tagged template is not read")
      } else {
        return node
      }
    }
    throw problem("an expression has too many parts")
  }

  /// What is chained from left to right is nested to the left, and walking through it takes stack.
  private static let longestChain = 1000

  private mutating func construction() throws(JavaScriptProblem) -> JavaScriptNode {
    advance()
    var callee = try operand()
    while take(".") { callee = .member(callee, try name()) }
    return .new(callee, isSign("(") ? try arguments() : [])
  }

  private mutating func arguments() throws(JavaScriptProblem) -> [JavaScriptNode] {
    try expect("(")
    return try list(until: ")")
  }

  private mutating func list(until end: String) throws(JavaScriptProblem) -> [JavaScriptNode] {
    var items: [JavaScriptNode] = []
    while !take(end) {
      if take("...") {
        items.append(.spread(try expression()))
      } else {
        items.append(try expression())
      }
      if !take(","), !isSign(end) { throw problem("'\(end)' is missing") }
    }
    return items
  }

  private mutating func operand() throws(JavaScriptProblem) -> JavaScriptNode {
    let token = token
    switch token.kind {
    case .number(let text):
      advance()
      return .number(text)
    case .string(let text):
      advance()
      return .string(text)
    case .regularExpression(let pattern, let flags):
      advance()
      return .regularExpression(pattern: pattern, flags: flags)
    case .template(let texts, let holes):
      advance()
      var nodes: [JavaScriptNode] = []
      for range in holes { nodes.append(try hole(range, line: token.line)) }
      return .template(texts, nodes)
    case .identifier("function"), .identifier("async"):
      if takeWord("async"), !isWord("function") { return .identifier("async") }
      advance()
      if case .identifier = self.token.kind { advance() }
      _ = take("*")
      return .function(try functionRest())
    case .identifier(let name):
      advance()
      return .identifier(name)
    case .sign("("):
      advance()
      var node = try expression()
      while take(",") { node = try expression() }
      try expect(")")
      return node
    case .sign("["):
      advance()
      return .array(try list(until: "]"))
    case .sign("{"):
      advance()
      return .object(try object())
    default: throw problem("an operand is missing")
    }
  }

  private mutating func object() throws(JavaScriptProblem) -> [JavaScriptMember] {
    var members: [JavaScriptMember] = []
    while !take("}") {
      if take("...") {
        members.append(JavaScriptMember(key: nil, value: .spread(try expression())))
      } else if take("[") {
        _ = try expression()
        try expect("]")
        try expect(":")
        members.append(JavaScriptMember(key: nil, value: try expression()))
      } else {
        members.append(try member())
      }
      if !take(","), !isSign("}") { throw problem("'}' is missing") }
    }
    return members
  }

  private mutating func member() throws(JavaScriptProblem) -> JavaScriptMember {
    let key: String
    switch token.kind {
    case .identifier(let name): key = name
    case .string(let text), .number(let text): key = text
    default: throw problem("a member's name is missing")
    }
    advance()
    if take(":") { return JavaScriptMember(key: key, value: try expression()) }
    if isSign("(") { return JavaScriptMember(key: key, value: .function(try functionRest())) }
    return JavaScriptMember(key: key, value: .identifier(key))
  }
}
