extension HTTPFields {
  /// Reads the header lines of a response, status line first or not (RFC 9112, section 5).
  ///
  /// As tolerant as a tool for testing must be: a line without colon is passed over, a folded line (`obs-fold`) is
  /// joined to the one before by a space, and what is not UTF-8 is read as ISO 8859-1.
  init(parsing lines: Span<UInt8>) {
    self.init()
    fields.reserveCapacity(12)
    var start = 0
    while start < lines.count {
      let (end, next) = HTTPFields.lineEnd(from: start, in: lines)
      parseLine(lines, start, end)
      start = next
    }
  }

  private mutating func parseLine(_ lines: Span<UInt8>, _ start: Int, _ end: Int) {
    guard start < end else { return }
    if HTTPFields.isBlank(lines[start]) {
      let folded = HTTPFields.trimmedText(lines, start, end)
      guard !fields.isEmpty, !folded.isEmpty else { return }
      fields[fields.count - 1].value += fields[fields.count - 1].value.isEmpty ? folded : " " + folded
      return
    }
    var colon = start
    while colon < end, lines[colon] != UInt8(ascii: ":") { colon += 1 }
    // A status line has no colon before its blank, a header's name has no blank.
    guard colon < end, colon > start, !HTTPFields.isStatusLine(lines, start, end) else { return }
    fields.append(
      Field(HTTPFields.trimmedText(lines, start, colon), HTTPFields.trimmedText(lines, colon + 1, end)))
  }

  private static func isStatusLine(_ lines: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    start == 0 && end >= 5 && lines[0] == UInt8(ascii: "H") && lines[1] == UInt8(ascii: "T")
      && lines[2] == UInt8(ascii: "T") && lines[3] == UInt8(ascii: "P") && lines[4] == UInt8(ascii: "/")
  }

  /// Where the line's text ends, and where the next line begins.
  private static func lineEnd(from start: Int, in lines: Span<UInt8>) -> (end: Int, next: Int) {
    var end = start
    while end < lines.count, lines[end] != 0x0A { end += 1 }
    let next = end + 1
    if end > start, lines[end - 1] == 0x0D { end -= 1 }
    return (end, next)
  }

  private static func trimmedText(_ lines: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    var (start, end) = (start, end)
    while start < end, isBlank(lines[start]) { start += 1 }
    while end > start, isBlank(lines[end - 1]) { end -= 1 }
    let bytes = lines.extracting(start..<end)
    if let text = try? UTF8Span(validating: bytes) { return String(copying: text) }
    var text = ""
    for index in bytes.indices { text.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    return text
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
