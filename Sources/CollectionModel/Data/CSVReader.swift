import Diagnostics

/// Splits text into records and fields by RFC 4180, line breaks of any system.
struct CSVReader {
  struct Field {
    var text: String
    var span: SourceSpan
  }

  struct Record {
    var fields: [Field]
    /// Just behind the last field.
    var end: SourceSpan
  }

  let delimiter: UInt8
  private let source: SourceText
  private let bytes: [UInt8]
  private var index: Int
  private var line = 1
  private var column = 1

  private static let quote = UInt8(ascii: "\"")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")

  /// Of UTF-8 text; a byte order mark is passed over. The first line says what separates fields.
  init(_ text: SourceText) {
    bytes = text.bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    source = Self.withLineFeeds(text)
    let head = bytes[index...].prefix { $0 != Self.lineFeed && $0 != Self.carriageReturn }
    // Excel writes `sep=;` above the header where the separator is not that of the country.
    if head.count == 5, head.starts(with: "sep=".utf8), let given = head.last {
      delimiter = given
      index = head.endIndex
      lineBreak()
    } else {
      delimiter = Self.delimiter(of: head)
    }
  }

  /// Messages show lines that end in a line feed; a lone carriage return ends a line too.
  private static func withLineFeeds(_ text: SourceText) -> SourceText {
    var bytes = text.bytes
    var changed = false
    for index in bytes.indices where bytes[index] == carriageReturn {
      guard index + 1 == bytes.count || bytes[index + 1] != lineFeed else { continue }
      bytes[index] = lineFeed
      changed = true
    }
    return changed ? SourceText(path: text.path, bytes: bytes) : text
  }

  /// The one of `,`, `;` and tab that stands most often outside of quotes.
  private static func delimiter(of head: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var quoted = false
    for byte in head {
      if byte == quote { quoted.toggle() }
      if !quoted { counts[byte, default: 0] += 1 }
    }
    var best = UInt8(ascii: ",")
    for other in [UInt8(ascii: ";"), UInt8(ascii: "\t")] where counts[other, default: 0] > counts[best, default: 0] {
      best = other
    }
    return best
  }

  /// What messages point into: the same lines and columns, whatever the line breaks.
  var shownSource: SourceText { source }

  /// The next line that is not empty; nothing at the end. Throws where quotes make no sense, after which nothing that
  /// follows could be trusted.
  mutating func next() throws(Diagnostic) -> Record? {
    while index < bytes.count, isLineBreak(bytes[index]) { lineBreak() }
    guard index < bytes.count else { return nil }
    var fields = [try field()]
    while index < bytes.count, bytes[index] == delimiter {
      step()
      fields.append(try field())
    }
    let end = SourceSpan(line: line, column: column)
    if index < bytes.count { lineBreak() }
    return Record(fields: fields, end: end)
  }

  // MARK: Fields

  private mutating func field() throws(Diagnostic) -> Field {
    if index < bytes.count, bytes[index] == Self.quote { return try quotedField() }
    let (start, first) = (index, (line, column))
    while index < bytes.count, bytes[index] != delimiter, !isLineBreak(bytes[index]) {
      if bytes[index] == Self.quote { throw strayQuote(after: start) }
      step()
    }
    return Field(text: String(decoding: bytes[start..<index], as: UTF8.self), span: span(from: first))
  }

  private mutating func quotedField() throws(Diagnostic) -> Field {
    let first = (line, column)
    step()
    var text: [UInt8] = []
    while true {
      let start = index
      while index < bytes.count, bytes[index] != Self.quote {
        if isLineBreak(bytes[index]) { lineBreak() } else { step() }
      }
      text += bytes[start..<index]
      guard index < bytes.count else {
        throw Diagnostic(
          "this quote is never closed", at: place(first.0, first.1),
          hints: ["a quote inside a quoted field is written twice: \"\""])
      }
      step()
      guard index < bytes.count, bytes[index] == Self.quote else { break }
      text.append(Self.quote)
      step()
    }
    guard index == bytes.count || bytes[index] == delimiter || isLineBreak(bytes[index]) else {
      throw Diagnostic(
        "something follows the closing quote of a field", at: place(line, column),
        hints: ["a quote inside a quoted field is written twice: \"\""])
    }
    return Field(text: String(decoding: text, as: UTF8.self), span: span(from: first))
  }

  private func strayQuote(after start: Int) -> Diagnostic {
    let onlyBlanks = bytes[start..<index].allSatisfy { $0 == UInt8(ascii: " ") }
    return Diagnostic(
      "a quote stands inside a field that does not begin with one", at: place(line, column),
      hints: [
        onlyBlanks
          ? "remove the blank before it: a quoted field begins right after the separator"
          : "put quotes around the whole field, and write those inside it twice: \"\""
      ])
  }

  // MARK: Places

  private func isLineBreak(_ byte: UInt8) -> Bool { byte == Self.lineFeed || byte == Self.carriageReturn }

  /// Over one byte; columns count Unicode scalars.
  private mutating func step() {
    index += 1
    if index == bytes.count || bytes[index] & 0xC0 != 0x80 { column += 1 }
  }

  /// Over `\n`, `\r\n` or `\r`.
  private mutating func lineBreak() {
    guard index < bytes.count else { return }
    let wasReturn = bytes[index] == Self.carriageReturn
    index += 1
    if wasReturn, index < bytes.count, bytes[index] == Self.lineFeed { index += 1 }
    (line, column) = (line + 1, 1)
  }

  private func span(from first: (line: Int, column: Int)) -> SourceSpan {
    // An empty field has no character of its own: the caret takes one.
    let isEmpty = first == (line, column)
    return SourceSpan(
      line: first.line, column: first.column, endLine: line, endColumn: isEmpty ? column + 1 : column)
  }

  private func place(_ line: Int, _ column: Int) -> SourcePlace {
    SourcePlace(source, SourceSpan(line: line, column: column))
  }
}
