import Diagnostics
import HTTP
import YAML

/// A file that begins with `environment:`.
enum EnvironmentDecoder {
  static func decode(
    _ entries: [Node.Entry], _ decoding: inout Decoding
  ) -> (environment: Environment, extends: [ExtendedFile]) {
    let title = entries.first { $0.key == Key.environment.rawValue }
    let name = title.flatMap { decoding.name($0.value, "environment") } ?? ""
    let span = title.map(\.value.span) ?? SourceSpan(line: 1, column: 1)
    var environment = Environment(name: name, source: decoding.source, place: decoding.place(span))
    environment.written = WrittenSetting.all(in: entries, of: decoding.source)
    var extends: [ExtendedFile] = []
    for entry in entries {
      guard let key = decoding.key(entry, on: .environment, of: "environment '\(name)'") else { continue }
      if SettingsDecoder.decode(key, entry.value, into: &environment.settings, &decoding) { continue }
      let node = entry.value
      switch key {
      case .description: environment.description = decoding.text(node, "description")
      case .extends: extends = ExtendedFile.decode(node, &decoding)
      case .protected: environment.protected = decoding.boolean(node, "protected") ?? false
      case .variables: environment.variables = VariablesDecoder.decode(node, &decoding)
      case .secrets: environment.secrets = SecretsDecoder.decode(node, &decoding)
      case .allowHosts: environment.allowHosts = HostsDecoder.allowed(node, &decoding)
      case .hosts: environment.hosts = HostsDecoder.mappings(node, &decoding)
      case .server: environment.server = server(entry, &decoding)
      case .webhooks: environment.webhooks = webhooks(node, &decoding)
      case .rateLimit: environment.rateLimit = rateLimit(node, &decoding)
      case .authorize, .oauth2:
        environment.authorization = AuthorizationDecoder.decode(entry, beside: environment.authorization, &decoding)
      default: break
      }
    }
    return (environment, extends)
  }

  private static func webhooks(_ node: Node, _ decoding: inout Decoding) -> WebhookListening? {
    guard let entries = decoding.entries(node, .webhooks, aliases: ["address": "listen", "url": "public_url"]) else {
      return nil
    }
    var listening = WebhookListening(place: decoding.place(node.span))
    for entry in entries {
      if entry.key == "listen" {
        guard let text = decoding.name(entry.value, "listen") else { continue }
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
          (0...65535).contains(port), colon != text.startIndex
        else {
          decoding.report(
            "'\(text)' is no address to listen on", at: entry.value.span,
            hints: ["write ADDRESS:PORT, such as 127.0.0.1:8787; port 0 takes a free one"])
          continue
        }
        listening.address = String(text[..<colon])
        listening.port = port
      } else if let text = decoding.name(entry.value, "public_url") {
        do throws(URLProblem) {
          _ = try RequestURL(parsing: text)
          listening.publicURL = text.hasSuffix("/") ? String(text.dropLast()) : text
        } catch {
          decoding.report(error.reason, at: entry.value.span)
        }
      }
    }
    return listening
  }

  private static func rateLimit(_ node: Node, _ decoding: inout Decoding) -> RateLimit? {
    guard let entries = decoding.entries(node, .rateLimit, aliases: ["count": "requests", "every": "per", "in": "per"])
    else { return nil }
    var requests: Int?
    var per: Duration?
    for entry in entries {
      if entry.key == "requests" {
        requests = decoding.integer(entry.value, "requests", least: 1)
        if requests == nil { return nil }
      } else {
        per = decoding.duration(entry.value, "per")
        if per == nil { return nil }
        if per == .zero {
          decoding.report("'per' must be longer than nothing", at: entry.value.span, hints: ["such as 1s or 1m"])
          return nil
        }
      }
    }
    guard let requests, let per else {
      decoding.report(
        "'rate_limit' needs '\(requests == nil ? "requests" : "per")'", at: node.span,
        hints: ["such as {requests: 10, per: 1s}"])
      return nil
    }
    return RateLimit(requests: requests, per: per)
  }

  private static func server(_ entry: Node.Entry, _ decoding: inout Decoding) -> ServerSetting? {
    let place = decoding.place(entry.keySpan)
    guard case .mapping = entry.value.content else {
      if entry.value.text == "development-shop" { return .developmentShop(place) }
      decoding.report(
        "'server' is 'development-shop' or a map with 'command'", at: entry.value.span,
        label: entry.value.text.flatMap { Spelling.suggestion(for: $0, among: ["development-shop"]) }
          .map { "did you mean '\($0)'?" })
      return nil
    }
    guard let entries = decoding.entries(entry.value, .server) else { return nil }
    var command: [String] = []
    var ready: RequestURL?
    var timeout = Duration.seconds(30)
    let before = decoding.problems.count
    for item in entries {
      switch item.key {
      case "command":
        command = decoding.texts(item.value, "command").compactMap { text, span in
          plain(text, at: span, &decoding) ? text : nil
        }
      case "ready": ready = readyURL(item.value, &decoding)
      default: timeout = decoding.duration(item.value, "timeout") ?? timeout
      }
    }
    if let ready, !command.isEmpty {
      let folder = decoding.directory
      return .command(ServerCommand(words: command, ready: ready, timeout: timeout, folder: folder, place: place))
    }
    guard decoding.problems.count == before else { return nil }
    decoding.report(
      "'server' needs '\(command.isEmpty ? "command" : "ready")'", at: entry.keySpan,
      hints: [
        command.isEmpty
          ? "such as command: [./server, --port, '8080']"
          : "a URL that answers once the server is up, such as ready: http://127.0.0.1:8080/health"
      ])
    return nil
  }

  private static func readyURL(_ node: Node, _ decoding: inout Decoding) -> RequestURL? {
    guard let text = decoding.name(node, "ready"), plain(text, at: node.span, &decoding) else { return nil }
    do throws(URLProblem) {
      return try RequestURL(parsing: text)
    } catch {
      decoding.report(
        "'\(text)' is not a usable URL: \(error.reason)", at: node.span,
        hints: ["write it whole, such as http://127.0.0.1:8080/health"])
      return nil
    }
  }

  /// The server starts before anything has a value.
  private static func plain(_ text: String, at span: SourceSpan, _ decoding: inout Decoding) -> Bool {
    guard text.contains("{{") else { return true }
    decoding.report("'server' takes no templates", at: span, hints: ["the server starts before anything has a value"])
    return false
  }
}
