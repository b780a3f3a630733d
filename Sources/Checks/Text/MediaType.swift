/// What of a Content-Type decides how a body is read: `text/html; charset=iso-8859-1`.
struct MediaType {
  /// Lower case, without parameters; empty where there is none.
  let name: String
  /// Lower case; nothing where none is given.
  let charset: String?

  init(_ header: String?) {
    guard let header else {
      name = ""
      charset = nil
      return
    }
    let parts = header.split(separator: ";", omittingEmptySubsequences: false)
    name = parts[0].trimmingSpaces.lowercased()
    charset = parts.dropFirst().lazy
      .map { $0.split(separator: "=", maxSplits: 1) }
      .first { $0.count == 2 && $0[0].trimmingSpaces.lowercased() == "charset" }
      .map { $0[1].trimmingSpaces.filter { $0 != "\"" }.lowercased() }
  }

  var isXML: Bool { name.hasSuffix("/xml") || name.hasSuffix("+xml") }

  /// Whether a Content-Type says UTF-8 or nothing. Nearly every response does, and taking the field apart costs about
  /// as much as parsing a small body.
  static func isUTF8(_ header: String?) -> Bool {
    guard let header, header.utf8.contains(UInt8(ascii: ";")) else { return true }
    if header.hasSuffix("charset=utf-8") || header.hasSuffix("charset=UTF-8") { return true }
    let charset = MediaType(header).charset
    return charset == nil || charset == "utf-8" || charset == "utf8" || charset == "us-ascii"
  }

  /// Whether the body is never text, whatever its bytes look like.
  var isBinary: Bool {
    if name.hasPrefix("image/") { return name != "image/svg+xml" }
    return name.hasPrefix("audio/") || name.hasPrefix("video/") || name.hasPrefix("font/")
      || ["application/octet-stream", "application/pdf", "application/zip", "application/gzip"].contains(name)
  }
}

extension StringProtocol {
  /// Without the spaces and tabs at either end.
  var trimmingSpaces: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
    guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
