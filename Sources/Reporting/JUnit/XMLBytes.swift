/// XML text written into bytes. Elements and attributes are our own; their content is made valid for XML 1.0 here.
struct XMLBytes {
  private(set) var bytes: [UInt8] = []

  /// Markup as it stands.
  mutating func markup(_ text: String) { bytes += text.utf8 }

  /// Takes over what was written before.
  mutating func append(_ other: ArraySlice<UInt8>) { bytes += other }

  /// Attributes are one line: parsers fold a line break in one into a space, or leave `&#10;` as it is.
  mutating func attribute(_ name: StaticString, _ value: String) {
    markup(" ")
    markup(name.description)
    markup("=\"")
    escape(ReportText.line(value))
    markup("\"")
  }

  /// The same for a value that needs no escaping.
  mutating func attribute(_ name: StaticString, _ value: Int) {
    markup(" \(name)=\"\(value)\"")
  }

  mutating func text(_ content: String) { escape(ReportText.block(content)) }

  /// Where a child of a case begins.
  mutating func childBreak() { markup("\n      ") }

  /// `<name a="…">content</name>`
  mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)], _ content: String) {
    markup("<" + name.description)
    for (key, value) in attributes { attribute(key, value) }
    markup(">")
    text(content)
    markup("</\(name)>")
  }

  mutating func property(_ name: String, _ value: String) {
    markup("<property")
    attribute("name", name)
    attribute("value", value)
    markup("/>")
  }

  /// `>` too: `]]>` may not stand in text.
  private mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      default: bytes.append(byte)
      }
    }
  }
}
