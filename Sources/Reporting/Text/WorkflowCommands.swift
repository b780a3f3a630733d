/// Keeps text from a server out of the command channels of CI systems, which read them from a job's log.
///
/// GitHub acts on lines that begin with `::` after any white space, and like Azure and TeamCity on `##[…`, `##vso[…` and
/// `##teamcity[…` anywhere in a line. The one character that makes the difference is written out.
package enum WorkflowCommands {
  package static func defused(_ text: String) -> String {
    guard mayHoldCommand(text) else { return text }
    var result = String.UnicodeScalarView()
    var atLineStart = true
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.first {
      if scalar == "\n" {
        atLineStart = true
      } else if atLineStart, scalar == "\u{1B}" {
        // Our own colours: they take no room, so the line has not begun.
        let end = rest.firstIndex(of: "m").map { rest.index(after: $0) } ?? rest.endIndex
        result.append(contentsOf: rest[..<end])
        rest = rest[end...]
        continue
      } else if atLineStart, scalar == ":", rest.dropFirst().first == ":" {
        atLineStart = false
        result.append(contentsOf: "\\u{3A}".unicodeScalars)
        rest = rest.dropFirst()
        continue
      } else if scalar == "#", opensBracketCommand(rest) {
        result.append(contentsOf: "\\u{23}".unicodeScalars)
        rest = rest.dropFirst()
        continue
      } else if !scalar.properties.isWhitespace {
        atLineStart = false
      }
      result.append(scalar)
      rest = rest.dropFirst()
    }
    return String(result)
  }

  /// `##`, letters, `[`.
  private static func opensBracketCommand(_ text: Substring.UnicodeScalarView) -> Bool {
    guard text.dropFirst().first == "#" else { return false }
    return text.dropFirst(2).first { !$0.properties.isAlphabetic } == "["
  }

  private static func mayHoldCommand(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == previous, byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#") { return true }
      previous = byte
    }
    return false
  }
}
