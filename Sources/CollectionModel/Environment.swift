package import Diagnostics
package import HTTP
package import Signing
import Templates

/// An environment file, with what it extends already merged.
package struct Environment: Sendable {
  package var name: String
  package var source: SourceText
  package var place: SourcePlace
  package var description: String?
  package var protected: Bool
  package var variables: Variables
  package var secrets: [Secret]
  /// Nothing where any host is allowed. Names, or `*.example.com`.
  package var allowHosts: [String]?
  package var hosts: [HostMapping]
  package var server: ServerSetting?
  package var rateLimit: RateLimit?
  package var webhooks: WebhookListening?
  /// Where `signet authorize` gets tokens from.
  package var authorization: AuthorizationSetting?
  package var settings: Settings
  package var signers: [Signer]
  /// What it says and inherits, entry by entry, each with its place; in no order that counts.
  package var written: [WrittenSetting]

  package init(name: String, source: SourceText, place: SourcePlace) {
    self.name = name
    self.source = source
    self.place = place
    description = nil
    protected = false
    variables = [:]
    secrets = []
    allowHosts = nil
    hosts = []
    server = nil
    rateLimit = nil
    webhooks = nil
    authorization = nil
    settings = Settings()
    signers = []
    written = []
  }
}

package struct Secret: Sendable {
  package enum Source: Sendable {
    case processEnvironment(String)
    case file(path: String)
    case command([String])
    case dotenv(path: String, key: String)
    case stored(String)
  }

  package var name: String
  package var source: Source
  package var place: SourcePlace

  package init(name: String, source: Source, place: SourcePlace) {
    self.name = name
    self.source = source
    self.place = place
  }
}

/// How many requests a host gets in how long a time.
package struct RateLimit: Sendable, Equatable {
  /// At least 1.
  package var requests: Int
  package var per: Duration

  package init(requests: Int, per: Duration) {
    self.requests = requests
    self.per = per
  }
}

package struct HostMapping: Sendable {
  package var name: String
  package var address: String
  package var port: Int?
  package var plainText: Bool

  package init(name: String, address: String, port: Int?, plainText: Bool) {
    self.name = name
    self.address = address
    self.port = port
    self.plainText = plainText
  }
}

package enum ServerSetting: Sendable {
  case developmentShop(SourcePlace)
  case command(ServerCommand)
}

/// A program of the user's that serves a run.
package struct ServerCommand: Sendable {
  /// The program and its arguments; no shell reads them.
  package var words: [String]
  /// Answers, with whatever status, once the server is up.
  package var ready: RequestURL
  package var timeout: Duration
  /// Absolute, of the file that names the program: where it starts, and what its relative path is relative to.
  package var folder: String
  package var place: SourcePlace
}

/// Where webhook messages are received.
package struct WebhookListening: Sendable {
  package var address = "127.0.0.1"
  /// 0 takes a free one.
  package var port = 0
  /// Without a slash at its end; nothing where the listener's own address is the one to give.
  package var publicURL: String?
  package var place: SourcePlace

  package init(place: SourcePlace) { self.place = place }
}
