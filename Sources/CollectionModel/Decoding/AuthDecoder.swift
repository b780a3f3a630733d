import Checks
import Diagnostics
import HTTP
import Templates
import YAML

/// `auth:` — `none`, or a map with one way to authenticate.
enum AuthDecoder {
  private static let ways = ["bearer", "basic", "digest", "ntlm", "api_key", "oauth2"]

  static func decode(_ node: Node, _ decoding: inout Decoding) -> AuthSetting? {
    if node.text == "none" { return AuthSetting.none }
    let hints = ["write 'auth: none', or a map such as {bearer: '{{token}}'}"]
    guard let entries = node.entries else {
      decoding.expected("'none' or a map", for: "auth", node, hints: hints)
      return nil
    }
    guard let entry = entries.first, entries.count == 1 else {
      decoding.report(
        "'auth' takes exactly one way to authenticate", at: entries.dropFirst().first?.keySpan ?? node.span,
        hints: hints)
      return nil
    }
    switch entry.key {
    case "bearer": return decoding.headTemplate(entry.value, "bearer").map { .bearer($0) }
    case "basic":
      return user(entry.value, .basicAuth, &decoding).map { .basic(username: $0.name, password: $0.password) }
    case "digest":
      return user(entry.value, .digestAuth, &decoding).map {
        .challenge(.digest, username: $0.name, password: $0.password)
      }
    case "ntlm":
      return user(entry.value, .ntlmAuth, &decoding).map { .challenge(.ntlm, username: $0.name, password: $0.password) }
    case "api_key": return apiKey(entry.value, &decoding)
    case "oauth2": return OAuth2Decoder.decode(entry.value, &decoding).map { .oauth2($0) }
    default:
      let nearest = Spelling.suggestion(
        for: entry.key, among: ways,
        aliases: ["token": "bearer", "apikey": "api_key", "jwt": "bearer", "oauth": "oauth2"])
      decoding.report(
        "unknown way to authenticate '\(entry.key)'", at: entry.keySpan, label: nearest.map { "did you mean '\($0)'?" },
        hints: nearest == nil ? ["there are: none, " + ways.joined(separator: ", ")] : [])
    }
    return nil
  }

  private static func user(
    _ node: Node, _ group: KeyGroup, _ decoding: inout Decoding
  ) -> (name: Template, password: Template)? {
    guard let entries = decoding.entries(node, group, aliases: ["user": "username", "login": "username"]) else {
      return nil
    }
    let parts = AuthParts(entries)
    guard let name = parts.required("username", of: group.name, node, &decoding),
      let password = parts.required("password", of: group.name, node, &decoding)
    else { return nil }
    return (name, password)
  }

  private static func apiKey(_ node: Node, _ decoding: inout Decoding) -> AuthSetting? {
    guard let entries = decoding.entries(node, .apiKey, aliases: ["key": "name", "header": "name"]) else { return nil }
    let parts = AuthParts(entries)
    guard let name = parts.required("name", of: "api_key", node, &decoding),
      let value = parts.required("value", of: "api_key", node, &decoding)
    else { return nil }
    var inQuery = false
    if let place = parts.node("in") {
      switch place.text {
      case "header": break
      case "query": inQuery = true
      default: decoding.report("'in' must be header or query", at: place.span)
      }
    }
    return .apiKey(name: name, value: value, inQuery: inQuery)
  }
}

/// The entries of one way to authenticate.
struct AuthParts {
  let entries: [Node.Entry]

  init(_ entries: [Node.Entry]) { self.entries = entries }

  func node(_ name: String) -> Node? { entries.first { $0.key == name }?.value }

  func required(_ name: String, of way: String, _ whole: Node, _ decoding: inout Decoding) -> Template? {
    guard let node = node(name) else {
      decoding.report("'\(way)' needs '\(name)'", at: whole.span)
      return nil
    }
    return decoding.headTemplate(node, name)
  }
}
