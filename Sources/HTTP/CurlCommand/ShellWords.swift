/// What is wrong with a command line; `offset` is where, in bytes of the line.
package struct CurlProblem: Error, Sendable, Equatable {
  /// For the user: lower case, no full stop.
  package var reason: String
  package var offset: Int
  /// What to do about it; empty where the reason says it.
  package var hint: String

  package init(_ reason: String, at offset: Int, hint: String = "") {
    self.reason = reason
    self.offset = offset
    self.hint = hint
  }
}

/// A command line taken apart as bash does it: blanks, three kinds of quotes, escapes and continued lines. Nothing is
/// expanded and nothing is run.
package struct ShellWords: Sendable {
  /// A word without its quotes; bytes, because `$'\xff'` need not be text.
  package struct Word: Sendable, Equatable {
    package var bytes: [UInt8]
    /// Where it begins in the line.
    package var offset: Int

    package var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  package private(set) var words: [Word] = []
  /// What only a shell could fill in, as written (`$TOKEN`), with its place; it stands in the words as it is.
  package private(set) var expansions: [(text: String, offset: Int)] = []
  /// Where the rest of the line belongs to the shell: a pipe, another command, a redirection.
  package private(set) var end: Int?

  private let line: [UInt8]
  private var index = 0

  /// Throws where a quote is not closed.
  package init(_ line: String) throws(CurlProblem) {
    self.line = Array(line.utf8)
    while end == nil, let start = nextWord() { try readWord(from: start) }
  }

  private mutating func nextWord() -> Int? {
    while index < line.count {
      switch line[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): index += 1
      case UInt8(ascii: "\\") where continuation(at: index) != nil: index = continuation(at: index) ?? index
      // A comment begins with a word, never inside one.
      case UInt8(ascii: "#"): while index < line.count, line[index] != UInt8(ascii: "\n") { index += 1 }
      default: return index
      }
    }
    return nil
  }

  /// Behind a backslash at the end of a line, blanks after it included: copied lines often end in one.
  private func continuation(at backslash: Int) -> Int? {
    var next = backslash + 1
    while next < line.count, line[next] == UInt8(ascii: " ") || line[next] == UInt8(ascii: "\r") { next += 1 }
    if next == line.count { return next }
    return line[next] == UInt8(ascii: "\n") ? next + 1 : nil
  }

  private mutating func readWord(from start: Int) throws(CurlProblem) {
    var word = Word(bytes: [], offset: start)
    while index < line.count {
      let byte = line[index]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        words.append(word)
        return
      case UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"):
        end = index
        // `2>&1` belongs to the redirection, not to the command.
        let isDescriptor = !word.bytes.isEmpty && word.bytes.allSatisfy { (0x30...0x39).contains($0) }
        if index > start, !(isDescriptor && byte != UInt8(ascii: "|")) { words.append(word) }
        return
      case UInt8(ascii: "'"): try readSingleQuoted(into: &word)
      case UInt8(ascii: "\""): try readDoubleQuoted(into: &word)
      case UInt8(ascii: "\\"): readEscape(into: &word)
      case UInt8(ascii: "$"):
        if index + 1 < line.count, line[index + 1] == UInt8(ascii: "'") {
          try readANSIQuoted(into: &word)
        } else {
          noteExpansion()
          word.bytes.append(byte)
          index += 1
        }
      case UInt8(ascii: "`"):
        throw CurlProblem(
          "the line holds a backquote, which a shell would run", at: index,
          hint: "copy the line as 'cURL (bash)'; PowerShell and cmd.exe quote in other ways")
      case UInt8(ascii: "^") where index + 1 < line.count && "\"\n\r".utf8.contains(line[index + 1]):
        throw CurlProblem("the line is quoted for cmd.exe ('^')", at: index, hint: "copy it as 'cURL (bash)'")
      default:
        word.bytes.append(byte)
        index += 1
      }
    }
    words.append(word)
  }

  private mutating func readEscape(into word: inout Word) {
    if let next = continuation(at: index) {
      index = next
    } else {
      word.bytes.append(line[index + 1])
      index += 2
    }
  }

  private mutating func readSingleQuoted(into word: inout Word) throws(CurlProblem) {
    let start = index
    index += 1
    while index < line.count, line[index] != UInt8(ascii: "'") {
      word.bytes.append(line[index])
      index += 1
    }
    try close("'", openedAt: start)
  }

  private mutating func readDoubleQuoted(into word: inout Word) throws(CurlProblem) {
    let start = index
    index += 1
    while index < line.count, line[index] != UInt8(ascii: "\"") {
      let byte = line[index]
      let next = index + 1 < line.count ? line[index + 1] : 0
      if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "\n") {
        index += 2
      } else if byte == UInt8(ascii: "\\"), "\"\\$`".utf8.contains(next) {
        // Before anything else a backslash stands for itself (POSIX, 2.2.3).
        word.bytes.append(next)
        index += 2
      } else {
        if byte == UInt8(ascii: "$") { noteExpansion() }
        if byte == UInt8(ascii: "`") {
          throw CurlProblem(
            "the line holds a backquote, which a shell would run", at: index,
            hint: "write it as '\\`', or use single quotes"
          )
        }
        word.bytes.append(byte)
        index += 1
      }
    }
    try close("\"", openedAt: start)
  }

  private mutating func close(_ quote: String, openedAt start: Int) throws(CurlProblem) {
    guard index < line.count else { throw CurlProblem("the quote \(quote) is not closed", at: start) }
    index += 1
  }

  /// `$NAME`, `${NAME}` or `$(command)`.
  private mutating func noteExpansion() {
    let rest = line[(index + 1)...]
    guard let first = rest.first else { return }
    let isName = { (byte: UInt8) in ASCIISet.alphanumeric.contains(byte) || byte == UInt8(ascii: "_") }
    var text = "$"
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "(") {
      let close = first == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
      text += String(decoding: rest.prefix { $0 != close } + [close], as: UTF8.self)
    } else if isName(first), !(0x30...0x39).contains(first) {
      text += String(decoding: rest.prefix(while: isName), as: UTF8.self)
    } else {
      return
    }
    expansions.append((text, index))
  }
}

// MARK: $'…'

extension ShellWords {
  /// ANSI-C quoting, as browsers write it for bodies with line breaks and quotes.
  private mutating func readANSIQuoted(into word: inout Word) throws(CurlProblem) {
    let start = index
    index += 2
    while index < line.count, line[index] != UInt8(ascii: "'") {
      if line[index] == UInt8(ascii: "\\"), index + 1 < line.count {
        index += 1
        word.bytes += ansiEscape()
      } else {
        word.bytes.append(line[index])
        index += 1
      }
    }
    try close("'", openedAt: start)
  }

  /// The bytes of the escape whose letter stands at `index`, which moves behind it.
  private mutating func ansiEscape() -> [UInt8] {
    let letter = line[index]
    index += 1
    switch letter {
    case UInt8(ascii: "a"): return [0x07]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "e"), UInt8(ascii: "E"): return [0x1B]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "v"): return [0x0B]
    case UInt8(ascii: "x"):
      return number(digits: 2, base: 16).map { [UInt8(truncatingIfNeeded: $0)] } ?? [0x5C, letter]
    case UInt8(ascii: "u"): return utf16(number(digits: 4, base: 16)) ?? [0x5C, letter]
    case UInt8(ascii: "U"): return scalar(number(digits: 8, base: 16)) ?? [0x5C, letter]
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      index -= 1
      return number(digits: 3, base: 8).map { [UInt8(truncatingIfNeeded: $0)] } ?? []
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"): return [letter]
    default: return [0x5C, letter]
    }
  }

  private mutating func number(digits: Int, base: Int) -> Int? {
    let text = line[index...].prefix(digits).prefix { Int(String(UnicodeScalar($0)), radix: base) != nil }
    index += text.count
    return Int(String(decoding: text, as: UTF8.self), radix: base)
  }

  /// Browsers write a character beyond the first plane as two halves, which bash would not put together.
  private mutating func utf16(_ unit: Int?) -> [UInt8]? {
    guard let unit, (0xD800...0xDBFF).contains(unit), line[index...].starts(with: "\\u".utf8) else {
      return scalar(unit)
    }
    let before = index
    index += 2
    if let low = number(digits: 4, base: 16), (0xDC00...0xDFFF).contains(low) {
      return scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }
    index = before
    return scalar(0xFFFD)
  }

  private func scalar(_ value: Int?) -> [UInt8]? {
    guard let value else { return nil }
    let scalar = UInt32(exactly: value).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}"
    return Array(String(scalar).utf8)
  }
}
