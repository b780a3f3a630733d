import JSON

/// `pm.response.to.be.ok` and its like: what chai-postman asks of the status, without its reason phrase, which HTTP/2
/// does not have.
enum ResponseWords {
  static func checks(_ name: String, isNegated: Bool) throws(Untranslated) -> [CheckDraft] {
    switch name {
    case "json":
      let whole = CheckSubjects(subject: .json(BodyPath()), isNegated: isNegated)
      return try whole.present(!isNegated)
    case "withBody":
      return [CheckDraft(section: "body", matcher: MatcherDraft.map("empty", .bool(isNegated)))]
    default:
      guard let matcher = statuses[name] else { throw Untranslated("'pm.response.to.be.\(name)' has no counterpart") }
      guard isNegated else { return [.status(matcher)] }
      return [.status(MatcherDraft.not(range(of: matcher)))]
    }
  }

  private static let statuses: [String: JSONValue] = [
    "ok": 200, "accepted": 202, "withoutContent": 204, "badRequest": 400, "unauthorized": 401, "unauthorised": 401,
    "forbidden": 403, "notFound": 404, "notAcceptable": 406, "rateLimited": 429, "info": "1xx", "success": "2xx",
    "redirection": "3xx", "clientError": "4xx", "serverError": "5xx", "error": ["4xx", "5xx"],
  ]

  /// The short forms are for `status:` alone; under `not` a matcher is needed.
  private static func range(of form: JSONValue) -> JSONValue {
    let hundreds: (Int, Int)
    switch form {
    case .string(let text): hundreds = (Int(text.prefix(1)) ?? 0, Int(text.prefix(1)) ?? 0)
    case .array: hundreds = (4, 5)
    default: return form
    }
    return .object(
      JSONObject([
        ("at_least", .number(JSONNumber(hundreds.0 * 100))), ("below", .number(JSONNumber(hundreds.1 * 100 + 100))),
      ]))
  }
}

/// The names of statuses (RFC 9110 section 15, and those of WebDAV and rate limits).
enum ReasonPhrases {
  private static let phrases: [(Int, String)] = [
    (100, "Continue"), (101, "Switching Protocols"), (200, "OK"), (201, "Created"), (202, "Accepted"),
    (203, "Non-Authoritative Information"), (204, "No Content"), (205, "Reset Content"), (206, "Partial Content"),
    (207, "Multi-Status"), (300, "Multiple Choices"), (301, "Moved Permanently"), (302, "Found"), (303, "See Other"),
    (304, "Not Modified"), (307, "Temporary Redirect"), (308, "Permanent Redirect"), (400, "Bad Request"),
    (401, "Unauthorized"), (402, "Payment Required"), (403, "Forbidden"), (404, "Not Found"),
    (405, "Method Not Allowed"), (406, "Not Acceptable"), (408, "Request Timeout"), (409, "Conflict"), (410, "Gone"),
    (411, "Length Required"), (412, "Precondition Failed"), (413, "Payload Too Large"), (414, "URI Too Long"),
    (415, "Unsupported Media Type"), (416, "Range Not Satisfiable"), (417, "Expectation Failed"),
    (418, "I'm a teapot"), (422, "Unprocessable Entity"), (422, "Unprocessable Content"), (423, "Locked"),
    (424, "Failed Dependency"), (426, "Upgrade Required"), (428, "Precondition Required"), (429, "Too Many Requests"),
    (500, "Internal Server Error"), (501, "Not Implemented"), (502, "Bad Gateway"), (503, "Service Unavailable"),
    (504, "Gateway Timeout"), (505, "HTTP Version Not Supported"),
  ]

  static func code(of phrase: String) -> Int? {
    phrases.first { $0.1.lowercased() == phrase.trimmed.lowercased() }?.0
  }
}
