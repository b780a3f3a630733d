/// Reads segments and selectors (the grammar of RFC 9535 appendix A); filters are in `JSONPathParser+Filters`.
struct JSONPathParser {
  /// Filters, parentheses and functions inside each other.
  static let depthLimit = 64
  /// What I-JSON (RFC 7493) can hold exactly: ±(2⁵³ − 1).
  static let indexLimit = 9_007_199_254_740_991

  private let scalars: [Unicode.Scalar]
  var position = 0
  private var depth = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func wholePath() throws(JSONPathSyntaxError) -> PathQuery {
    let query = try path()
    guard let next = peek else { return query }
    let end = position
    skipSpace()
    if position == scalars.count { throw problem("white space after the end of the path", at: end) }
    let hint =
      switch next {
      case "|": "only a query takes filters after a path"
      case "-": "a name with '-' is written ['a-b']"
      default: "a name with other characters than letters, digits and '_' is written ['…']"
      }
    throw problem("unexpected '\(scalars[position])' after the end of the path", hint: hint)
  }

  /// `$` and its segments, as far as they go.
  mutating func path() throws(JSONPathSyntaxError) -> PathQuery {
    guard peek == "$" else {
      throw problem(
        scalars.isEmpty ? "the path is empty" : "a path begins with '$'", hint: "write $.name, or $['any name']")
    }
    return try query()
  }

  /// From `$` or `@` on.
  mutating func query() throws(JSONPathSyntaxError) -> PathQuery {
    let origin: PathQuery.Origin = peek == "@" ? .current : .root
    position += 1
    var segments: [PathSegment] = []
    while true {
      let end = position
      skipSpace()
      guard peek == "." || peek == "[" else {
        position = end
        return PathQuery(origin: origin, segments: segments)
      }
      segments.append(try segment())
    }
  }

  private mutating func segment() throws(JSONPathSyntaxError) -> PathSegment {
    if peek == "[" { return PathSegment(isDescendant: false, selectors: try brackets()) }
    position += 1
    let isDescendant = take(".")
    if isDescendant && peek == "[" { return PathSegment(isDescendant: true, selectors: try brackets()) }
    if take("*") { return PathSegment(isDescendant: isDescendant, selectors: [.wildcard]) }
    return PathSegment(isDescendant: isDescendant, selectors: [.name(try shorthandName(isDescendant ? ".." : "."))])
  }

  private mutating func shorthandName(_ dots: String) throws(JSONPathSyntaxError) -> String {
    guard let first = peek else { throw problem("a name or '*' is missing after '\(dots)'") }
    guard first.startsShorthandName else {
      if "0"..."9" ~= first {
        throw problem(
          "a name that begins with a digit needs brackets", hint: "write ['\(first)…'], or [\(first)] for an index")
      }
      if first.isPathSpace { throw problem("no white space may stand after '\(dots)'") }
      throw problem("unexpected '\(first)' after '\(dots)'", hint: "a name with such characters is written ['…']")
    }
    let start = position
    while let next = peek, next.startsShorthandName || "0"..."9" ~= next { position += 1 }
    return text(from: start)
  }

  // MARK: Selectors

  private mutating func brackets() throws(JSONPathSyntaxError) -> [PathSelector] {
    let open = position
    position += 1
    var selectors: [PathSelector] = []
    repeat {
      skipSpace()
      selectors.append(try selector())
      skipSpace()
    } while take(",")
    guard take("]") else {
      guard let next = peek else { throw problem("']' is missing for the '[' here", at: open) }
      throw problem("unexpected '\(next)' in brackets: ',' or ']' was expected")
    }
    return selectors
  }

  private mutating func selector() throws(JSONPathSyntaxError) -> PathSelector {
    guard let next = peek else { throw problem("the path ends inside brackets") }
    switch next {
    case "'", "\"": return .name(try string())
    case "*":
      position += 1
      return .wildcard
    case "?":
      position += 1
      skipSpace()
      return .filter(try filter())
    case ":", "-", "0"..."9": return try indexOrSlice()
    case "]": throw problem("a selector is missing before ']'", hint: "write [*] for all children")
    default:
      throw problem(
        "unexpected '\(next)' in brackets",
        hint: next.startsShorthandName ? "a name in brackets needs quotes: ['…']" : nil)
    }
  }

  private mutating func indexOrSlice() throws(JSONPathSyntaxError) -> PathSelector {
    let start = peek == ":" ? nil : try integer()
    let end = position
    skipSpace()
    guard take(":") else {
      position = end
      return .index(start ?? 0)
    }
    skipSpace()
    let stop = startsInteger ? try integer() : nil
    skipSpace()
    guard take(":") else { return .slice(start: start, end: stop, step: 1) }
    skipSpace()
    return .slice(start: start, end: stop, step: startsInteger ? try integer() : 1)
  }

  private var startsInteger: Bool { peek.map { $0 == "-" || "0"..."9" ~= $0 } ?? false }

  private mutating func integer() throws(JSONPathSyntaxError) -> Int {
    let start = position
    let isNegative = take("-")
    let first = position
    var value = 0
    while let next = peek, "0"..."9" ~= next {
      value = min(value * 10 + Int(next.value - 48), Self.indexLimit + 1)
      position += 1
    }
    if position == first { throw problem("a digit was expected after '-'") }
    if scalars[first] == "0", isNegative || position > first + 1 {
      throw problem(
        "an index may not be written '\(text(from: start))'", at: start, hint: "write it without the zero in front")
    }
    if value > Self.indexLimit { throw problem("an index must lie within ±(2^53 - 1)", at: start) }
    return isNegative ? -value : value
  }

  // MARK: Strings

  mutating func string() throws(JSONPathSyntaxError) -> String {
    let open = position
    let quote = scalars[position]
    position += 1
    var result = String.UnicodeScalarView()
    while let next = peek, next != quote {
      if next == "\\" {
        result.append(try escape(in: quote))
        continue
      }
      if next.value < 0x20 {
        throw problem("a control character in quotes must be written as an escape", hint: "such as \\n or \\u000A")
      }
      result.append(next)
      position += 1
    }
    guard take(quote) else { throw problem("the closing \(quote) is missing for the one here", at: open) }
    return String(result)
  }

  private mutating func escape(in quote: Unicode.Scalar) throws(JSONPathSyntaxError) -> Unicode.Scalar {
    let start = position
    position += 1
    guard let next = peek else { throw problem("the path ends after a backslash") }
    position += 1
    switch next {
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "/", "\\", quote: return next
    case "u": return try escapedScalar(from: start)
    default:
      throw problem("'\\\(next)' is no escape in a path", at: start, hint: "a backslash itself is written '\\\\'")
    }
  }

  private mutating func escapedScalar(from start: Int) throws(JSONPathSyntaxError) -> Unicode.Scalar {
    let first = try fourHexadecimalDigits(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if 0xD800...0xDBFF ~= first, take("\\"), take("u") {
      let second = try fourHexadecimalDigits(from: position - 2)
      if 0xDC00...0xDFFF ~= second,
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw problem("'\\u\(String(first, radix: 16))' is half of a surrogate pair without its other half", at: start)
  }

  private mutating func fourHexadecimalDigits(from start: Int) throws(JSONPathSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let next = peek, next.isASCII, let digit = Character(next).hexDigitValue else {
        throw problem("four hexadecimal digits were expected after '\\u'", at: start)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  // MARK: Reading

  var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard peek == wanted else { return false }
    position += 1
    return true
  }

  mutating func take(_ wanted: String) -> Bool {
    guard scalars[position...].starts(with: wanted.unicodeScalars) else { return false }
    position += wanted.unicodeScalars.count
    return true
  }

  mutating func take(while holds: (Unicode.Scalar) -> Bool) -> String {
    let start = position
    while let next = peek, holds(next) { position += 1 }
    return text(from: start)
  }

  mutating func skipSpace() {
    while let next = peek, next.isPathSpace { position += 1 }
  }

  func text(from start: Int) -> String { String(String.UnicodeScalarView(scalars[start..<position])) }

  mutating func deeper<Result>(
    _ read: (inout JSONPathParser) throws(JSONPathSyntaxError) -> Result
  ) throws(JSONPathSyntaxError) -> Result {
    guard depth < Self.depthLimit else {
      throw problem("filters and parentheses are nested more than \(Self.depthLimit) levels deep")
    }
    depth += 1
    let result = try read(&self)
    depth -= 1
    return result
  }

  func problem(_ message: String, at offset: Int? = nil, hint: String? = nil) -> JSONPathSyntaxError {
    JSONPathSyntaxError(offset: offset ?? position, message: message, hint: hint)
  }
}

extension Unicode.Scalar {
  /// `S` of the grammar: no other white space counts.
  fileprivate var isPathSpace: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" }

  fileprivate var startsShorthandName: Bool {
    "a"..."z" ~= self || "A"..."Z" ~= self || self == "_" || value >= 0x80
  }
}
