package import JSON
import YAML

/// Values as YAML that reads back as just these values.
package enum YAMLText {
  /// A string on one line: plain where nothing in it has a meaning, else in single quotes, or in double ones where it has
  /// line breaks or other characters that need an escape.
  package static func string(_ text: String) -> String {
    if isPlain(text) { return text }
    // JSON's escapes are YAML's too, but for the halves of surrogate pairs, which the writer does not make.
    if text.unicodeScalars.contains(where: { needsEscape($0) }) { return escaped(text) }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.last != 0x20,
      isLetter(first) || "/_$".utf8.contains(first) || text.hasPrefix("../")
    else { return false }
    guard text.utf8.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) || "/_$.- ".utf8.contains($0) }) else {
      return false
    }
    if case .string? = .some(YAMLScalar.typed(text, plain: true)) { return true }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
      scalar.value == 0x2028 || scalar.value == 0x2029
    default: true
    }
  }

  private static func escaped(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where needsEscape(scalar):
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// `key: value`, the value below and indented by two where it is a list or map with anything in it.
  package static func entry(_ key: String, _ value: JSONValue) -> [String] {
    let name = string(key)
    switch value {
    case .object(let object) where !object.isEmpty: return ["\(name):"] + lines(value).map { "  " + $0 }
    case .array(let items) where !items.isEmpty: return ["\(name):"] + lines(value).map { "  " + $0 }
    default: return ["\(name): \(scalar(value))"]
    }
  }

  private static func lines(_ value: JSONValue) -> [String] {
    switch value {
    case .object(let object) where !object.isEmpty: object.members.flatMap { entry($0.key, $0.value) }
    case .array(let items) where !items.isEmpty:
      items.flatMap { item in
        let lines = lines(item)
        return ["- " + lines[0]] + lines.dropFirst().map { "  " + $0 }
      }
    default: [scalar(value)]
    }
  }

  private static func scalar(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): string(text)
    case .object: "{}"
    case .array: "[]"
    default: JSONWriter.compact(value)
    }
  }
}
