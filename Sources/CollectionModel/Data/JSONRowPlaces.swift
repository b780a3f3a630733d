import Diagnostics

/// Where the rows of JSON text and their members' names stand. The text has been parsed already, so that it is known to
/// be well formed.
struct JSONRowPlaces {
  struct Row {
    /// Of the row's first character.
    var span: SourceSpan
    /// Of each member's name with its quotes; empty where the row is no object.
    var members: [SourceSpan]
  }

  /// Of the value's first character.
  private(set) var root = SourceSpan(line: 1, column: 1)
  private(set) var rows: [Row] = []

  private var line: Int
  private var column = 1
  private var depth = 0
  /// Whether a member's name comes next at the depth of the rows' members.
  private var expectsName = false
  private var expectsRow = false

  /// `isRow`: the text is itself the one row, on line `line`; otherwise it is an array of them.
  init(_ bytes: ArraySlice<UInt8>, line: Int = 1, isRow: Bool = false) {
    self.line = line
    if isRow { depth = 1 }
    expectsRow = isRow
    var index = bytes.startIndex
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index += 3 }
    var isFirst = true
    while index < bytes.endIndex {
      let byte = bytes[index]
      if isFirst, byte > 0x20 {
        root = SourceSpan(line: self.line, column: column)
        isFirst = false
      }
      index = take(byte, bytes, index)
    }
  }

  /// Takes one sign or one string; gives what follows it.
  private mutating func take(_ byte: UInt8, _ bytes: ArraySlice<UInt8>, _ index: Int) -> Int {
    beginRow(byte)
    switch byte {
    case UInt8(ascii: "\""): return string(bytes, index)
    case UInt8(ascii: "\n"):
      line += 1
      column = 0
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      depth += 1
      expectsRow = depth == 1
      expectsName = depth == 2 && byte == UInt8(ascii: "{")
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      depth -= 1
      expectsName = false
    case UInt8(ascii: ","):
      expectsRow = depth == 1
      expectsName = depth == 2 && inObject
    default: break
    }
    if byte & 0xC0 != 0x80 { column += 1 }
    return index + 1
  }

  /// Whether the row that stands open is an object.
  private var inObject = false

  private mutating func beginRow(_ byte: UInt8) {
    guard expectsRow, byte > 0x20, byte != UInt8(ascii: "]") else { return }
    expectsRow = false
    inObject = byte == UInt8(ascii: "{")
    rows.append(Row(span: SourceSpan(line: line, column: column), members: []))
  }

  private mutating func string(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int {
    let first = column
    var index = start + 1
    column += 1
    while bytes[index] != UInt8(ascii: "\"") {
      let step = bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      column += step == 2 || bytes[index] & 0xC0 != 0x80 ? step : 0
      index += step
    }
    column += 1
    if expectsName, depth == 2, !rows.isEmpty {
      rows[rows.count - 1].members.append(SourceSpan(line: line, column: first, endLine: line, endColumn: column))
      expectsName = false
    }
    return index + 1
  }
}
