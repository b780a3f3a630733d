import Diagnostics
import Templates
import YAML

/// `auth:` — `none`, or a map with one way to authenticate.
enum AuthDecoder {
  private static let ways = ["bearer", "basic", "api_key"]
  private static let pending = ["digest", "ntlm", "oauth2"]

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
    case "basic": return basic(entry.value, &decoding)
    case "api_key": return apiKey(entry.value, &decoding)
    case let other where pending.contains(other):
      decoding.report("'auth: {\(other): …}' is not supported yet", at: entry.keySpan)
    default:
      let nearest = Spelling.suggestion(
        for: entry.key, among: ways, aliases: ["token": "bearer", "apikey": "api_key", "jwt": "bearer"])
      decoding.report(
        "unknown way to authenticate '\(entry.key)'", at: entry.keySpan, label: nearest.map { "did you mean '\($0)'?" },
        hints: nearest == nil ? ["there are: none, " + (ways + pending).joined(separator: ", ")] : [])
    }
    return nil
  }

  private static func basic(_ node: Node, _ decoding: inout Decoding) -> AuthSetting? {
    guard let entries = decoding.entries(node, .basicAuth, aliases: ["user": "username", "login": "username"]) else {
      return nil
    }
    let parts = Parts(entries)
    guard let username = parts.required("username", of: "basic", node, &decoding),
      let password = parts.required("password", of: "basic", node, &decoding)
    else { return nil }
    return .basic(username: username, password: password)
  }

  private static func apiKey(_ node: Node, _ decoding: inout Decoding) -> AuthSetting? {
    guard let entries = decoding.entries(node, .apiKey, aliases: ["key": "name", "header": "name"]) else { return nil }
    let parts = Parts(entries)
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

  private struct Parts {
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
}
