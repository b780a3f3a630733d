import Diagnostics

/// How many columns text takes on a terminal: enough to put a caret under the right character.
enum DisplayWidth {
  static func of(_ text: some Sequence<Unicode.Scalar>) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  static func of(_ scalar: Unicode.Scalar) -> Int { VisibleText.width(scalar) }

  /// The longest beginning of `text` that fits, with `…` where something is gone.
  static func fitted(_ text: String, _ columns: Int) -> String {
    if text.utf8.count <= columns { return text }
    var used = 0
    var end = text.unicodeScalars.startIndex
    var lastThatFits = end
    for index in text.unicodeScalars.indices {
      used += of(text.unicodeScalars[index])
      end = text.unicodeScalars.index(after: index)
      if used <= columns - 1 { lastThatFits = end }
      if used > columns { return String(text.unicodeScalars[..<lastThatFits]) + "…" }
    }
    return text
  }
}
