package import CollectionModel
package import HTTP

/// Where requests may go in an environment, and where a host's name really leads.
package struct HostGate: Sendable {
  private let allowed: [String]?
  private let mappings: [String: Destination]
  /// Set where an embedded server stands in: every host but these is refused.
  private let server: String?
  private let environment: String
  private let listeners: [String]

  init(_ options: RunOptions) {
    self.init(environment: options.environment, server: options.server, listeners: options.webhooks?.ownURLs ?? [])
  }

  /// `listeners` is where webhook messages come in: a run may send to itself.
  package init(environment: Environment?, server: ServerBinding?, listeners: [String] = []) {
    self.listeners = listeners
    allowed = environment?.allowHosts
    var mappings: [String: Destination] = [:]
    for mapping in (environment?.hosts ?? []) + (server?.hosts ?? []) {
      mappings[mapping.name.lowercased()] = Destination(
        address: mapping.address, port: mapping.port, plainText: mapping.plainText)
    }
    self.mappings = mappings
    self.server = server.flatMap { $0.isOnlyDestination ? $0.url : nil }
    self.environment = environment?.name ?? ""
  }

  /// Whether any host is refused at all.
  var isRestricted: Bool { allowed != nil || server != nil }

  package func destination(of url: RequestURL) -> Destination? { mappings.isEmpty ? nil : mappings[url.host] }

  /// Why a URL may not be asked; nothing where it may.
  package func refusal(of url: RequestURL) -> String? {
    if listeners.contains(where: { isServer(url, $0) }) { return nil }
    if let server {
      if mappings[url.host] != nil || isServer(url, server) { return nil }
      let known = mappings.keys.sorted().joined(separator: ", ")
      return "environment '\(environment)' talks to its own server only; '\(url.host)' is not one of \(known)"
    }
    guard let allowed, !allowed.contains(where: { matches($0, url.host) }) else { return nil }
    return "'\(url.host)' is not in 'allow_hosts' of environment '\(environment)'"
  }

  private func isServer(_ url: RequestURL, _ server: String) -> Bool {
    guard let own = try? RequestURL(parsing: server) else { return false }
    return own.scheme == url.scheme && own.host == url.host && own.port == url.port
  }

  /// `*.example.com` stands for every name below, not for `example.com` itself.
  private func matches(_ pattern: String, _ host: String) -> Bool {
    let pattern = pattern.lowercased()
    if pattern.hasPrefix("*.") { return host.hasSuffix(pattern.dropFirst()) && host.count > pattern.count - 1 }
    return pattern == host
  }
}
