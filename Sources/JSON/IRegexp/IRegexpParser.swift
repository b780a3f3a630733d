indirect enum IRegexpExpression {
  case one(CharacterClass)
  case sequence([IRegexpExpression])
  case alternatives([IRegexpExpression])
  case repeated(IRegexpExpression, least: Int, most: Int?)
  case start
  case end
}

/// Reads the grammar of RFC 9485 section 4.
struct IRegexpParser {
  static let depthLimit = 100

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  mutating func parse() throws(IRegexpError) -> IRegexpExpression {
    let expression = try alternatives()
    if position < scalars.count { throw problem("unexpected '\(scalars[position])'") }
    return expression
  }

  private mutating func alternatives() throws(IRegexpError) -> IRegexpExpression {
    var alternatives = [try sequence()]
    while take("|") { alternatives.append(try sequence()) }
    return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
  }

  private mutating func sequence() throws(IRegexpError) -> IRegexpExpression {
    var pieces: [IRegexpExpression] = []
    while let next = peek, next != "|", next != ")" {
      let atom = try atom()
      pieces.append(try quantified(atom))
    }
    return .sequence(pieces)
  }

  private mutating func quantified(_ atom: IRegexpExpression) throws(IRegexpError) -> IRegexpExpression {
    if take("*") { return .repeated(atom, least: 0, most: nil) }
    if take("+") { return .repeated(atom, least: 1, most: nil) }
    if take("?") { return .repeated(atom, least: 0, most: 1) }
    guard take("{") else { return atom }
    let least = try count()
    var most: Int? = least
    if take(",") { most = peek == "}" ? nil : try count() }
    guard take("}") else { throw problem("'}' was expected after the count") }
    if let most, most < least { throw problem("the greater count must come second") }
    return .repeated(atom, least: least, most: most)
  }

  private mutating func count() throws(IRegexpError) -> Int {
    let first = position
    var value = 0
    while let next = peek, "0"..."9" ~= next {
      value = min(value * 10 + Int(next.value - 48), IRegexpCompiler.stepLimit + 1)
      position += 1
    }
    if position == first { throw problem("a count was expected after '{' or ','") }
    return value
  }

  private mutating func atom() throws(IRegexpError) -> IRegexpExpression {
    guard let next = peek else { throw problem("the expression ends too early") }
    switch next {
    case "(":
      depth += 1
      guard depth <= Self.depthLimit else { throw problem("more than \(Self.depthLimit) groups in each other") }
      position += 1
      let inner = try alternatives()
      guard take(")") else { throw problem("')' is missing") }
      depth -= 1
      return inner
    case "[": return .one(try bracketed())
    case "\\": return .one(try escaped())
    case ".":
      position += 1
      return .one(.dot)
    case "^":
      position += 1
      return .start
    case "$":
      position += 1
      return .end
    case "*", "+", "?", "{": throw problem("'\(next)' has nothing to repeat")
    case "]", "}", ")": throw problem("'\(next)' must be written '\\\(next)'")
    default:
      position += 1
      return .one(CharacterClass(next))
    }
  }

  // MARK: Classes

  private mutating func bracketed() throws(IRegexpError) -> CharacterClass {
    position += 1
    var set = CharacterClass(isNegated: take("^"))
    // A hyphen stands for itself only as the first or the last.
    if take("-") { set.ranges.append("-"..."-") }
    while let next = peek, next != "]" {
      if next == "-" {
        position += 1
        guard peek == "]" else { throw problem("'-' between characters must be written '\\-'") }
        set.ranges.append("-"..."-")
      } else {
        try member(of: &set)
      }
    }
    guard take("]") else { throw problem("']' is missing") }
    if set.ranges.isEmpty && set.categories.isEmpty { throw problem("'[]' is empty") }
    return set
  }

  private mutating func member(of set: inout CharacterClass) throws(IRegexpError) {
    if peek == "\\", position + 1 < scalars.count, scalars[position + 1] == "p" || scalars[position + 1] == "P" {
      set.categories += try escaped().categories
      return
    }
    let first = try classCharacter()
    guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
      set.ranges.append(first...first)
      return
    }
    position += 1
    let last = try classCharacter()
    guard first <= last else { throw problem("the range '\(first)-\(last)' runs backwards") }
    set.ranges.append(first...last)
  }

  private mutating func classCharacter() throws(IRegexpError) -> Unicode.Scalar {
    guard let next = peek else { throw problem("']' is missing") }
    if next == "[" || next == "-" { throw problem("'\(next)' in brackets must be written '\\\(next)'") }
    position += 1
    return next == "\\" ? try escapedCharacter() : next
  }

  /// `\.`, `\n`, `\p{Lu}`
  private mutating func escaped() throws(IRegexpError) -> CharacterClass {
    position += 1
    guard peek == "p" || peek == "P" else { return CharacterClass(try escapedCharacter()) }
    let isNegated = peek == "P"
    position += 1
    guard take("{") else { throw problem("'{' was expected, as in '\\p{Lu}'") }
    let first = position
    while let next = peek, next != "}" { position += 1 }
    let name = String(String.UnicodeScalarView(scalars[first..<position]))
    guard take("}"), Self.categories.contains(name) else { throw problem("'\\p{\(name)}' is no category") }
    return CharacterClass(categories: [.init(name: name, isNegated: isNegated)])
  }

  private mutating func escapedCharacter() throws(IRegexpError) -> Unicode.Scalar {
    guard let next = peek else { throw problem("the expression ends after a backslash") }
    switch next {
    case "n": position += 1; return "\n"
    case "r": position += 1; return "\r"
    case "t": position += 1; return "\t"
    case "("..."+", "-", ".", "?", "["..."^", "{"..."}": position += 1; return next
    default: throw problem("'\\\(next)' is no escape of I-Regexp (RFC 9485)")
    }
  }

  /// RFC 9485 leaves out `Cs`.
  private static let categories: Set<String> = Set(
    ["L:lmotu", "M:cen", "N:dlo", "P:cdefios", "Z:lps", "S:ckmo", "C:cfno"].flatMap { group in
      let major = String(group.prefix(1))
      return [major] + group.dropFirst(2).map { major + String($0) }
    })

  // MARK: Reading

  private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard peek == wanted else { return false }
    position += 1
    return true
  }

  private func problem(_ reason: String) -> IRegexpError { IRegexpError(offset: position, reason: reason) }
}
