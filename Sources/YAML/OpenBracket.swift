/// Finds a quote or bracket that a text opens and does not close.
enum OpenBracket {
  /// How the first open one is called, such as "'['".
  static func first(in text: String) -> String? {
    var open: [Unicode.Scalar] = []
    var before: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if let last = open.last, last == "'" || last == "\"" {
        if scalar == last { open.removeLast() }
      } else {
        switch scalar {
        case "'", "\"":
          // An apostrophe inside a word (`it's`) opens nothing.
          if !before.properties.isAlphabetic && !("0"..."9").contains(before) { open.append(scalar) }
        case "(", "[", "{": open.append(scalar)
        case ")", "]", "}": if let last = open.last, closing[last] == scalar { open.removeLast() }
        default: break
        }
      }
      before = scalar
    }
    guard let first = open.first else { return nil }
    return first == "'" ? "quote" : first == "\"" ? "double quote" : "'\(first)'"
  }

  private static let closing: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "[": "]", "{": "}"]
}
