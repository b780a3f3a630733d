/// JSON for a terminal or a job's log: the same document, with what could act there as an escape.
package enum HarmlessJSON {
  /// `json` is a whole document: what is escaped stands in strings only, and no line begins inside one.
  package static func text(_ json: String) -> String {
    let text = json.replacing("##", with: "#\\u0023")
    guard text.unicodeScalars.contains(where: acts) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if acts(scalar) {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// DEL, the C1 controls, and what reorders a line; JSON escapes the C0 controls by itself.
  private static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
