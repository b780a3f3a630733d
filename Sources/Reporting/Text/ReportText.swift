/// Text of unknown origin in a form that no terminal, log viewer or XML parser takes for more than text.
///
/// Control characters, directional overrides and the code points that XML forbids are written out: `\u{1B}`.
enum ReportText {
  /// For one line: breaks and tabs are written out too, as `\n` and `\t`.
  static func line(_ text: String) -> String {
    shown(text, keepingBreaks: false)
  }

  /// For a block of lines: breaks and tabs stay, and a carriage return before a line feed goes.
  static func block(_ text: String) -> String {
    shown(text, keepingBreaks: true)
  }

  private static func shown(_ text: String, keepingBreaks: Bool) -> String {
    if isPrintableASCII(text) { return text }
    let scalars = text.unicodeScalars
    guard var index = scalars.firstIndex(where: { mustShow($0, keepingBreaks: keepingBreaks) }) else { return text }
    var result = String(scalars[..<index])
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if !mustShow(scalar, keepingBreaks: keepingBreaks) {
        result.unicodeScalars.append(scalar)
      } else if !(keepingBreaks && scalar == "\r" && next < scalars.endIndex && scalars[next] == "\n") {
        result += written(scalar)
      }
      index = next
    }
    return result
  }

  private static func isPrintableASCII(_ text: String) -> Bool {
    for byte in text.utf8 where byte < 0x20 || byte > 0x7E { return false }
    return true
  }

  private static func mustShow(_ scalar: Unicode.Scalar, keepingBreaks: Bool) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: false
    case 0x09, 0x0A: !keepingBreaks
    case 0..<0x20, 0x7F...0x9F: true
    // What reorders or breaks a line without being seen.
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: true
    // XML 1.0 section 2.2 leaves these out of `Char`.
    case 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func written(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }
}
