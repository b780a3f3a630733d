package import HTTP

/// Where messages to webhooks may really go: to this machine, unless told otherwise.
///
/// A run against the embedded shop must never reach a host that is real, whatever address a collection subscribes with.
package struct DeliveryGate: Sendable {
  package enum Decision: Sendable, Equatable {
    case send(to: RequestURL)
    /// Why not, in words.
    case refuse(String)
  }

  private let hosts: Set<String>
  private let listener: (publicURL: String, localURL: String)?

  /// - Parameters:
  ///   - hosts: other names and addresses that may be sent to.
  ///   - listener: the run's own listener, under the URL that senders are given and where it really listens; messages
  ///     for it take no way through the world outside.
  package init(hosts: [String] = [], listener: (publicURL: String, localURL: String)? = nil) {
    self.hosts = Set(hosts.map { $0.lowercased() })
    self.listener = listener
  }

  package func decide(_ address: String) -> Decision {
    if let listener, let path = Self.path(of: address, below: listener.publicURL),
      let url = try? RequestURL(parsing: listener.localURL + path)
    {
      return .send(to: url)
    }
    do throws(URLProblem) {
      let url = try RequestURL(parsing: address)
      guard Self.isLoopback(url.host) || hosts.contains(url.host.lowercased()) else {
        return .refuse("'\(url.host)' is neither this machine nor the run's own listener")
      }
      return .send(to: url)
    } catch {
      return .refuse("the address is no URL: \(error.reason)")
    }
  }

  /// What stands behind a base URL; nothing where the address does not begin with all of it.
  private static func path(of address: String, below base: String) -> Substring? {
    guard address.hasPrefix(base) else { return nil }
    let rest = address.dropFirst(base.count)
    return rest.isEmpty || "/?".contains(rest.first ?? "/") ? rest : nil
  }

  /// By the address itself: `127.0.0.1.example.com` is a name like any other.
  static func isLoopback(_ host: String) -> Bool {
    if host.lowercased() == "localhost" || host == "::1" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
