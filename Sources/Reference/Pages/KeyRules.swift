import CollectionModel
import HTTP

/// What the reference says of a key beside its summary.
enum KeyRules {
  /// How a key on one level and the same key on another go together.
  static func inheritance(of key: Key) -> String? {
    switch key {
    case .headers:
      "Merges by name, upper or lower case being the same: what is nearer replaces what is farther."
    case .query, .cookies: "Merges by name: what is nearer replaces what is farther."
    case .properties:
      "Merges by name: what is nearer replaces what is farther, and `null` removes it."
    case .tls: "Merges by name: what is nearer replaces what is farther."
    case .expect:
      "Merges by what is looked at: a nearer check replaces the farther ones of the same path or name, and the empty "
        + "matcher `{}` removes them."
    case .hints: "Adds up from level to level."
    case .auth, .retry, .proxy, .preRequest, .baseURL, .timeout, .connectTimeout, .redirects, .httpVersion, .unixSocket,
      .maximumBody, .delay:
      "The nearest replaces all others."
    case .variables:
      "Merges by name. The strongest first: captured, `--var`, data row, request, folder, environment, collection, "
        + "fragment."
    case .signers: "Merges by name; a signer of a built-in one's name takes its place."
    case .secrets, .hosts: "`extends` merges by name."
    case .allowHosts, .server: "`extends` hands it on, unless the file has its own."
    case .environment, .protected: "`extends` does not hand it on."
    case .readOnly: "Holds for all that a folder holds; the nearest replaces all others."
    case .skip: "Holds for all that a folder holds."
    default: nil
    }
  }

  /// What holds where the key does not stand.
  static func defaultValue(of key: Key) -> String? {
    let transfer = TransferOptions()
    return switch key {
    case .timeout: "`\(transfer.timeout.components.seconds)s`"
    case .connectTimeout: "`\(transfer.connectTimeout.components.seconds)s`"
    case .maximumBody: "`\(transfer.maximumBody >> 20)MiB`"
    case .httpVersion: "`\(transfer.version.rawValue)`"
    case .redirects: "`0`: a redirect is a response like any other"
    case .retry: "`none`"
    case .auth: "`none`"
    case .preRequest: "`[]`"
    case .proxy: "what `http_proxy`, `https_proxy` and `no_proxy` of the process say"
    case .expect: "`{status: 2xx}`"
    case .exclusive, .protected, .once: "`false`"
    case .environments: "all"
    case .allowHosts: "any host"
    case .readOnly: "`true` for GET, HEAD and OPTIONS, `false` for the rest"
    default: nil
    }
  }

  /// The same for a key of a small map.
  static func defaultValue(of key: String, in group: String) -> String? {
    let retry = RetrySetting()
    let tls = TLSOptions()
    return switch (group, key) {
    case ("retry", "backoff"): "`\(Int(retry.backoff))`"
    case ("retry", "max_delay"): "`\(retry.maximumDelay.components.seconds)s`"
    case ("retry", "delay"): "none"
    case ("retry", "jitter"): "`\(retry.jitter)`"
    case ("tls", "verify"): "`\(tls.verify)`"
    case ("tls", "min_version"): "`\(tls.minimumVersion.rawValue)`"
    case ("expect", "status"): "`2xx`"
    case ("capture", "secret"), ("file", "template"): "`false`"
    case ("api_key", "in"), ("oauth2", "client_authentication"): "`header`"
    case ("poll", "every"): "`1s`"
    case ("server", "timeout"): "`30s`"
    default: nil
    }
  }
}
