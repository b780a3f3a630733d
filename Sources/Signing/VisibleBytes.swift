import Diagnostics

/// Bytes as a reader can check them one by one.
enum VisibleBytes {
  /// Control characters as pictures (a line break shows as `␊` and breaks), bytes that are not UTF-8 as `<FF>`, and
  /// spaces as `·` where they could be overlooked: several in a row, or at an end of a line.
  static func shown(_ bytes: [UInt8]) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { return shownByByte(bytes) }
    // Lines by scalars: as characters, CR LF is one, and no line feed at all.
    return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { dotted(String($0)) }
      .joined(separator: "␊\n")
  }

  private static func dotted(_ line: String) -> String {
    let scalars = Array(line.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isLost =
        scalar == " "
        && (index == 0 || index == scalars.count - 1 || scalars[index - 1] == " " || scalars[index + 1] == " ")
      if isLost {
        result.append("·")
      } else {
        result.append(contentsOf: (isDeceptive(scalar) ? code(scalar) : VisibleText.shown(scalar)).unicodeScalars)
      }
    }
    return String(result)
  }

  /// What looks like a blank, or like nothing, beside what `VisibleText` replaces: to a digest it is neither.
  private static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0xAD, 0x34F, 0x115F, 0x1160, 0x1680, 0x17B4, 0x17B5, 0x180B...0x180F, 0x2000...0x200D, 0x202F, 0x205F,
      0x3000, 0x3164, 0xFE00...0xFE0F, 0xFFA0, 0xE0100...0xE01EF:
      true
    default: false
    }
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  private static func shownByByte(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      (0x20...0x7E).contains(byte)
        ? String(Unicode.Scalar(byte)) : "<" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) + ">"
    }.joined()
  }
}
