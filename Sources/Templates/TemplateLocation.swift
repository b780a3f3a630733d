import Diagnostics

/// Where inside a scalar a stretch of a template lies: which `{{` it follows, and how far from it.
///
/// Kept instead of a span because the line and column of a folded, quoted or indented scalar can only be told by
/// reading the file's own text again, which is worth doing for a message and not for every template loaded.
struct TemplateLocation: Sendable {
  /// The scalar as a whole.
  static let whole = TemplateLocation(ordinal: -1, from: 0, to: 0)

  /// Counts the `{{` of the scalar from 0, from left to right and without overlap.
  let ordinal: Int32
  /// Unicode scalars from that `{{` on, in the text after YAML's quoting was undone.
  let from: Int32
  /// Exclusive.
  let to: Int32

  init(ordinal: Int, from: Int, to: Int) {
    self.ordinal = Int32(clamping: ordinal)
    self.from = Int32(clamping: from)
    self.to = Int32(clamping: to)
  }

  /// The place in the file; the whole scalar where the file's text does not show the braces.
  func place(in scalar: SourcePlace) -> SourcePlace {
    guard ordinal >= 0, var cursor = RawCursor(scalar), cursor.skip(toBraces: Int(ordinal)) else { return scalar }
    cursor.advance(by: Int(from))
    let start = (cursor.line, cursor.column)
    cursor.advance(by: max(Int(to - from), 1))
    return SourcePlace(
      scalar.source, SourceSpan(line: start.0, column: start.1, endLine: cursor.line, endColumn: cursor.column))
  }
}

/// Walks the raw text of a YAML scalar, one Unicode scalar of its value at a time.
private struct RawCursor {
  private enum Style {
    case plain, single, double
    /// A whole file: its text is the value as it stands.
    case verbatim
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private let style: Style
  private(set) var line: Int
  private(set) var column: Int

  init?(_ place: SourcePlace) {
    let span = place.span
    guard span.line >= 1, span.column >= 1, span.endLine >= span.line, span.endLine - span.line < 100_000 else {
      return nil
    }
    let text = RawCursor.text(of: span, in: place.source.bytes)
    let isWhole = RawCursor.isBeyondLastLine(span, in: place.source.bytes)
    // A carriage return before a line feed is no part of a YAML value.
    scalars = Array((isWhole ? text : text.replacing("\r\n", with: "\n")).unicodeScalars)
    style = isWhole ? .verbatim : scalars.first == "'" ? .single : scalars.first == "\"" ? .double : .plain
    line = Int(span.line)
    column = Int(span.column)
  }

  /// No scalar of YAML ends behind the file's last line: what does is the whole file.
  private static func isBeyondLastLine(_ span: SourceSpan, in bytes: [UInt8]) -> Bool {
    Int(span.endLine) > bytes.count { $0 == UInt8(ascii: "\n") } + 1
  }

  /// The lines of a span, from its first column to its end.
  private static func text(of span: SourceSpan, in bytes: [UInt8]) -> String {
    var line: Int32 = 1
    var start = 0
    while start < bytes.count, line < span.line {
      if bytes[start] == UInt8(ascii: "\n") { line += 1 }
      start += 1
    }
    // Columns are counted without a byte order mark.
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    start = offset(of: Int(span.column) - 1, from: start, in: bytes)
    var end = start
    while end < bytes.count, line < span.endLine {
      if bytes[end] == UInt8(ascii: "\n") { line += 1 }
      end += 1
    }
    let last = span.endLine == span.line ? span.endColumn - span.column : span.endColumn - 1
    end = offset(of: Int(last), from: end, in: bytes)
    // The span of a block scalar is that of its indicator: its lines follow, and its own braces come first in them.
    if start < bytes.count, bytes[start] == UInt8(ascii: "|") || bytes[start] == UInt8(ascii: ">") { end = bytes.count }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The byte that lies so many Unicode scalars after `start`, without leaving the line.
  private static func offset(of scalars: Int, from start: Int, in bytes: [UInt8]) -> Int {
    var left = scalars
    var index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] & 0xC0 != 0x80 {
        guard left > 0 else { return index }
        left -= 1
      }
      index += 1
    }
    return index
  }

  mutating func skip(toBraces ordinal: Int) -> Bool {
    var left = ordinal
    while index + 1 < scalars.count {
      if scalars[index] == "{", scalars[index + 1] == "{" {
        if left == 0 { return true }
        left -= 1
        step()
      }
      step()
    }
    return false
  }

  /// Moves over so many scalars of the *value*, undoing what YAML's quoting and folding made of them.
  mutating func advance(by count: Int) {
    for _ in 0..<count where index < scalars.count {
      switch scalars[index] {
      case "\n" where style != .verbatim:
        step()
        while index < scalars.count, scalars[index] == " " { step() }
      case "'" where style == .single && index + 1 < scalars.count && scalars[index + 1] == "'":
        step()
        step()
      case "\\" where style == .double:
        step()
        let length = index < scalars.count ? RawCursor.escapeLength(scalars[index]) : 0
        for _ in 0..<length where index < scalars.count { step() }
      default:
        step()
      }
    }
  }

  private static func escapeLength(_ letter: Unicode.Scalar) -> Int {
    switch letter {
    case "x": 3
    case "u": 5
    case "U": 9
    default: 1
    }
  }

  private mutating func step() {
    if scalars[index] == "\n" {
      line += 1
      column = 1
    } else if scalars[index] != "\r" || index + 1 == scalars.count || scalars[index + 1] != "\n" {
      // The carriage return of a line end is no column.
      column += 1
    }
    index += 1
  }
}
