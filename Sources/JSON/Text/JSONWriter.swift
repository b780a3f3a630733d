/// Writes JSON text: members in their order, numbers as they were written, no escapes that are not needed.
package struct JSONWriter: Sendable {
  private let isPretty: Bool
  private let isSafeInHTML: Bool
  private var bytes: [UInt8] = []

  private init(isPretty: Bool, isSafeInHTML: Bool) {
    self.isPretty = isPretty
    self.isSafeInHTML = isSafeInHTML
  }

  /// On one line, without any space.
  ///
  /// - Parameter isSafeInHTML: writes `<`, `>`, `&` and the line separators U+2028 and U+2029 as escapes, so that neither
  ///   `</script>` nor `<!--` can come up in a `<script>` element.
  package static func compact(_ value: JSONValue, isSafeInHTML: Bool = false) -> String {
    String(decoding: compactBytes(value, isSafeInHTML: isSafeInHTML), as: UTF8.self)
  }

  package static func compactBytes(_ value: JSONValue, isSafeInHTML: Bool = false) -> [UInt8] {
    var writer = JSONWriter(isPretty: false, isSafeInHTML: isSafeInHTML)
    writer.write(value, indent: 0)
    return writer.bytes
  }

  /// A line for each member and element, two spaces a level, no line feed at the end.
  package static func pretty(_ value: JSONValue, isSafeInHTML: Bool = false) -> String {
    var writer = JSONWriter(isPretty: true, isSafeInHTML: isSafeInHTML)
    writer.write(value, indent: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .null: write("null")
    case .bool(let bool): write(bool ? "true" : "false")
    case .number(let number): write(number.text)
    case .string(let text): writeQuoted(text)
    case .array(let elements):
      writeList(elements, "[", "]", indent) { writer, element, indent in writer.write(element, indent: indent) }
    case .object(let object):
      writeList(object.members, "{", "}", indent) { writer, member, indent in
        writer.writeQuoted(member.key)
        writer.write(writer.isPretty ? ": " : ":")
        writer.write(member.value, indent: indent)
      }
    }
  }

  private mutating func writeList<Item>(
    _ items: [Item], _ open: String, _ close: String, _ indent: Int,
    _ writeItem: (inout JSONWriter, Item, Int) -> Void
  ) {
    write(open)
    for (offset, item) in items.enumerated() {
      if offset > 0 { write(",") }
      breakLine(indent + 1)
      writeItem(&self, item, indent + 1)
    }
    if !items.isEmpty { breakLine(indent) }
    write(close)
  }

  private mutating func breakLine(_ indent: Int) {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func writeQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: needsEscape) {
      for scalar in text.unicodeScalars { write(escaping: scalar) }
    } else {
      write(text)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func needsEscape(_ byte: UInt8) -> Bool {
    if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return true }
    guard isSafeInHTML else { return false }
    // 0xE2 begins U+2028 and U+2029 (and much else, which the slower way then writes as it is).
    return byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") || byte == 0xE2
  }

  private mutating func write(escaping scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": write("\\\"")
    case "\\": write("\\\\")
    case "\n": write("\\n")
    case "\r": write("\\r")
    case "\t": write("\\t")
    case "\u{8}": write("\\b")
    case "\u{C}": write("\\f")
    case "\u{0}"..."\u{1F}": writeCode(scalar)
    case "<", ">", "&", "\u{2028}", "\u{2029}":
      if isSafeInHTML { writeCode(scalar) } else { bytes.append(contentsOf: scalar.utf8) }
    default: bytes.append(contentsOf: scalar.utf8)
    }
  }

  private mutating func writeCode(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    write("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
  }
}
