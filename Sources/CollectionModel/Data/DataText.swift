import Diagnostics

/// The text of a file of rows, which other programs write: UTF-8, or UTF-16 that begins with a byte order mark.
enum DataText {
  /// UTF-8, whatever it was; a byte order mark of UTF-8 stays. Throws where the bytes are no text.
  static func source(_ bytes: [UInt8], path: String) throws(Diagnostic) -> SourceText {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      guard let text = utf8(fromUTF16: bytes.dropFirst(2), littleEndian: bytes[0] == 0xFF) else {
        throw Diagnostic(
          "the file '\(path)' begins as UTF-16, but is not", hints: ["save it as UTF-8"])
      }
      return SourceText(path: path, bytes: text)
    }
    let source = SourceText(path: path, bytes: bytes)
    guard let fault = firstFault(bytes) else { return source }
    throw Diagnostic(
      fault.isNUL ? "a NUL character stands in the file" : "the file is not valid UTF-8",
      at: SourcePlace(source, SourceSpan(line: fault.line, column: fault.column)),
      hints: [
        fault.isNUL
          ? "is it UTF-16 without a byte order mark? save it as UTF-8"
          : "save it as UTF-8 (Excel: 'CSV UTF-8'), for example: iconv -f WINDOWS-1252 -t UTF-8 FILE"
      ])
  }

  private static func utf8(fromUTF16 bytes: ArraySlice<UInt8>, littleEndian: Bool) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).lazy.map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return littleEndian ? second << 8 | first : first << 8 | second
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    let failed = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true, into: { text.append($0) })
    return failed || text.contains(0) ? nil : text
  }

  private struct Fault {
    var line: Int
    var column: Int
    var isNUL: Bool
  }

  /// 1-based, columns in Unicode scalars; nothing where all is well.
  private static func firstFault(_ bytes: [UInt8]) -> Fault? {
    guard bytes.contains(0) || String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var fault = Fault(line: 1, column: 1, isNUL: false)
    var decoder = UTF8()
    var input = (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]).makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&input) {
      if scalar == "\0" {
        fault.isNUL = true
        return fault
      }
      if scalar == "\n" { (fault.line, fault.column) = (fault.line + 1, 1) } else { fault.column += 1 }
    }
    return fault
  }
}
