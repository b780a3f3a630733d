import Diagnostics

/// What is valid YAML and hardly ever meant.
extension Composer {
  /// ` #` begins a comment in the middle of what looks like one value; the rest would be lost without a word.
  mutating func warnIfCut(_ text: String, _ span: SourceSpan) {
    while nextTrailingComment < linesWithTrailingComment.count,
      linesWithTrailingComment[nextTrailingComment] < Int(span.endLine)
    { nextTrailingComment += 1 }
    guard nextTrailingComment < linesWithTrailingComment.count,
      linesWithTrailingComment[nextTrailingComment] == Int(span.endLine),
      let open = OpenBracket.first(in: text)
    else { return }
    let rest = source.line(Int(span.endLine)).unicodeScalars.dropFirst(Int(span.endColumn) - 1)
    guard rest.drop(while: { $0 == " " }).first == "#", rest.first == " ", problems.count < Self.mostProblems else {
      return
    }
    problems.append(
      Diagnostic(
        .warning, "' #' begins a comment and cuts this value, whose \(open) is still open",
        at: SourcePlace(source, span), hints: ["quote the whole value"]))
  }

  /// `{a:1}` is one key without a value: only a blank behind the colon, or quotes before it, part the two.
  mutating func warnIfJoined(_ key: MappingBuilder.Key, _ value: Node) {
    guard case .scalar("", plain: true) = value.content, let colon = key.text.utf8.firstIndex(of: UInt8(ascii: ":")),
      colon != key.text.startIndex, key.span.endLine == key.span.line,
      Int(key.span.endColumn - key.span.column) == key.text.unicodeScalars.count
    else { return }
    warn(
      "'\(key.text)' is a key without a value", key.span,
      hints: ["write a blank behind the colon: '\(key.text[..<colon]): \(key.text[colon...].dropFirst())'"])
  }

  /// `"\b"` in double quotes is a backspace, while a regular expression means the edge of a word.
  mutating func warnOfBackspace(_ text: String, _ span: SourceSpan) {
    guard text.utf8.contains(0x08) else { return }
    let line = Array(source.line(Int(span.line)).unicodeScalars)
    let pair = line.indices.dropFirst(Int(span.column) - 1).first { index in
      index + 1 < line.count && line[index] == "\\" && line[index + 1] == "b"
    }
    guard let pair else { return }
    warn(
      "'\\b' in double quotes is a backspace",
      SourceSpan(line: Int(span.line), column: pair + 1, endColumn: pair + 3),
      hints: ["write it in single quotes, where a backslash is just a backslash"])
  }

  mutating func warnOfUnusedAnchors() {
    for anchor in unusedAnchors {
      warn(
        "'&\(anchor.name)' names an anchor that no alias uses, and is no part of the value", anchor.span,
        hints: ["quote the whole value where it is text that begins with '&'"])
    }
  }

  private mutating func warn(_ message: String, _ span: SourceSpan, hints: [String]) {
    guard problems.count < Self.mostProblems else { return }
    problems.append(Diagnostic(.warning, message, at: SourcePlace(source, span), hints: hints))
  }
}
