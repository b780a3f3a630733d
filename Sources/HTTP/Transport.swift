/// Sends one request and brings what came back. Follows no redirect: that is the caller's, hop by hop.
package protocol Transport: Sendable {
  func send(_ request: HTTPRequest, options: TransferOptions) async -> Exchange
  /// Waits without holding the thread; returns early where the task is cancelled.
  func pause(for duration: Duration) async
  /// Ends every transfer and pause under way as `interrupted`; later ones run.
  func interrupt()
}

/// How a request is to be carried, apart from what it says.
package struct TransferOptions: Sendable {
  package var timeout: Duration = .seconds(30)
  package var connectTimeout: Duration = .seconds(10)
  /// Bytes; a larger body ends the transfer with `bodyTooLarge`.
  package var maximumBody: Int = 64 << 20
  package var version: HTTPVersionChoice = .automatic
  package var tls: TLSOptions = TLSOptions()
  package var proxy: ProxyChoice = .environment
  /// Where the request's host is really found; nothing for ordinary name resolution.
  package var destination: Destination?
  package var unixSocket: String?
  /// Cookies received are kept here and sent from here; nothing for no cookie handling.
  package var cookies: CookieJar?

  package init() {}
}

package enum HTTPVersionChoice: String, Sendable, CaseIterable {
  case automatic = "auto"
  case http1_0 = "1.0"
  case http1_1 = "1.1"
  case http2 = "2"
}

package struct TLSOptions: Sendable, Equatable {
  package enum Version: String, Sendable, CaseIterable { case v1_0 = "1.0", v1_1 = "1.1", v1_2 = "1.2", v1_3 = "1.3" }

  package var verify = true
  /// A file or a hashed directory in PEM; nothing for the system's.
  package var authorities: String?
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
}

/// An entry of an environment's `hosts`: URL, Host header, SNI and signature keep the name.
package struct Destination: Sendable, Equatable {
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
