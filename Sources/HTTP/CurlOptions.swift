import CLibCurl

/// What an easy handle is set to at present; as it is made, it has libcurl's defaults.
struct CurlOptions {
  enum Kind { case get, post, head }

  var url: RequestURL?
  var urlIsSecure = false
  /// Whether the last host was loopback, which takes a while to find out.
  var loopback = (host: "", isLoopback: false)
  var kind = Kind.get
  var method = "GET"
  var customMethod: String?
  var acceptEncoding: String?
  var timeout: Duration = .zero
  /// Zero is libcurl's own five minutes.
  var connectTimeout: Duration = .zero
  var version: Int?
  var tls: TLSOptions?
  /// Nothing: libcurl reads the environment. Empty: none.
  var proxy: String?
  var connectTo: String?
  var unixSocket: String?
  var cookies: CookieJar?
  var authentication: ChallengeAuthentication?
  var wantsCertificate = false
  var freshConnection = false
  /// Seconds that a kept connection may have been idle.
  var maximumIdle = 118
}

extension CurlTransfer {
  /// Whose connection a transfer may use.
  struct Origin: Hashable {
    private let authority: String
    private let address: String?

    init(of url: RequestURL, _ options: TransferOptions) {
      authority = "\(url.host):\(url.effectivePort)"
      address =
        options.unixSocket ?? options.destination.map { "\($0.address):\($0.port ?? url.effectivePort)" }
    }
  }

  var origin: Origin { Origin(of: request.url, options) }
  var wantsCertificate: Bool { options.wantsCertificate && isSecure }

  /// Sets what differs from the transfer before.
  func apply(freshConnection: Bool) throws(TransportFailure) {
    setTimes()
    setVersion()
    try setRoute()
    if isSecure { try setTLS() }
    setFreshness(freshConnection)
    try setAuthentication()
    if applied.cookies !== options.cookies {
      CookieJar.use(options.cookies, in: handle)
      applied.cookies = options.cookies
    }
  }

  private func setTimes() {
    if applied.timeout != options.timeout {
      set(CURLOPT_TIMEOUT_MS, CurlTransfer.milliseconds(options.timeout))
      applied.timeout = options.timeout
    }
    if applied.connectTimeout != options.connectTimeout {
      set(CURLOPT_CONNECTTIMEOUT_MS, CurlTransfer.milliseconds(options.connectTimeout))
      applied.connectTimeout = options.connectTimeout
    }
  }

  private func setVersion() {
    let version =
      switch options.version {
      case .automatic: CURL_HTTP_VERSION_2TLS
      case .http1_0: CURL_HTTP_VERSION_1_0
      case .http1_1: CURL_HTTP_VERSION_1_1
      case .http2: isSecure ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE
      }
    guard applied.version != Int(version) else { return }
    set(CURLOPT_HTTP_VERSION, Int(version))
    applied.version = Int(version)
  }

  /// Proxy, mapped host, Unix socket.
  private func setRoute() throws(TransportFailure) {
    if applied.loopback.host != request.url.host {
      applied.loopback = (request.url.host, request.url.isLoopback)
    }
    let proxy = options.effectiveProxy(isLoopback: applied.loopback.isLoopback)
    if applied.proxy != proxy {
      try check(set(CURLOPT_PROXY, proxy), "the proxy's URL")
      applied.proxy = proxy
    }
    let connectTo = options.destination?.connectToEntry
    if applied.connectTo != connectTo {
      try check(signet_transfer_set_connect_to(handle, connectTo), "the address '\(connectTo ?? "")'")
      applied.connectTo = connectTo
    }
    if applied.unixSocket != options.unixSocket {
      try check(
        set(CURLOPT_UNIX_SOCKET_PATH, options.unixSocket), "the Unix socket '\(options.unixSocket ?? "")'")
      applied.unixSocket = options.unixSocket
    }
  }

  private func setTLS() throws(TransportFailure) {
    guard applied.tls != options.tls else { return }
    let tls = options.tls
    let trust = tls.authorities.map { TrustStore(authorities: $0) } ?? .system
    if trust != TrustStore() {
      set(CURLOPT_CAINFO, trust.file)
      set(CURLOPT_CAPATH, trust.directory)
    }
    set(CURLOPT_SSL_VERIFYPEER, tls.verify ? 1 : 0)
    set(CURLOPT_SSL_VERIFYHOST, tls.verify ? 2 : 0)
    set(CURLOPT_SSLVERSION, tls.minimumVersion.curlValue)
    // OpenSSL 3 speaks TLS below 1.2 at its lowest security level only.
    set(CURLOPT_SSL_CIPHER_LIST, tls.minimumVersion.isOutdated ? "DEFAULT:@SECLEVEL=0" : nil)
    let isPKCS12 = tls.certificate.map { $0.hasSuffix(".p12") || $0.hasSuffix(".pfx") } ?? false
    set(CURLOPT_SSLCERT, tls.certificate)
    set(CURLOPT_SSLCERTTYPE, isPKCS12 ? "P12" : "PEM")
    set(CURLOPT_SSLKEY, tls.key)
    try check(set(CURLOPT_KEYPASSWD, tls.passphrase), "the passphrase of the client certificate")
    applied.tls = tls
  }

  private func setFreshness(_ freshConnection: Bool) {
    // A request that writes must not be sent twice, and libcurl sends again where a kept connection turns out dead: so
    // it takes none that a server may just be closing for idleness. Whole seconds: 1 lets less than 2 s pass.
    let maximumIdle = CurlTransfer.reads(request.method) ? 118 : 1
    if applied.maximumIdle != maximumIdle {
      set(CURLOPT_MAXAGE_CONN, maximumIdle)
      applied.maximumIdle = maximumIdle
    }
    if applied.wantsCertificate != wantsCertificate {
      set(CURLOPT_CERTINFO, wantsCertificate ? 1 : 0)
      applied.wantsCertificate = wantsCertificate
    }
    let fresh = freshConnection && isSecure
    if applied.freshConnection != fresh {
      set(CURLOPT_FRESH_CONNECT, fresh ? 1 : 0)
      applied.freshConnection = fresh
    }
  }

  private func setAuthentication() throws(TransportFailure) {
    guard applied.authentication != options.authentication, let authentication = options.authentication else { return }
    let isDigest = authentication.kind == .digest
    // A libcurl may be built without either.
    try check(
      signet_set_long(handle.pointee.easy, CURLOPT_HTTPAUTH, isDigest ? signet_auth_digest : signet_auth_ntlm),
      isDigest ? "digest authentication" : "NTLM authentication")
    set(CURLOPT_USERNAME, authentication.username)
    set(CURLOPT_PASSWORD, authentication.password)
    applied.authentication = authentication
  }

  private func set(_ option: CURLoption, _ value: Int) { signet_set_long(handle.pointee.easy, option, value) }

  @discardableResult
  private func set(_ option: CURLoption, _ value: String?) -> CURLcode {
    signet_set_string(handle.pointee.easy, option, value)
  }

  private static func reads(_ method: String) -> Bool { method == "GET" || method == "HEAD" || method == "OPTIONS" }

  /// At least one, since zero is without limit; and no more than libcurl's 32 bits.
  private static func milliseconds(_ duration: Duration) -> Int {
    guard duration > .zero else { return 0 }
    let (seconds, attoseconds) = min(duration, .seconds(2_000_000)).components
    return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}

extension TransferOptions {
  /// For CURLOPT_PROXY. Mapped names and loopback never go through a proxy: it would carry a "local" request away.
  func effectiveProxy(isLoopback: Bool) -> String? {
    if destination != nil || unixSocket != nil || isLoopback { return "" }
    return switch proxy {
    case .environment: nil
    case .none: ""
    case .url(let proxy): proxy
    }
  }
}

extension Destination {
  /// For CURLOPT_CONNECT_TO: whatever host and port the URL names.
  var connectToEntry: String {
    let host = address.utf8.contains(UInt8(ascii: ":")) && !address.hasPrefix("[") ? "[\(address)]" : address
    return "::\(host):\(port.map(String.init) ?? "")"
  }
}

extension TLSOptions.Version {
  fileprivate var curlValue: Int {
    switch self {
    case .v1_0: Int(CURL_SSLVERSION_TLSv1_0)
    case .v1_1: Int(CURL_SSLVERSION_TLSv1_1)
    case .v1_2: Int(CURL_SSLVERSION_TLSv1_2)
    case .v1_3: Int(CURL_SSLVERSION_TLSv1_3)
    }
  }

  fileprivate var isOutdated: Bool { self == .v1_0 || self == .v1_1 }
}

extension RequestURL {
  /// `localhost`, names under it (RFC 6761, section 6.3), 127.0.0.0/8, `::1`, and the unspecified addresses, which
  /// reach the same machine.
  package var isLoopback: Bool {
    if host == "localhost" || host.hasSuffix(".localhost") { return true }
    if host == "::1" || host == "::" || host == "0.0.0.0" { return true }
    return host.hasPrefix("127.") && host.split(separator: ".").allSatisfy { Int($0) != nil }
  }
}
