import HTTP

/// The request that a redirect asks for (RFC 9110 section 15.4).
enum Redirect {
  static func next(after request: HTTPRequest, _ response: HTTPResponse) -> HTTPRequest? {
    guard [301, 302, 303, 307, 308].contains(response.status), let location = response.headers["Location"],
      let url = target(location, from: request.url)
    else { return nil }
    var next = request
    next.url = url
    let becomesGet =
      response.status == 303 ? request.method != "HEAD" : response.status < 303 && request.method == "POST"
    if becomesGet {
      next.method = "GET"
      next.body = nil
      next.headers.remove("Content-Type")
    }
    if url.host != request.url.host || url.scheme != request.url.scheme || url.port != request.url.port {
      let kept = request.headers.fields.filter { !Redactor.isSensitive($0.name) && !HTTPFields.sameName($0.name, "Host") }
      next.headers = HTTPFields(kept.filter { field in becomesGet ? !HTTPFields.sameName(field.name, "Content-Type") : true })
    }
    return next
  }

  /// RFC 3986 section 5 for the forms that servers send: absolute, `//host`, `/path`, `?query`, a relative path.
  private static func target(_ location: String, from base: RequestURL) -> RequestURL? {
    if location.contains("://") { return try? RequestURL(parsing: location) }
    if location.hasPrefix("//") { return try? RequestURL(parsing: base.scheme + ":" + location) }
    var plain = base
    plain.query = nil
    plain.path = ""
    let origin = plain.description.hasSuffix("/") ? String(plain.description.dropLast()) : plain.description
    if location.hasPrefix("/") { return try? RequestURL(parsing: origin + location) }
    if location.hasPrefix("?") { return try? RequestURL(parsing: origin + base.path + location) }
    let folder = base.path.lastIndex(of: "/").map { String(base.path[...$0]) } ?? "/"
    return try? RequestURL(parsing: origin + withoutDots(folder + location))
  }

  private static func withoutDots(_ path: String) -> String {
    let end = path.firstIndex { $0 == "?" || $0 == "#" } ?? path.endIndex
    var segments: [Substring] = []
    for segment in path[..<end].split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      switch segment {
      case ".": continue
      case "..": _ = segments.popLast()
      default: segments.append(segment)
      }
    }
    return "/" + segments.joined(separator: "/") + path[end...]
  }
}
