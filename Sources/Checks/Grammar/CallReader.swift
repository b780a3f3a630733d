/// Reads `name argument | name argument`: the grammar that queries and the pipes of templates share.
///
/// A pipe counts only outside quotes, brackets and parentheses; `''` inside `'…'` is one quote, and so is `""` inside
/// `"…"`.
struct CallReader {
  private let scalars: [Unicode.Scalar]
  private var position: Int
  /// Added to every offset: where the text lies in a longer one.
  private let base: Int

  init(_ text: some StringProtocol, base: Int = 0) {
    scalars = Array(text.unicodeScalars)
    position = 0
    self.base = base
  }

  /// Every call of the text. `what` says what is expected first: "a source", "a filter".
  mutating func calls(first what: String) throws(ArgumentProblem) -> [Call] {
    var calls: [Call] = []
    var expected = what
    while true {
      skipSpaces()
      let start = position
      let name = takeName()
      if name.isEmpty {
        throw ArgumentProblem(
          calls.isEmpty ? "\(expected) is missing" : "a filter is missing after '|'", offset: base + start)
      }
      var call = Call(name, at: base + start)
      while let argument = try takeArgument() { call.arguments.append(argument) }
      calls.append(call)
      guard position < scalars.count else { return calls }
      position += 1
      expected = "a filter"
    }
  }

  private mutating func skipSpaces() {
    while position < scalars.count, scalars[position].isSpace { position += 1 }
  }

  private mutating func takeName() -> String {
    var name = String.UnicodeScalarView()
    while position < scalars.count, !scalars[position].isSpace, scalars[position] != "|" {
      name.append(scalars[position])
      position += 1
    }
    return String(name)
  }

  /// The next argument; nothing at a pipe or at the end, where the reader then stands.
  private mutating func takeArgument() throws(ArgumentProblem) -> Call.Argument? {
    skipSpaces()
    guard position < scalars.count, scalars[position] != "|" else { return nil }
    let start = position
    guard scalars[start] == "'" || scalars[start] == "\"" else {
      return Call.Argument(try takeWord(), at: base + start)
    }
    let text = try takeQuoted()
    guard position == scalars.count || scalars[position].isSpace || scalars[position] == "|" else {
      throw ArgumentProblem(
        "something follows the closing quote", hints: ["write a quote inside quotes twice: 'it''s'"],
        offset: base + position)
    }
    return Call.Argument(text, at: base + start + 1, isQuoted: true)
  }

  private mutating func takeQuoted() throws(ArgumentProblem) -> String {
    let start = position
    let quote = scalars[start]
    var text = String.UnicodeScalarView()
    position += 1
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if scalar == quote {
        guard position < scalars.count, scalars[position] == quote else { return String(text) }
        position += 1
      }
      text.append(scalar)
    }
    throw ArgumentProblem("the quote is never closed", offset: base + start)
  }

  /// A bare word; inside its brackets and parentheses spaces, pipes and quoted text belong to it.
  private mutating func takeWord() throws(ArgumentProblem) -> String {
    var word = String.UnicodeScalarView()
    var open: [(closing: Unicode.Scalar, at: Int)] = []
    while position < scalars.count {
      let scalar = scalars[position]
      if open.isEmpty, scalar.isSpace || scalar == "|" { break }
      switch scalar {
      case "(": open.append((")", position))
      case "[": open.append(("]", position))
      case open.last?.closing: open.removeLast()
      case "'", "\"":
        guard !open.isEmpty else { break }
        // Copied with its quotes: they belong to the expression that the word is.
        let start = position
        _ = try takeQuoted()
        word.append(contentsOf: scalars[start..<position])
        continue
      default: break
      }
      word.append(scalar)
      position += 1
    }
    if let unclosed = open.last {
      throw ArgumentProblem(
        "'\(scalars[unclosed.at])' is never closed", hints: ["put '…' around an argument with brackets of its own"],
        offset: base + unclosed.at)
    }
    return String(word)
  }
}

extension Unicode.Scalar {
  fileprivate var isSpace: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" }
}
