/// Text of a user or a server as a terminal may show it: nothing in it can move the cursor, change colours, reorder
/// what stands around it, or hide.
package enum VisibleText {
  /// One scalar as it is shown: itself, a control picture such as `␛`, or its code in angle brackets.
  package static func shown(_ scalar: Unicode.Scalar) -> String {
    guard needsReplacing(scalar) else { return String(scalar) }
    switch scalar.value {
    case 0x00...0x1F: return Unicode.Scalar(0x2400 + scalar.value).map { String($0) } ?? ""
    case 0x7F: return "\u{2421}"
    default: return "<U+\(hexadecimal(scalar.value))>"
    }
  }

  /// A whole text, with `keeping` (a line break, say) left as it is.
  package static func shown(_ text: String, keeping kept: Unicode.Scalar? = nil) -> String {
    guard text.unicodeScalars.contains(where: { $0 != kept && needsReplacing($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == kept { result.unicodeScalars.append(scalar) } else { result += shown(scalar) }
    }
    return result
  }

  /// How many columns of a terminal a scalar takes as `shown` gives it; a tab is the caller's.
  package static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x7F { return 1 }
    if needsReplacing(scalar) { return shown(scalar).unicodeScalars.count }
    if value < 0x300 { return 1 }
    if value == 0x200D || (0xFE00...0xFE0F).contains(value) || (0x1F3FB...0x1F3FF).contains(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return isWide(value) ? 2 : 1
    }
  }

  private static func needsReplacing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x200A, 0x2010...0x2027, 0x202F...0x205F, 0x2070...0xFEFE: false
    case 0x00...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      // U+200D joins emoji: replacing it would break the family apart, and it reorders nothing.
      scalar.value != 0x200D
    default: false
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// East Asian wide and full-width characters and emoji (Unicode Annex 11, classes W and F, in coarse ranges).
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x2614...0x2615, 0x26A1, 0x2705, 0x270A...0x270B, 0x2728,
      0x274C, 0x2753...0x2755, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F7E0...0x1F7EB, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
