/// One file as the user wrote it, kept so that a message can show the line it speaks of.
package final class SourceText: Sendable {
  /// The path as the user knows it: relative to the working directory where that is shorter.
  package let path: String
  /// The file's bytes, UTF-8.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of a line without its line break; `number` is 1-based. Empty beyond the last line.
  package func line(_ number: Int) -> String {
    var current = 1
    var start = 0
    var index = 0
    while index < bytes.count, current < number {
      if bytes[index] == UInt8(ascii: "\n") {
        current += 1
        start = index + 1
      }
      index += 1
    }
    guard current == number else { return "" }
    // A byte order mark is no part of the line: columns are counted without it.
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The same text with `*` for every character of a span: what must not be shown.
  package func masking(_ span: SourceSpan) -> SourceText {
    var masked: [UInt8] = []
    masked.reserveCapacity(bytes.count)
    var (line, column): (Int32, Int32) = (1, 1)
    let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    masked += bytes[..<first]
    for byte in bytes[first...] {
      let isBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      let continues = byte & 0xC0 == 0x80
      let at = (line, continues ? column - 1 : column)
      if isBreak || at < (span.line, span.column) || at >= (span.endLine, span.endColumn) {
        masked.append(byte)
      } else if !continues {
        masked.append(UInt8(ascii: "*"))
      }
      if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 1) } else if !continues { column += 1 }
    }
    return SourceText(path: path, bytes: masked)
  }
}

extension SourceText {
  /// The one scalar at a byte of the text, counted from 0; the end where the text is shorter.
  package func span(atByte offset: Int) -> SourceSpan {
    let before = bytes.prefix(offset)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return SourceSpan(line: line, column: String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1)
  }
}

/// A stretch of a source text: 1-based lines, 1-based columns counted in Unicode scalars, the end exclusive.
package struct SourceSpan: Hashable, Sendable {
  package var line: Int32
  package var column: Int32
  package var endLine: Int32
  package var endColumn: Int32

  package init(line: Int, column: Int, endLine: Int? = nil, endColumn: Int? = nil) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
    self.endLine = Int32(clamping: endLine ?? line)
    self.endColumn = Int32(clamping: endColumn ?? (column + 1))
  }
}

/// A stretch of one particular file.
package struct SourcePlace: Sendable {
  package let source: SourceText
  package let span: SourceSpan

  package init(_ source: SourceText, _ span: SourceSpan) {
    self.source = source
    self.span = span
  }

  /// The path as the user knows it.
  package var file: String { source.path }
  /// 1-based.
  package var line: Int { Int(span.line) }
  /// 1-based, Unicode scalars.
  package var column: Int { Int(span.column) }

  /// The text under the span where it lies within one line; else the rest of its first line.
  package var text: String {
    let scalars = source.line(line).unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: column - 1, limitedBy: scalars.endIndex) ?? scalars.endIndex
    guard span.endLine == span.line else { return String(scalars[start...]) }
    let length = Int(span.endColumn - span.column)
    let end = scalars.index(start, offsetBy: length, limitedBy: scalars.endIndex) ?? scalars.endIndex
    return String(scalars[start..<end])
  }
}
