/// Takes a script apart into words (ECMA-262 section 12), as far as API tests use it. Nothing is run.
struct JavaScriptTokenizer {
  private let source: [UInt8]
  private var index: Int
  private let limit: Int
  private var line: Int
  private var holeDepth = 0
  private(set) var tokens: [JavaScriptToken] = []

  /// Where a script is longer, it is no test but a library.
  static let largestScript = 512 * 1024

  init(_ source: [UInt8], range: Range<Int>? = nil, line: Int = 1) throws(JavaScriptProblem) {
    self.source = source
    index = range?.lowerBound ?? 0
    limit = range?.upperBound ?? source.count
    self.line = line
    guard limit - index <= Self.largestScript else {
      throw JavaScriptProblem(reason: "the script is larger than 512 KiB", line: 1)
    }
    while try readToken() {}
  }

  // MARK: Words

  private mutating func readToken() throws(JavaScriptProblem) -> Bool {
    let before = line
    try skipBlanks()
    let isOnNewLine = line > before || tokens.isEmpty
    let start = index
    let startLine = line
    guard index < limit else {
      tokens.append(JavaScriptToken(kind: .end, start: index, end: index, line: line, isOnNewLine: true))
      return false
    }
    let kind = try word()
    tokens.append(JavaScriptToken(kind: kind, start: start, end: index, line: startLine, isOnNewLine: isOnNewLine))
    return true
  }

  private mutating func word() throws(JavaScriptProblem) -> JavaScriptToken.Kind {
    let byte = source[index]
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try string(closedBy: byte))
    case UInt8(ascii: "`"): return try template()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: ".") where isDigit(at: index + 1): return number()
    case UInt8(ascii: "/") where mayBeginExpression: return try regularExpression()
    case _ where Self.isNamePart(byte): return .identifier(name())
    default: return .sign(try sign())
    }
  }

  private func isDigit(at place: Int) -> Bool {
    place < limit && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(source[place])
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "$"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: false
    }
  }

  private mutating func name() -> String {
    let start = index
    while index < limit, Self.isNamePart(source[index]) { index += 1 }
    return String(decoding: source[start..<index], as: UTF8.self)
  }

  private mutating func number() -> JavaScriptToken.Kind {
    let start = index
    while index < limit {
      let byte = source[index]
      let isExponentSign =
        (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")) && (source[index - 1] | 0x20) == UInt8(ascii: "e")
        && source[start..<index].allSatisfy { $0 != UInt8(ascii: "x") && $0 != UInt8(ascii: "X") }
      guard Self.isNamePart(byte) || byte == UInt8(ascii: ".") || isExponentSign else { break }
      index += 1
    }
    return .number(String(decoding: source[start..<index].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self))
  }

  private static let signs = [
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&",
    "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**", "{", "}", "(", ")",
    "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=", ".", "#", "@",
  ].map { Array($0.utf8) }

  private mutating func sign() throws(JavaScriptProblem) -> String {
    guard let sign = Self.signs.first(where: { source[index..<limit].starts(with: $0) }) else {
      throw JavaScriptProblem(reason: "a character that JavaScript does not have", line: line)
    }
    // `a?.5:b` is a condition, not a chain.
    if sign == Array("?.".utf8), isDigit(at: index + 2) {
      index += 1
      return "?"
    }
    index += sign.count
    return String(decoding: sign, as: UTF8.self)
  }

  /// Whether a slash here begins a regular expression: it does where an operand is expected.
  private var mayBeginExpression: Bool {
    guard let last = tokens.last else { return true }
    switch last.kind {
    case .identifier(let name): return ["return", "typeof", "case", "in", "of", "delete", "void"].contains(name)
    case .sign(let sign): return ![")", "]", "}", "++", "--"].contains(sign)
    case .number, .string, .template, .regularExpression, .end: return false
    }
  }

  // MARK: Blanks and comments

  private mutating func skipBlanks() throws(JavaScriptProblem) {
    while index < limit {
      switch source[index] {
      case 0x0A:
        line += 1
        index += 1
      case 0x20, 0x09, 0x0D, 0x0B, 0x0C: index += 1
      case 0xC2 where index + 1 < limit && source[index + 1] == 0xA0: index += 2
      case 0xEF where source[index..<limit].starts(with: [0xEF, 0xBB, 0xBF]): index += 3
      case UInt8(ascii: "/") where index + 1 < limit && source[index + 1] == UInt8(ascii: "/"):
        while index < limit, source[index] != 0x0A { index += 1 }
      case UInt8(ascii: "/") where index + 1 < limit && source[index + 1] == UInt8(ascii: "*"):
        try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(JavaScriptProblem) {
    let start = line
    index += 2
    while index + 1 < limit, !(source[index] == UInt8(ascii: "*") && source[index + 1] == UInt8(ascii: "/")) {
      if source[index] == 0x0A { line += 1 }
      index += 1
    }
    guard index + 1 < limit else { throw JavaScriptProblem(reason: "a comment is not closed", line: start) }
    index += 2
  }

  // MARK: Texts

  private mutating func string(closedBy quote: UInt8) throws(JavaScriptProblem) -> String {
    index += 1
    var bytes: [UInt8] = []
    while index < limit, source[index] != quote {
      if source[index] == 0x0A { break }
      if source[index] == UInt8(ascii: "\\") {
        bytes += escape()
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    guard index < limit, source[index] == quote else {
      throw JavaScriptProblem(reason: "a string is not closed", line: line)
    }
    index += 1
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func escape() -> [UInt8] {
    index += 1
    guard index < limit else { return [] }
    let letter = source[index]
    index += 1
    switch letter {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "v"): return [0x0B]
    case UInt8(ascii: "0"): return [0]
    case 0x0A:
      line += 1
      return []
    case UInt8(ascii: "x"): return scalar(hexadecimal(2))
    case UInt8(ascii: "u"): return unicode()
    default: return [letter]
    }
  }

  private mutating func unicode() -> [UInt8] {
    if index < limit, source[index] == UInt8(ascii: "{") {
      index += 1
      let value = hexadecimal(6)
      if index < limit, source[index] == UInt8(ascii: "}") { index += 1 }
      return scalar(value)
    }
    let high = hexadecimal(4)
    guard (0xD800...0xDBFF).contains(high), source[index..<limit].starts(with: "\\u".utf8) else { return scalar(high) }
    index += 2
    return scalar(0x10000 + (high - 0xD800) << 10 + max(0, hexadecimal(4) - 0xDC00))
  }

  private mutating func hexadecimal(_ digits: Int) -> Int {
    let text = source[index..<limit].prefix(digits).prefix { Int(String(UnicodeScalar($0)), radix: 16) != nil }
    index += text.count
    return Int(String(decoding: text, as: UTF8.self), radix: 16) ?? 0xFFFD
  }

  private func scalar(_ value: Int) -> [UInt8] {
    Array(String(UInt32(exactly: value).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}").utf8)
  }

  private mutating func template() throws(JavaScriptProblem) -> JavaScriptToken.Kind {
    let start = line
    index += 1
    var texts: [String] = []
    var holes: [Range<Int>] = []
    var bytes: [UInt8] = []
    while index < limit, source[index] != UInt8(ascii: "`") {
      if source[index] == UInt8(ascii: "\\") {
        bytes += escape()
      } else if source[index..<limit].starts(with: "${".utf8) {
        texts.append(String(decoding: bytes, as: UTF8.self))
        bytes = []
        holes.append(try hole())
      } else {
        if source[index] == 0x0A { line += 1 }
        bytes.append(source[index])
        index += 1
      }
    }
    guard index < limit else { throw JavaScriptProblem(reason: "a template is not closed", line: start) }
    index += 1
    texts.append(String(decoding: bytes, as: UTF8.self))
    return .template(texts: texts, holes: holes)
  }

  /// The source between `${` and its `}`; strings and templates inside it keep their braces.
  private mutating func hole() throws(JavaScriptProblem) -> Range<Int> {
    holeDepth += 1
    defer { holeDepth -= 1 }
    guard holeDepth < 20 else { throw JavaScriptProblem(reason: "templates are nested too deeply", line: line) }
    let start = index + 2
    index = start
    var depth = 1
    while index < limit {
      switch source[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 {
          defer { index += 1 }
          return start..<index
        }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        _ = try string(closedBy: source[index])
        continue
      case UInt8(ascii: "`"):
        _ = try template()
        continue
      case 0x0A: line += 1
      default: break
      }
      index += 1
    }
    throw JavaScriptProblem(reason: "a template is not closed", line: line)
  }

  private mutating func regularExpression() throws(JavaScriptProblem) -> JavaScriptToken.Kind {
    let start = index + 1
    index = start
    var isInClass = false
    while index < limit, source[index] != 0x0A {
      switch source[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass:
        let pattern = String(decoding: source[start..<index], as: UTF8.self)
        index += 1
        return .regularExpression(pattern: pattern, flags: name())
      default: break
      }
      index += 1
    }
    throw JavaScriptProblem(reason: "a regular expression is not closed", line: line)
  }
}
