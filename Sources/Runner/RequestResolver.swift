import Checks
import CollectionModel
import Diagnostics
import Digests
import HTTP
import JSON
import Templates

/// A request as written, with its variables filled in and its body encoded: the bytes that steps then sign.
struct RequestResolver {
  let scope: Scope
  let userAgent: String
  /// For `auth: {oauth2: …}`; nothing where nothing is sent.
  var accessToken: String?
  let readFile: BodyFileReader

  func request(from planned: PlannedRequest, settings: Settings) throws(ResolveFailure) -> HTTPRequest {
    let definition = planned.definition
    let method = try text(definition.method).uppercased()
    guard !method.isEmpty, method.utf8.allSatisfy(isToken) else {
      throw ResolveFailure("'\(method)' is not an HTTP method", at: definition.method.place)
    }
    var url = try resolveURL(definition.url, base: settings.baseURL)
    for field in settings.query {
      for value in field.values { url.appendQuery(name: field.name, value: try text(value, at: field.place)) }
    }
    var headers = HTTPFields()
    for field in settings.headers {
      for value in field.values {
        headers.append(field.name, try headerText(value, name: field.name, at: field.place))
      }
    }
    try addCookies(settings.cookies, to: &headers)
    var resolved = HTTPRequest(method: method, url: url, headers: headers)
    try authorize(&resolved, with: settings.auth)
    try BodyEncoder(scope: scope, readFile: readFile).encode(definition.body, into: &resolved)
    if resolved.headers["User-Agent"] == nil { resolved.headers.append("User-Agent", userAgent) }
    if resolved.headers["Accept"] == nil { resolved.headers.append("Accept", "*/*") }
    return resolved
  }

  func resolveURL(_ template: Template, base: Template?) throws(ResolveFailure) -> RequestURL {
    var text = try urlText(template)
    if !text.hasHTTPScheme {
      guard let base else {
        throw ResolveFailure(
          "'\(text)' is no absolute URL, and there is no 'base_url'", at: template.place,
          hints: ["give the environment or the collection a 'base_url', or write the URL with its scheme"])
      }
      var prefix = try urlText(base)
      if prefix.hasSuffix("/") { prefix.removeLast() }
      text = text.isEmpty || text.hasPrefix("/") || text.hasPrefix("?") ? prefix + text : prefix + "/" + text
    }
    do {
      return try RequestURL(parsing: text)
    } catch {
      throw ResolveFailure("'\(text)' is not a usable URL: \(error.reason)", at: template.place)
    }
  }

  /// Values after the URL's beginning are percent-encoded; one that begins it is a URL itself.
  func urlText(_ template: Template) throws(ResolveFailure) -> String {
    if let constant = template.constantText { return constant }
    do {
      return try template.text(in: scope) { inserted in
        inserted.beginsText || inserted.isRaw ? inserted.text : PercentEncoding.encode(inserted.text)
      }
    } catch {
      throw ResolveFailure(error)
    }
  }

  private func addCookies(_ cookies: [FieldSetting], to headers: inout HTTPFields) throws(ResolveFailure) {
    var pairs: [String] = []
    for field in cookies {
      for value in field.values {
        pairs.append(field.name + "=" + (try headerText(value, name: field.name, at: field.place)))
      }
    }
    guard !pairs.isEmpty else { return }
    let own = headers["Cookie"].map { [$0] } ?? []
    headers.set("Cookie", (own + pairs).joined(separator: "; "))
  }

  private func authorize(_ request: inout HTTPRequest, with auth: AuthSetting?) throws(ResolveFailure) {
    switch auth {
    // The transport answers the server's challenge.
    case nil, .some(.none), .challenge: return
    case .oauth2(let setting):
      var token = accessToken
      if token == nil { token = "<access token of \(try text(setting.tokenURL))>" }
      request.headers.set("Authorization", "Bearer " + (token ?? ""))
    case .bearer(let token):
      request.headers.set("Authorization", "Bearer " + (try headerText(token)))
    case .basic(let username, let password):
      let pair = try text(username) + ":" + (try text(password))
      request.headers.set("Authorization", "Basic " + ByteEncoding.base64.encode(Array(pair.utf8)))
    case .apiKey(let name, let value, let inQuery):
      if inQuery {
        request.url.appendQuery(name: try text(name), value: try text(value))
      } else {
        request.headers.set(try headerText(name), try headerText(value))
      }
    }
  }

  func text(_ template: Template) throws(ResolveFailure) -> String {
    if let constant = template.constantText { return constant }
    do { return try template.text(in: scope) } catch { throw ResolveFailure(error) }
  }

  func text(_ tree: TemplateTree, at place: SourcePlace) throws(ResolveFailure) -> String {
    switch tree {
    case .template(let template): return try text(template)
    case .constant(let value): return try scalarText(value, at: place)
    case .array, .object:
      throw ResolveFailure("a list or map cannot stand in a text", at: place, hints: ["write it as one string"])
    }
  }

  private func scalarText(_ value: JSONValue, at place: SourcePlace) throws(ResolveFailure) -> String {
    switch value {
    case .string(let text): return text
    case .number(let number): return number.text
    case .bool(let flag): return flag ? "true" : "false"
    case .null: return ""
    case .array, .object:
      throw ResolveFailure("a list or map cannot stand in a text", at: place, hints: ["write it as one string"])
    }
  }

  private func headerText(_ tree: TemplateTree, name: String, at place: SourcePlace) throws(ResolveFailure) -> String {
    try checked(try text(tree, at: place), place: place, name: name)
  }

  private func headerText(_ template: Template) throws(ResolveFailure) -> String {
    try checked(try text(template), place: template.place, name: "Authorization")
  }

  /// A line break in a value would become a header of its own.
  private func checked(_ text: String, place: SourcePlace, name: String) throws(ResolveFailure) -> String {
    if text.utf8.contains(where: { $0 == 13 || $0 == 10 || $0 == 0 }) {
      throw ResolveFailure(
        "the value of '\(name)' holds a line break or NUL", at: place, hints: ["add `| trim` or `| url_encode`"])
    }
    return text
  }

  /// RFC 9110 section 5.6.2.
  private func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}

/// Why a request could not be made ready; nothing of it was sent.
struct ResolveFailure: Error {
  var diagnostic: Diagnostic

  init(_ message: String, at place: SourcePlace?, hints: [String] = []) {
    diagnostic = Diagnostic(.error, message, at: place, hints: hints)
  }

  init(_ failure: TemplateFailure) { diagnostic = failure.diagnostic }
}

extension String {
  /// Schemes are the same in capital letters (RFC 3986 section 3.1).
  fileprivate var hasHTTPScheme: Bool {
    let head = prefix(8).lowercased()
    return head.hasPrefix("http://") || head == "https://"
  }
}
