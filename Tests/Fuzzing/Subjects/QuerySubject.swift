import Checks
import HTTP
import JSON

extension FuzzSubject {
  /// A query and a body: parsed, evaluated, and judged as a capture would.
  static let query = FuzzSubject(
    "query", "queries with filters: a query, NUL, a body",
    grammar: #"""
      input: query `\0` body
      query: source | source ` | ` filters
      source: `$.a` | `$` | `$..*` | `status` | `header X` | `header 'Content-Type'` | `cookie s` | `cookie s.max_age` | `body` | `bytes`
       | `xpath '//a'` | `xpath 'count(//*)'` | `regex '(a+)'` | `url` | `redirects` | `version` | `size` | `duration` | `timing.total`
       | `certificate.subject` | `variable v` | `variable x` | `nope` | `$[?@.a > 1]` | `timing.nope`
      filters: filter | filter ` | ` filters
      filter: `length` | `first` | `last` | `nth 1` | `nth -1` | `slice 0 2` | `slice -2 9223372036854775807` | `split ','` | `split ''` | `join '-'`
       | `replace 'a' 'bb'` | `replace '' 'x'` | `replace_regex '(a)' '$1$1'` | `replace_regex '' 'x'` | `regex 'a(.)'` | `unique` | `sort` | `reverse`
       | `flatten` | `keys` | `values` | `lower` | `upper` | `trim` | `to_int` | `to_number` | `to_string` | `to_date` | `to_date '%d.%m.%Y'` | `add 1` | `add 1d`
       | `add -9223372036854775808` | `add 1e400` | `date '%Y-%m-%d'` | `date '%9999999d'` | `unix` | `days_from_now` | `base64` | `base64_decode` | `base64url`
       | `base64url_decode` | `hex` | `hex_decode` | `url_encode` | `url_decode` | `html_decode` | `parse_json` | `to_json` | `jsonpath '$.a'` | `jsonpath '$..*'`
       | `xpath '//a'` | `raw` | `md5` | `sha1` | `sha256` | `sha512` | `hmac_sha256 'k'` | `nope` | `nth` | `nth x` | `lower 1`
      body: value | `<a><b>1</b></a>` | `<html><a>x` | `a,b,c` | `2024-05-01T12:00:00Z` | `1714564800` | `YWJj` | `616263` | `&amp;&#233;` | `%41` | ``

      """# + jsonRules
  ) { bytes throws(FuzzFinding) in
    let parts = parts(bytes, 2)
    let text = text(parts[0])
    let query: Query
    do throws(ArgumentProblem) { query = try Query(parsing: text) } catch {
      try checkOffset(of: error, in: text)
      return kind(of: error.message)
    }
    do throws(ArgumentProblem) { _ = try Query(parsingJSONPath: text) } catch { try checkOffset(of: error, in: text) }
    switch query.evaluate(on: view(of: parts[1])) {
    case .found(let value):
      _ = value.asJSON
      return "accepted, found"
    case .missing(let reason), .failed(let reason):
      try require(!reason.isEmpty, "nothing is found, without a word")
      // What the user wrote may be quoted whole, what a server sent may not.
      try require(reason.utf8.count < 4000 + 4 * text.utf8.count, "a reason of \(reason.utf8.count) bytes")
      return "accepted, " + kind(of: reason)
    }
  }

  static func checkOffset(of problem: ArgumentProblem, in text: String) throws(FuzzFinding) {
    try require(!problem.message.isEmpty, "a problem without words")
    guard let offset = problem.offset else { return }
    try require(0...text.unicodeScalars.count ~= offset, "the offset \(offset) lies outside: \(problem.message)")
  }

  static func view(of body: [UInt8], headers: [(String, String)] = []) -> ResponseView {
    let fields = [("X", "a"), ("Set-Cookie", "s=1; Max-Age=60")] + headers
    let response = HTTPResponse(
      status: 200, headers: HTTPFields(fields.map { HTTPFields.Field($0.0, $0.1) }), body: body)
    let request = HTTPRequest(method: "GET", url: RequestURL(scheme: "http", host: "a.test"))
    return ResponseView(
      request: request, response: response, now: Moment(seconds: 0), variable: { $0 == "v" ? .json([1, "a,b"]) : nil })
  }
}
