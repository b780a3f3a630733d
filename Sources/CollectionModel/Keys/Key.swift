/// Every key that may stand at the top of a file, a folder or an item.
package enum Key: String, Sendable, CaseIterable {
  // Files
  case collection, environment, fragment
  case description, tags, environments, extends, variables, signers, data, setup, requests, teardown, exclusive
  // Environments
  case protected, secrets, hosts, server, webhooks, authorize
  case allowHosts = "allow_hosts"
  case rateLimit = "rate_limit"
  case oauth2
  // Items
  case name, skip, needs, include, once, with, receive, verify, respond
  case condition = "if"
  case readOnly = "read_only"
  // Requests
  case get, post, put, patch, delete, head, options, method, url
  case json, form, multipart, text, xml, graphql, file, capture, poll
  case unsupportedScript = "unsupported_script"
  // Settings
  case headers, query, cookies, auth, expect, timeout, retry, redirects, tls, proxy, delay, hints, properties
  case baseURL = "base_url"
  case preRequest = "pre_request"
  case connectTimeout = "connect_timeout"
  case httpVersion = "http_version"
  case unixSocket = "unix_socket"
  case maximumBody = "max_body"

  /// The HTTP method that the key stands for.
  var method: String? {
    switch self {
    case .get: "GET"
    case .post: "POST"
    case .put: "PUT"
    case .patch: "PATCH"
    case .delete: "DELETE"
    case .head: "HEAD"
    case .options: "OPTIONS"
    default: nil
    }
  }

  var isBody: Bool {
    switch self {
    case .json, .form, .multipart, .text, .xml, .graphql, .file: true
    default: false
    }
  }
}

/// Where a key may stand.
package struct KeyLevels: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let collection = KeyLevels(rawValue: 1)
  package static let environment = KeyLevels(rawValue: 2)
  package static let fragment = KeyLevels(rawValue: 4)
  package static let folder = KeyLevels(rawValue: 8)
  package static let request = KeyLevels(rawValue: 16)
  package static let include = KeyLevels(rawValue: 32)
  package static let webhook = KeyLevels(rawValue: 64)
  /// Wherever a setting may stand.
  package static let settings: KeyLevels = [.collection, .environment, .fragment, .folder, .request]

  private static let names: [(KeyLevels, String)] = [
    (.collection, "a collection"), (.environment, "an environment"), (.fragment, "a fragment"), (.folder, "a folder"),
    (.request, "a request"), (.include, "an include"), (.webhook, "a webhook item"),
  ]

  /// Such as "a collection, a folder or a request".
  package var description: String {
    let parts = Self.names.filter { contains($0.0) }.map(\.1)
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " or " + last
  }
}
