/// How a request is to be carried, apart from what it says.
package struct TransferOptions: Sendable {
  /// Of the whole transfer; zero for no limit.
  package var timeout: Duration = .seconds(30)
  /// Until the connection stands, TLS included.
  package var connectTimeout: Duration = .seconds(10)
  /// Bytes, decompressed; a larger body ends the transfer with `bodyTooLarge`.
  package var maximumBody: Int = 64 << 20
  package var version: HTTPVersionChoice = .automatic
  package var tls: TLSOptions = TLSOptions()
  package var proxy: ProxyChoice = .environment
  /// Where the request's host is really found; nothing for ordinary name resolution.
  package var destination: Destination?
  package var unixSocket: String?
  /// Cookies received are kept here and sent from here; nothing for no cookie handling.
  package var cookies: CookieJar?
  /// For what needs a challenge from the server; simpler kinds are a header of the request.
  package var authentication: ChallengeAuthentication?
  /// Whether `Exchange.certificate` is to be filled, which costs a little on each new connection.
  package var wantsCertificate = false
  /// Whether it clears up after others, and so goes on where an interruption ends everything else.
  package var isCleanup = false

  package init() {}
}

package enum HTTPVersionChoice: String, Sendable, CaseIterable {
  case automatic = "auto"
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case http1_0 = "1.0"
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case http1_1 = "1.1"
  /// Over TLS where the server offers it; in plain text without asking (RFC 9113, section 3.3).
  case http2 = "2"
}

package struct TLSOptions: Sendable, Equatable {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  package enum Version: String, Sendable, CaseIterable { case v1_0 = "1.0", v1_1 = "1.1", v1_2 = "1.2", v1_3 = "1.3" }

  package var verify = true
  /// A file or a hashed directory in PEM; nothing for the system's.
  package var authorities: String?
  /// A file: PEM, or PKCS #12 where its name ends in `.p12` or `.pfx`.
  package var certificate: String?
  package var key: String?
  package var passphrase: String?
  package var minimumVersion: Version = .v1_2

  package init() {}
}

package enum ProxyChoice: Sendable, Equatable {
  /// `http_proxy`, `https_proxy`, `no_proxy`, as libcurl reads them. Loopback and mapped hosts never use one.
  case environment
  case none
  case url(String)

  /// `user:password` of the URL, which no message may show.
  var credentials: String? {
    guard case .url(let url) = self, let at = url.lastIndex(of: "@") else { return nil }
    let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    return start < at ? String(url[start..<at]) : nil
  }
}

/// Authentication whose header is made from the server's challenge: the request is sent more than once.
package struct ChallengeAuthentication: Sendable, Equatable {
  package enum Kind: Sendable { case digest, ntlm }

  package var kind: Kind
  package var username: String
  package var password: String

  package init(_ kind: Kind, username: String, password: String) {
    self.kind = kind
    self.username = username
    self.password = password
  }
}

/// An entry of an environment's `hosts`: URL, Host header, SNI and signature keep the name.
package struct Destination: Sendable, Equatable {
  /// A name, an IPv4 address, or an IPv6 address without brackets.
  package var address: String
  /// Nothing for the port that the URL means.
  package var port: Int?
  /// Plain text even where the URL says https: a local stand-in for a host that really speaks TLS.
  package var plainText: Bool

  package init(address: String, port: Int? = nil, plainText: Bool = false) {
    self.address = address
    self.port = port
    self.plainText = plainText
  }
}
