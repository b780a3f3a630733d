import Checks
import HTTP

extension FuzzSubject {
  /// Set-Cookie fields: read by queries, and kept by a jar that can be copied.
  static let cookie = FuzzSubject(
    "cookie", "Set-Cookie fields, a line each: as queries see them, and in a jar",
    grammar: #"""
      fields: field | field `\n` fields
      field: name `=` value attribute* | name attribute* | value
      name: `s` | `__Host-s` | `__Secure-s` | ` s ` | `` | `é` | `s.path` | `$Version`
      value: `1` | `` | `"a b"` | `a=b` | `é` | `a,b` | `%41` | ` x ` | `a	b`
      attribute: `; Path=` path | `; Domain=` domain | `; Max-Age=` number | `; Expires=` date | `; Secure` | `;HttpOnly` | `; SameSite=` site | `;` | `; x=y` | `;;=`
      path: `/` | `/a` | `a` | `` | `"/a"` | `/é`
      domain: `a.test` | `.a.test` | `test` | `b.test` | `127.0.0.1` | `[::1]` | `` | `..`
      number: `0` | `60` | `-1` | `99999999999999999999` | `1.5` | `x` | `"60"`
      date: `Sun, 06 Nov 1994 08:49:37 GMT` | `Sun, 06-Nov-94 08:49:37 GMT` | `Fri, 31 Dec 9999 23:59:59 GMT` | `0` | `Thu, 99 Foo 2024` | ``
      site: `Lax` | `None` | `nope` | ``
      """#
  ) { bytes throws(FuzzFinding) in
    let fields = bytes.split(separator: UInt8(ascii: "\n")).map { text(Array($0)) }
    let headers = fields.map { ("Set-Cookie", $0) }
    var found = 0
    for query in queries {
      if case .found = query.evaluate(on: view(of: [], headers: headers)) { found += 1 }
    }
    let jar = CookieJar(lines: fields.map { "Set-Cookie: \($0.prefix(4000)); Domain=a.test" })
    let lines = jar.lines
    try require(
      lines.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false).count == 7 },
      "a line of a jar has not seven fields")
    // Without a request there are cookies of the same name, domain and path that count as two, libcurl keeps a path like
    // '"/' as one of its own until it reads it again, and some have ended before they came.
    let columns = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    let keys = Set(columns.map { [$0[0].lowercased(), String($0[2]), $0[5].lowercased()] })
    let areCurrent = columns.allSatisfy { $0[4] == "0" || (Int($0[4]) ?? 0) > 4_000_000_000 }
    let haveUsualPaths = columns.allSatisfy { $0[2].hasPrefix("/") }
    if keys.count == lines.count, areCurrent, haveUsualPaths, !lines.contains(where: { $0.hasPrefix("#") }) {
      try require(jar.copy().lines.sorted() == lines.sorted(), "a copy holds other cookies: \(lines)")
    }
    return lines.isEmpty ? "refused by the jar, \(found) found" : "accepted, \(found) found"
  }

  private static let queries = [
    "cookie s", "cookie s.max_age", "cookie s.path", "cookie s.expires | to_date", "cookie s.secure",
    "header Set-Cookie | first",
  ]
  .compactMap { try? Query(parsing: $0) }
}
