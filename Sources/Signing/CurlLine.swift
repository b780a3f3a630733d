package import HTTP

/// A request as a line for a shell.
package enum CurlLine {
  /// A curl command that sends the same request, quoted for any POSIX shell.
  ///
  /// `masking` is applied to each argument before it is quoted. A body that no argument can hold (NUL, or bytes that
  /// are not UTF-8) comes from printf through a pipe.
  package static func render(_ request: HTTPRequest, masking: (String) -> String = { $0 }) -> String {
    var words = ["curl"]
    var feed = ""
    let url = request.url.description
    if let method = methodOption(request) { words += method }
    // Without it curl would expand brackets and braces, and take out `/./` and `/../`.
    if url.contains(where: { "[]{}".contains($0) }) { words.append("--globoff") }
    if request.url.path.contains("/.") { words.append("--path-as-is") }
    words.append(quoted(masking(url)))
    for field in request.headers.fields {
      words += ["-H", quoted(masking(field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)"))]
    }
    if let body = request.body {
      // curl names a type of its own for any body.
      if request.headers["Content-Type"] == nil { words += ["-H", "'Content-Type:'"] }
      if let text = String(validating: body, as: UTF8.self), !body.contains(0) {
        words += ["--data-raw", quoted(masking(text))]
      } else {
        words += ["--data-binary", "@-"]
        feed = "printf \(quoted(printfFormat(body))) | "
      }
    }
    return feed + words.joined(separator: " ")
  }

  private static func methodOption(_ request: HTTPRequest) -> [String]? {
    switch (request.method, request.body) {
    case ("GET", nil), ("POST", .some): nil
    case ("HEAD", nil): ["--head"]
    default: ["-X", quoted(request.method)]
    }
  }

  /// A word of a POSIX shell: in single quotes nothing has a meaning but the single quote itself.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { ASCIISet.unreserved.contains($0) || "/:=@,+%".utf8.contains($0) }
    if isPlain && !text.isEmpty { return text }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// A format of POSIX printf that gives exactly these bytes.
  private static func printfFormat(_ bytes: [UInt8]) -> String {
    var format = ""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "%"): format += "%%"
      case UInt8(ascii: "\\"): format += "\\\\"
      case 0x20...0x7E: format.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 8)
        format += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
      }
    }
    return format
  }
}
