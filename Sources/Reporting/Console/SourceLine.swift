import RunEvents

/// A line of a file with a caret, cut around the caret where the line is long, such as minified JSON.
struct SourceLine {
  let text: String
  /// Columns before the caret, and under it.
  let caretColumn: Int
  let caretWidth: Int

  init(_ place: CheckPlace, columns: Int) {
    let scalars = Array(place.text.unicodeScalars)
    let caret = min(max(0, place.column - place.textColumn), scalars.count)
    let caretEnd = min(scalars.count, caret + max(1, place.length))
    // A third of the room before the caret leaves the rest for what stands beside it.
    let start = scalars.count > columns ? max(0, caret - columns / 3) : 0
    let end = scalars.count > columns ? min(scalars.count, start + columns - 2) : scalars.count
    let before = (start > 0 || place.textColumn > 1 ? "…" : "") + Self.shown(scalars[start..<caret])
    let under = Self.shown(scalars[caret..<max(caret, min(caretEnd, end))])
    let after = Self.shown(scalars[min(caretEnd, end)..<end]) + (end < scalars.count ? "…" : "")
    text = before + under + after
    caretColumn = DisplayWidth.of(before.unicodeScalars)
    caretWidth = max(1, DisplayWidth.of(under.unicodeScalars))
  }

  /// A tab as one space: its width depends on where it stands, and the caret must not.
  private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars.lazy.map { $0 == "\t" ? " " : $0 })
    return ReportText.line(String(view))
  }
}

/// Expected and actual value, cut so that the place where they part can still be seen.
enum ComparedValues {
  static func cut(_ expected: String, _ actual: String, to limit: Int) -> (expected: String, actual: String) {
    guard expected.utf8.count > limit || actual.utf8.count > limit else { return (expected, actual) }
    let common = zip(expected.utf8, actual.utf8).prefix { $0 == $1 }.count
    let start = common > limit / 2 ? common - limit / 4 : 0
    return (window(expected, from: start, limit), window(actual, from: start, limit))
  }

  private static func window(_ text: String, from start: Int, _ limit: Int) -> String {
    let begin = HeadAndTail.boundary(text, min(start, text.utf8.count))
    let (shown, isCut) = HeadAndTail.head(String(text[begin...]), limit)
    return (start > 0 ? "…" : "") + shown + (isCut ? "… (\(text.utf8.count) bytes)" : "")
  }
}
