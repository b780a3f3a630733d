/// HTML written into bytes. Elements are our own; what stands in them is made text here, whatever it is.
struct HTMLBytes {
  private(set) var bytes: [UInt8] = []

  /// Markup as it stands: never anything that came from outside.
  mutating func markup(_ text: String) { bytes += text.utf8 }

  /// Takes over what was written before.
  mutating func append(_ other: ArraySlice<UInt8>) { bytes += other }

  /// One line: breaks, controls and directional overrides are written out.
  mutating func line(_ content: String) { escape(ReportText.line(content)) }

  /// Lines, for an element that keeps white space.
  mutating func block(_ content: String) { escape(ReportText.block(content)) }

  /// `<name class="…">content</name>`, the content in one line.
  mutating func element(_ name: StaticString, _ style: StaticString = "", _ content: String) {
    open(name, style)
    line(content)
    markup("</\(name)>")
  }

  /// The same for an element that keeps white space, with the content in lines.
  mutating func preformatted(_ style: StaticString, _ content: String) {
    open("pre", style)
    // A line feed that follows the tag at once is not part of the content (HTML 13.1.2.5).
    markup("\n")
    block(content)
    markup("</pre>")
  }

  mutating func open(_ name: StaticString, _ style: StaticString = "") {
    markup("<\(name)")
    if style.utf8CodeUnitCount > 0 { markup(" class=\"\(style)\"") }
    markup(">")
  }

  mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  private mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
  }
}
