/// Cuts long text so that its beginning and its end both survive.
enum HeadAndTail {
  /// Head and tail of `text` in at most about `limit` bytes of UTF-8, with a line between them that says how much is gone.
  ///
  /// Takes time by `limit`, not by the text's length.
  static func cut(_ text: String, to limit: Int) -> String {
    let count = text.utf8.count
    guard count > limit else { return text }
    let tail = limit / 4
    let headEnd = boundary(text, limit - tail)
    let tailStart = boundary(text, count - tail)
    let gone = text.utf8.distance(from: headEnd, to: tailStart)
    return text[..<headEnd] + "\n… \(gone) bytes left out …\n" + text[tailStart...]
  }

  /// The beginning of `text` in at most `limit` bytes of UTF-8, and whether anything is gone.
  static func head(_ text: String, _ limit: Int) -> (text: String, isCut: Bool) {
    guard text.utf8.count > limit else { return (text, false) }
    return (String(text[..<boundary(text, limit)]), true)
  }

  /// The last place at or before a byte offset where a scalar begins.
  static func boundary(_ text: String, _ offset: Int) -> String.Index {
    let utf8 = text.utf8
    var index = utf8.index(utf8.startIndex, offsetBy: offset)
    while index > utf8.startIndex, index < utf8.endIndex, utf8[index] & 0xC0 == 0x80 {
      index = utf8.index(before: index)
    }
    return index
  }

  /// One line of at most about `limit` bytes: a line break and the blanks around it become one space.
  static func excerpt(_ text: String, _ limit: Int) -> String {
    // Pretty-printed JSON is largely indentation, so look at more than will be shown.
    let (start, startIsCut) = head(text, limit * 4)
    var folded = ""
    var pendingSpace = false
    for line in start.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" }) {
      let content = trimmed(line)
      if content.isEmpty { continue }
      if pendingSpace { folded += " " }
      folded += String(content)
      pendingSpace = true
    }
    let (shown, isCut) = head(folded, limit)
    return ReportText.line(shown) + (isCut || startIsCut ? "…" : "")
  }

  private static func trimmed(_ line: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    var line = line
    while let first = line.first, first == " " || first == "\t" { line.removeFirst() }
    while let last = line.last, last == " " || last == "\t" { line.removeLast() }
    return line
  }
}
