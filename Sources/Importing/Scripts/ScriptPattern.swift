/// Regular expressions of JavaScript as PCRE2 has them.
enum ScriptPattern {
  static func pattern(_ pattern: String, flags: String) throws(Untranslated) -> String {
    var letters = ""
    for flag in flags {
      switch flag {
      case "i", "s", "m": letters.append(flag)
      case "g", "u", "y", "d": break
      default: throw Untranslated("the flag '\(flag)' of a regular expression is not known")
      }
    }
    guard !pattern.contains("\\c"), !pattern.contains("[^]"), !pattern.contains("[]") else {
      throw Untranslated("a regular expression in a form that only JavaScript has")
    }
    var result = ""
    var rest = pattern[...]
    while let first = rest.first {
      if rest.hasPrefix("\\/") {
        result += "/"
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("\\u{"), let close = rest.firstIndex(of: "}") {
        result += "\\x{" + rest[rest.index(rest.startIndex, offsetBy: 3)..<close] + "}"
        rest = rest[rest.index(after: close)...]
      } else if rest.hasPrefix("\\u"), rest.count >= 6 {
        result += "\\x{" + rest.dropFirst(2).prefix(4) + "}"
        rest = rest.dropFirst(6)
      } else if first == "\\" {
        result += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return letters.isEmpty ? result : "(?\(letters))" + result
  }
}
