/// The path and query of a request line, as they were sent.
struct RequestTarget: Equatable {
  var path: String
  var query: String?

  /// Reads the forms of RFC 9112 section 3.2 that a server meets: `/path?query`, `http://host/path?query` and `*`.
  init?(_ target: String) {
    guard let local = Self.withoutAuthority(target) else { return nil }
    let question = local.firstIndex(of: "?")
    path = String(local[..<(question ?? local.endIndex)])
    query = question.map { String(local[local.index(after: $0)...]) }
    if path.isEmpty { path = "/" }
  }

  private static func withoutAuthority(_ target: String) -> Substring? {
    if target.hasPrefix("/") || target == "*" { return target[...] }
    for scheme in ["http://", "https://"]
    where target.utf8.count > scheme.utf8.count && target.prefix(scheme.count).lowercased() == scheme {
      let rest = target.dropFirst(scheme.count)
      return rest[(rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex)...]
    }
    return nil
  }
}
