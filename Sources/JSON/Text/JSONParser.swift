/// Reads JSON text (RFC 8259) strictly: UTF-8 only, no duplicate names, nothing after the value.
///
/// A byte order mark before the value is skipped. A `\u` escape that is half of a surrogate pair is refused: it stands
/// for no character, and replacing it would hide what the server sent.
package enum JSONParser {
  /// How deep arrays and objects may be nested, unless said otherwise.
  package static let usualDepthLimit = 512
  /// No depth limit asked for goes beyond this, so that a value can be read, compared and released on any thread's stack.
  package static let deepestDepthLimit = 1024

  package static func parse(
    _ bytes: [UInt8], depthLimit: Int = usualDepthLimit
  ) throws(JSONSyntaxError) -> JSONValue {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONSyntaxError) -> JSONValue in
      try parse(scanning: buffer, depthLimit: depthLimit)
    }
  }

  package static func parse(
    _ bytes: ArraySlice<UInt8>, depthLimit: Int = usualDepthLimit
  ) throws(JSONSyntaxError) -> JSONValue {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONSyntaxError) -> JSONValue in
      try parse(scanning: buffer, depthLimit: depthLimit)
    }
  }

  package static func parse(
    _ text: String, depthLimit: Int = usualDepthLimit
  ) throws(JSONSyntaxError) -> JSONValue {
    try parse(Array(text.utf8), depthLimit: depthLimit)
  }

  private static func parse(
    scanning buffer: UnsafeBufferPointer<UInt8>, depthLimit: Int
  ) throws(JSONSyntaxError) -> JSONValue {
    var scanner = JSONScanner(buffer, depthLimit: min(max(depthLimit, 0), deepestDepthLimit))
    do {
      return try scanner.document()
    } catch {
      throw error.located(in: buffer)
    }
  }
}

/// A problem before its line and column are counted.
struct JSONScanProblem: Error {
  let offset: Int
  let reason: String

  func located(in bytes: some Collection<UInt8>) -> JSONSyntaxError {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return JSONSyntaxError(offset: offset, line: line, column: column, reason: reason)
  }
}
