import Diagnostics
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
      case .rateLimit: environment.rateLimit = rateLimit(node, &decoding)
      default: break
      }
    }
    return (environment, extends)
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
    var ready: String?
    var timeout = Duration.seconds(30)
    for item in entries {
      switch item.key {
      case "command": command = decoding.texts(item.value, "command").map(\.text)
      case "ready": ready = decoding.name(item.value, "ready")
      default: timeout = decoding.duration(item.value, "timeout") ?? timeout
      }
    }
    guard !command.isEmpty else {
      decoding.report(
        "'server' needs 'command'", at: entry.keySpan, hints: ["such as command: [./server, --port, '8080']"])
      return nil
    }
    return .command(command, ready: ready, timeout: timeout, place: place)
  }
}
