import HTTP

extension FuzzSubject {
  /// A URL and a reference found at it: what is sent is ASCII, whole, and read back as the same.
  static let url = FuzzSubject(
    "url", "URLs: one, NUL, a reference that is resolved against it",
    grammar: #"""
      input: url `\0` reference
      url: scheme `://` host port? path query? fragment?
      scheme: `http` | `https` | `HTTP` | `ftp` | ``
      host: `a.test` | `127.0.0.1` | `[::1]` | `[::ffff:1.2.3.4]` | `A.Test` | `u:p@a.test` | `münchen.test` | `a_b` | `[1]` | `` | `a..b` | `%41`
      port: `:80` | `:443` | `:` | `:0` | `:65535` | `:65536` | `:x` | `:0080`
      path: `` | `/` | `/a/b` | `/a b` | `/é/😀` | `/%2F%zz%` | `/a/../b/./c` | `//` | `/{x}|^"` | `/..` | `/.`
      query: `?` | `?a=b` | `?a=b&c` | `?é=ü` | `?a b` | `?%` | `??` | `?a[0]=1`
      fragment: `#` | `#a` | `#?/`
      reference: `` | url | `//` host path | path query? | `?` path | `#a` | `../a` | `../../../..` | `a:b` | `./a/..` | `a/b?c` | `\\a` | `/a//../b`
      """#
  ) { bytes throws(FuzzFinding) in
    let parts = parts(bytes, 2)
    let url: RequestURL
    do throws(URLProblem) { url = try RequestURL(parsing: text(parts[0])) } catch {
      try require(!error.reason.isEmpty, "refused without a word")
      return kind(of: error.reason)
    }
    try check(url)
    let resolved: RequestURL
    do throws(URLProblem) { resolved = try url.resolving(text(parts[1])) } catch {
      return "accepted, " + kind(of: error.reason)
    }
    try check(resolved)
    return "accepted"
  }

  private static func check(_ url: RequestURL) throws(FuzzFinding) {
    let text = url.description
    try require(text.utf8.allSatisfy { 0x21...0x7E ~= $0 }, "a character that no URL may hold: \(text)")
    try require(url.path.hasPrefix("/"), "the path of \(text) does not begin with '/'")
    try require(url.scheme == "http" || url.scheme == "https", "another scheme: \(text)")
    try require(!url.host.isEmpty && !url.authority.contains("@"), "no host, or a user: \(text)")
    guard let again = try? RequestURL(parsing: text) else { throw FuzzFinding("\(text) is written, but not read") }
    try require(again == url, "\(text) is read as \(again)")
    _ = url.decodedPath
    _ = url.query.map { PercentEncoding.decode($0) }
  }
}
