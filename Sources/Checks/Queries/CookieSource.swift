import HTTP
import JSON

/// `cookie NAME`: a cookie that the response sets, or one of its attributes.
package struct CookieSource: QuerySource {
  package static let name = "cookie"
  package static let usage = "cookie NAME"
  package static let summary =
    "A cookie that the response sets; NAME.max_age, .path, .domain, .expires, .secure, .http_only, .same_site are "
    + "its attributes."
  package static let examples = [
    QueryExample("cookie session", headers: [("Set-Cookie", "session=abc; Path=/")], finds: #""abc""#),
    QueryExample("cookie session.max_age", headers: [("Set-Cookie", "session=abc; Max-Age=60")], finds: "60"),
    QueryExample("cookie session.secure", headers: [("Set-Cookie", "session=abc; Secure")], finds: "true"),
    QueryExample("cookie session.http_only", headers: [("Set-Cookie", "session=abc")], finds: "false"),
    QueryExample("cookie session.same_site", headers: [("Set-Cookie", "session=abc; SameSite=Lax")], finds: #""Lax""#),
    QueryExample("cookie a.path", headers: [("Set-Cookie", "a.path=1; Path=/x")], finds: #""1""#),
    QueryExample("cookie session.path", headers: [("Set-Cookie", "session=abc")], finds: nil),
    QueryExample("cookie session", headers: [("Set-Cookie", "other=1")], finds: nil),
  ]

  private let cookie: String

  package init(named cookie: String) { self.cookie = cookie }

  package init(_ call: Call) throws(ArgumentProblem) { cookie = try call.argument(Self.usage).text }

  package func find(in view: ResponseView) -> QueryResult {
    let cookies = view.response.headers.values(of: "Set-Cookie").map(ResponseCookie.init)
    // The last one of a name is the one that a client keeps; a name may itself end in '.path'.
    if let whole = cookies.last(where: { $0.name == cookie }) { return .found(.text(whole.value)) }
    if let dot = cookie.lastIndex(of: "."), let attribute = Attribute(rawValue: String(cookie[dot...].dropFirst())),
      let owner = cookies.last(where: { $0.name == cookie[..<dot] })
    {
      return value(of: attribute, in: owner)
    }
    return .missing("the response sets no cookie '\(cookie)'")
  }

  private enum Attribute: String {
    case maxAge = "max_age"
    case path, domain, expires, secure
    case httpOnly = "http_only"
    case sameSite = "same_site"

    /// As Set-Cookie spells it, lower case (RFC 6265 section 5.2).
    var field: String { self == .maxAge ? "max-age" : rawValue.filter { $0 != "_" } }
  }

  private func value(of attribute: Attribute, in cookie: ResponseCookie) -> QueryResult {
    let text = cookie.attributes[attribute.field]
    if attribute == .secure || attribute == .httpOnly { return .found(.json(.bool(text != nil))) }
    guard let text else { return .missing("the cookie '\(cookie.name)' has no \(attribute.rawValue)") }
    if attribute == .maxAge, let number = JSONNumber(validating: text) { return .found(.json(.number(number))) }
    return .found(.text(text))
  }
}

/// One Set-Cookie field taken apart (RFC 6265 section 5.2).
private struct ResponseCookie {
  let name: String
  let value: String
  /// By lower-case name; an attribute without a value is the empty text.
  let attributes: [String: String]

  init(_ field: String) {
    let parts = field.split(separator: ";", omittingEmptySubsequences: false)
    (name, value) = Self.pair(parts[0])
    attributes = Dictionary(
      parts.dropFirst().map(Self.pair).map { ($0.0.lowercased(), $0.1) }, uniquingKeysWith: { $1 })
  }

  private static func pair(_ text: Substring) -> (String, String) {
    guard let equals = text.firstIndex(of: "=") else { return (text.trimmingSpaces, "") }
    return (text[..<equals].trimmingSpaces, text[equals...].dropFirst().trimmingSpaces)
  }
}
