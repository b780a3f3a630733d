import Diagnostics

/// One walk over a file's bytes before libyaml sees them: what it would refuse without saying where, or read by rules
/// of YAML 1.1 that no editor shares, is reported here with its place.
struct SourceScan {
  static let largestFile = 16 * 1024 * 1024

  /// Lines on which a ` #` follows something else, ascending: where a comment may have cut a value.
  private(set) var linesWithTrailingComment: [Int] = []
  /// One more than there are line feeds.
  private(set) var lineCount = 1

  init(_ source: SourceText) throws(Diagnostic) {
    let bytes = source.bytes
    guard bytes.count <= Self.largestFile else {
      throw Diagnostic(
        "the file is larger than 16 MiB", at: SourcePlace(source, SourceSpan(line: 1, column: 1)),
        hints: ["put large data into a file of its own and name it with 'file:'"])
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || Self.looksLikeUTF16(bytes) {
      throw Diagnostic(
        "the file is UTF-16, not UTF-8", at: SourcePlace(source, SourceSpan(line: 1, column: 1)),
        hints: ["save it as UTF-8, for example: iconv -f UTF-16 -t UTF-8 FILE"])
    }
    var lines: [Int] = []
    var count = 1
    let fault = bytes.withUnsafeBufferPointer { Self.walk($0, &lines, lineCount: &count) }
    linesWithTrailingComment = lines
    lineCount = count
    guard let fault else { return }
    throw Diagnostic(
      fault.message, at: SourcePlace(source, SourceSpan(line: fault.line, column: fault.column)), hints: [fault.hint])
  }

  private struct Fault {
    var line: Int
    var column: Int
    var message: String
    var hint: String
  }

  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4 else { return false }
    return (bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0) || (bytes[0] != 0 && bytes[1] == 0 && bytes[3] == 0)
  }

  private static func walk(_ bytes: UnsafeBufferPointer<UInt8>, _ commented: inout [Int], lineCount line: inout Int)
    -> Fault?
  {
    var lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var index = lineStart
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x7F {
        if byte == UInt8(ascii: "#"), isTrailingComment(bytes, lineStart, index), commented.last != line {
          commented.append(line)
        }
        index += 1
      } else if byte == UInt8(ascii: "\n") {
        line += 1
        index += 1
        lineStart = index
      } else if byte == UInt8(ascii: "\t") || (byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A) {
        index += 1
      } else if byte < 0x80 {
        return fault(control: UInt32(byte), bytes, line, lineStart, index)
      } else {
        let (scalar, length) = decode(bytes, index)
        guard length > 0 else {
          return Fault(
            line: line, column: column(bytes, lineStart, index), message: "the file is not valid UTF-8",
            hint: "save it as UTF-8")
        }
        if isRefused(scalar) { return fault(control: scalar, bytes, line, lineStart, index) }
        index += length
      }
    }
    return nil
  }

  /// Whether the `#` at `index` follows a blank, and something else before that on its line.
  private static func isTrailingComment(_ bytes: UnsafeBufferPointer<UInt8>, _ lineStart: Int, _ index: Int) -> Bool {
    guard index > lineStart, bytes[index - 1] == UInt8(ascii: " ") else { return false }
    return bytes[lineStart..<index].contains { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
  }

  /// Control characters, and what YAML 1.1 takes for a line break but no editor does.
  private static func isRefused(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func fault(
    control: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ line: Int, _ lineStart: Int, _ index: Int
  ) -> Fault {
    let hex = String(control, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    let place = column(bytes, lineStart, index)
    switch control {
    case 0x0D:
      return Fault(
        line: line, column: place, message: "a carriage return stands here without a line feed",
        hint: "save the file with the line ends of Unix or Windows")
    case 0x85, 0x2028, 0x2029:
      return Fault(
        line: line, column: place, message: "the line separator U+\(code) stands here as it is",
        hint: "write it as \\u\(code) in double quotes")
    case 0xFEFF:
      return Fault(
        line: line, column: place, message: "a byte order mark stands in the middle of the file",
        hint: "remove it, or write it as \\uFEFF in double quotes")
    default:
      return Fault(
        line: line, column: place, message: "the control character U+\(code) stands here as it is",
        hint: "remove it, or write it as \\u\(code) in double quotes")
    }
  }

  /// 1-based, Unicode scalars; what stands before `index` is valid.
  private static func column(_ bytes: UnsafeBufferPointer<UInt8>, _ lineStart: Int, _ index: Int) -> Int {
    1 + bytes[lineStart..<index].count { $0 & 0xC0 != 0x80 }
  }

  /// The scalar at `index` and its length; length 0 where it is not valid (RFC 3629).
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[index])
    let length: Int
    var scalar: UInt32
    switch first {
    case 0xC2...0xDF: (length, scalar) = (2, first & 0x1F)
    case 0xE0...0xEF: (length, scalar) = (3, first & 0x0F)
    case 0xF0...0xF4: (length, scalar) = (4, first & 0x07)
    default: return (0, 0)
    }
    guard index + length <= bytes.count else { return (0, 0) }
    for offset in 1..<length {
      let next = UInt32(bytes[index + offset])
      guard next & 0xC0 == 0x80 else { return (0, 0) }
      scalar = scalar << 6 | next & 0x3F
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
    guard scalar >= least, scalar <= 0x10_FFFF, !(0xD800...0xDFFF).contains(scalar) else { return (0, 0) }
    return (scalar, length)
  }
}
