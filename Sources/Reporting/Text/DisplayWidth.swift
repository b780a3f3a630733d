/// How many columns text takes on a terminal: enough to put a caret under the right character.
enum DisplayWidth {
  static func of(_ text: some Sequence<Unicode.Scalar>) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    switch scalar.value {
    // East Asian wide and full-width blocks (UAX #11).
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

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
