import Diagnostics

/// One line of a broken file, looked at for the usual traps.
struct SourceLine {
  private let source: SourceText
  private let number: Int
  private let scalars: [Unicode.Scalar]

  init(_ source: SourceText, _ number: Int) {
    self.source = source
    self.number = number
    scalars = Array(source.line(number).unicodeScalars)
  }

  func place(_ column: Int, width: Int = 1) -> SourcePlace {
    SourcePlace(source, SourceSpan(line: number, column: column, endColumn: column + width))
  }

  /// 1-based.
  func scalar(_ column: Int) -> Unicode.Scalar? {
    scalars.indices.contains(column - 1) ? scalars[column - 1] : nil
  }

  var isIndentedWithTab: Bool { scalars.prefix { $0 == " " || $0 == "\t" }.contains("\t") }

  /// The column of a `{{` that begins a value: after `: `, `- `, `[`, `,`, `{` or blanks alone, outside quotes.
  var unquotedTemplate: Int? {
    var quote: Unicode.Scalar?
    var previous: Unicode.Scalar = ":"
    var blank = true
    for (index, scalar) in scalars.enumerated() {
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "{", index + 1 < scalars.count, scalars[index + 1] == "{" {
        if "[,{".unicodeScalars.contains(previous) || (blank && ":-".unicodeScalars.contains(previous)) {
          return index + 1
        }
      } else if scalar == "'" || scalar == "\"", blank || "[,{".unicodeScalars.contains(previous) {
        quote = scalar
      } else if scalar == "#", blank {
        return nil
      }
      blank = scalar == " " || scalar == "\t"
      if !blank { previous = scalar }
    }
    return nil
  }

  /// The place of a `{{` whose first or second brace stands at `column`.
  func doubleBrace(at column: Int) -> SourcePlace? {
    guard scalar(column) == "{" else { return nil }
    if scalar(column - 1) == "{" { return place(column - 1, width: 2) }
    return scalar(column + 1) == "{" ? place(column, width: 2) : nil
  }

  /// The column of a `[` before `column` that follows a letter at once, as in `$.data[*]`: nothing stands between but
  /// signs of a path.
  func bracketInsideWord(before column: Int) -> Int? {
    var index = min(column - 1, scalars.count) - 1
    while index > 0, scalars[index] == "?" || scalars[index] == "!" || scalars[index] == "(" { index -= 1 }
    guard index > 0, scalars[index] == "[", scalars[index - 1] != " ",
      !"[{,".unicodeScalars.contains(scalars[index - 1])
    else { return nil }
    return index + 1
  }

  /// Whether the line is `key:value`, with no blank behind the colon.
  var joinsKeyAndValue: Bool {
    let text = scalars.drop { $0 == " " || $0 == "-" }
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex, colon + 1 < text.endIndex else { return false }
    return text[..<colon].allSatisfy { $0.properties.isAlphabetic || $0 == "_" || $0 == "-" || $0 == "." }
      && scalars[colon + 1] != " "
  }

  /// Whether the line begins as `key: value` does.
  var beginsWithKey: Bool {
    let text = scalars.drop { $0 == " " }
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else { return false }
    return text[..<colon].allSatisfy { $0.properties.isAlphabetic || $0 == "_" || $0 == "-" }
  }

  /// Where `key: one: two` has its value: the place from the value's first character to the colon at `column`.
  func valueHoldingColon(before column: Int) -> SourcePlace? {
    let end = min(column - 1, scalars.count)
    guard end > 1 else { return nil }
    for index in 0..<(end - 1) where scalars[index] == ":" && scalars[index + 1] == " " {
      guard let start = (index + 1..<end).first(where: { scalars[$0] != " " }) else { return nil }
      return place(start + 1, width: max(1, end + 1 - start))
    }
    return nil
  }

  /// What a value that ended before `column` ended with: text stands behind closing quotes or brackets.
  func valueBeforeStrayText(_ column: Int) -> String? {
    var index = min(column - 1, scalars.count) - 1
    while index >= 0, scalars[index] == " " { index -= 1 }
    guard index > 0 else { return nil }
    switch scalars[index] {
    case "'", "\"": return "closing quote"
    case "]", "}": return "closing '\(scalars[index])'"
    default: return nil
    }
  }
}
