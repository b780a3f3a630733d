/// A secret with every character that somebody escapes, and what of it must be found nowhere.
///
/// Whatever a program escapes, the letters and digits in the middle stay together; unless it escapes those too, or
/// encodes the whole. So their few forms stand for all that the secret has.
enum SearchedSecret {
  static let core = "Zq7xW9vKc3Lm"
  static let value = "p/+=\"'<&>é $`\\" + core + "$ é>&'\"/+%"
  /// A secret without anything to escape.
  static let plain = "Yh5tB8nMd6Pq"
  /// With line breaks, as keys in PEM have them.
  static let lines = ["Line1Zk8sQ2wE", "Line2Xm4tR7yU"]
  static let several = "-----BEGIN X-----\n" + lines.joined(separator: "\n") + "\n-----END X-----"

  /// By name, for the message of a test that finds one.
  static let forms: [(name: String, text: String)] = ([core, plain] + lines).flatMap {
    core -> [(name: String, text: String)] in
    let bytes = Array(core.utf8)
    var forms: [(name: String, text: String)] = [("plain", core)]
    forms.append(("hex", bytes.map { hex($0, "0123456789abcdef") }.joined()))
    forms.append(("HEX", bytes.map { hex($0, "0123456789ABCDEF") }.joined()))
    forms.append(("percent", bytes.map { "%" + hex($0, "0123456789ABCDEF") }.joined()))
    forms.append(("percent in lower case", bytes.map { "%" + hex($0, "0123456789abcdef") }.joined()))
    forms.append(("JSON escapes", bytes.map { "\\u00" + hex($0, "0123456789abcdef") }.joined()))
    forms.append(("references", bytes.map { "&#\($0);" }.joined()))
    for shift in 0..<3 { forms.append(("base64 at \(shift)", base64(bytes, shift))) }
    return forms
  }

  /// The value in every form, as a server may send it back.
  static func written(_ value: String = value) -> [(name: String, text: String)] {
    let bytes = Array(value.utf8)
    let isPlain = { (byte: UInt8) in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    let percent = { (digits: String, all: Bool) in
      bytes.map { !all && isPlain($0) ? String(Unicode.Scalar($0)) : "%" + hex($0, digits) }.joined()
    }
    let json = { (all: Bool) in
      value.utf16.map { unit in
        !all && unit < 0x80 && isPlain(UInt8(unit))
          ? String(Unicode.Scalar(UInt8(unit))) : "\\u" + hex(UInt8(unit >> 8), low) + hex(UInt8(unit & 255), low)
      }.joined()
    }
    let references = value.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: String(scalar)
      }
    }.joined()
    return [
      ("plain", value), ("percent", percent("0123456789ABCDEF", false)), ("percent, lower", percent(low, false)),
      ("percent, all", percent("0123456789ABCDEF", true)),
      ("percent, twice", percent("0123456789ABCDEF", false).replacing("%", with: "%25")),
      ("form", percent("0123456789ABCDEF", false).replacing("%20", with: "+")),
      ("some percent", value.replacing("/", with: "%2F").replacing("=", with: "%3d").replacing(" ", with: "%20")),
      ("JSON", value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")),
      (
        "JSON with slashes",
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("/", with: "\\/")
      ),
      ("JSON escapes", json(false)), ("JSON escapes, all", json(true)), ("references", references),
      ("numbers", value.unicodeScalars.map { "&#x\(String($0.value, radix: 16));" }.joined()),
      ("shell", "'" + value.replacing("'", with: "'\\''") + "'"),
      ("hex", bytes.map { hex($0, low) }.joined()), ("base64", base64(bytes, 0)), ("base64 at 1", base64(bytes, 1)),
      ("base64 at 2", base64(bytes, 2)),
      ("base64url", base64(bytes, 0).replacing("+", with: "-").replacing("/", with: "_")),
    ]
  }

  private static let low = "0123456789abcdef"

  private static func hex(_ byte: UInt8, _ digits: String) -> String {
    let digits = Array(digits)
    return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
  }

  /// The characters that depend on the bytes alone, where `shift` bytes stand before them.
  private static func base64(_ bytes: [UInt8], _ shift: Int) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let padded = [UInt8](repeating: 0, count: shift) + bytes
    var text: [Character] = []
    var bits = 0
    var held = 0
    for byte in padded {
      bits = bits << 8 | Int(byte)
      held += 8
      while held >= 6 {
        held -= 6
        text.append(alphabet[bits >> held & 63])
      }
    }
    return String(text.dropFirst([0, 2, 3][shift]))
  }
}
