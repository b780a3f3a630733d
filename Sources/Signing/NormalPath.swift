/// The path of a URL as AWS Signature Version 4 signs it: dot segments resolved (RFC 3986 section 5.2.4) and runs of
/// slashes made one.
enum NormalPath {
  /// `path` is percent-encoded and stays so; the result begins with `/`, and ends with it where `path` did.
  static func of(_ path: String) -> String {
    var kept: [Substring] = []
    let segments = path.split(separator: "/")
    for segment in segments {
      switch segment {
      case ".": break
      case "..": if !kept.isEmpty { kept.removeLast() }
      default: kept.append(segment)
      }
    }
    let endsOpen = path.hasSuffix("/") || segments.last == "." || segments.last == ".."
    return "/" + kept.joined(separator: "/") + (endsOpen && !kept.isEmpty ? "/" : "")
  }
}
