import CLibCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a transfer without a response ended, and the words for it.
struct TransferEnd {
  var code: CURLcode
  var details: signet_transfer_failure
  /// libcurl's own.
  var words: String
  var url: RequestURL
  var options: TransferOptions
  var wasSent: Bool
  var headerBytes: Int
  var headersComplete: Bool
  var bodyBytes: Int
  var bodyTooLarge: Bool
  var headersTooLarge: Bool
  var outOfMemory: Bool

  var failure: TransportFailure {
    if outOfMemory { return .outOfMemory }
    if bodyTooLarge {
      let limit = TransferEnd.size(options.maximumBody)
      return TransportFailure(.bodyTooLarge, "the body is larger than \(limit) (max_body)")
    }
    if headersTooLarge || words.hasPrefix("Too large response headers") {
      return TransportFailure(.protocolViolation, "the headers are larger than 300 KiB")
    }
    switch code {
    case CURLE_OPERATION_TIMEDOUT: return timeout
    case CURLE_OK, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE: return broken
    default: return tlsFailure ?? connectFailure ?? protocolFailure ?? other
    }
  }
}

// MARK: - By stage

extension TransferEnd {
  private var connectFailure: TransportFailure? {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      let name = options.destination?.address ?? url.host
      return TransportFailure(.nameResolution, "could not resolve host '\(name)'")
    case CURLE_COULDNT_RESOLVE_PROXY:
      return TransportFailure(.nameResolution, "could not resolve the proxy's host: \(lowercasedWords)")
    case CURLE_COULDNT_CONNECT:
      return TransportFailure(.connection, "could not connect to \(place): \(systemReason ?? lowercasedWords)")
    case CURLE_PROXY:
      return TransportFailure(.connection, "the proxy failed: \(lowercasedWords)")
    default: return nil
    }
  }

  private var protocolFailure: TransportFailure? {
    switch code {
    case CURLE_UNSUPPORTED_PROTOCOL:
      return TransportFailure(.protocolViolation, "the server's answer is not HTTP")
    case CURLE_WEIRD_SERVER_REPLY:
      return TransportFailure(.protocolViolation, "the server's answer is not HTTP: \(lowercasedWords)")
    case CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return TransportFailure(.protocolViolation, "the server broke HTTP/2: \(lowercasedWords)")
    case CURLE_BAD_CONTENT_ENCODING:
      return TransportFailure(.protocolViolation, "the body could not be decompressed: \(lastWords)")
    case CURLE_WRITE_ERROR:
      // What of the writing is ours has its reason noted; what is left is libcurl's unpacking, which wants nothing after
      // its end.
      return TransportFailure(.protocolViolation, "the body could not be decompressed: something follows its end")
    case CURLE_OUT_OF_MEMORY: return .outOfMemory
    case CURLE_URL_MALFORMAT:
      return TransportFailure(.unusable, "libcurl refuses the URL '\(url)': \(lowercasedWords)")
    default: return nil
    }
  }

  private var other: TransportFailure {
    TransportFailure(wasSent ? .protocolViolation : .connection, "the transfer failed: \(lowercasedWords)")
  }

  private var timeout: TransportFailure {
    let limit = TransferEnd.words(options.timeout)
    if bodyBytes > 0 || headersComplete {
      return TransportFailure(.timeout, "the response was not complete within \(limit): \(bodyBytes) bytes came")
    }
    if wasSent || headerBytes > 0 { return TransportFailure(.timeout, "no response within \(limit)") }
    let connectLimit = options.connectTimeout
    let ended = options.timeout > .zero && (connectLimit <= .zero || options.timeout < connectLimit)
    let within = TransferEnd.words(ended ? options.timeout : connectLimit)
    if words.hasPrefix("Resolving") {
      return TransportFailure(.timeout, "could not resolve host '\(url.host)' within \(within)")
    }
    return TransportFailure(.timeout, "no connection to \(place) within \(within)")
  }

  /// The connection ended before the response was complete.
  private var broken: TransportFailure {
    if code == CURLE_RECV_ERROR, words.contains("chunk") {
      return TransportFailure(.protocolViolation, "the chunked body is malformed: \(lowercasedWords)")
    }
    if words.contains("SSL routines::") {
      // TLS 1.3 judges the client's certificate only after the handshake.
      return words.contains("alert certificate required")
        ? clientCertificateWanted : TransportFailure(.tls, "TLS with \(place) failed: \(opensslReason)")
    }
    if words.contains("CONNECT") {
      return TransportFailure(.connection, "the proxy refused the connection: \(lowercasedWords)")
    }
    if code == CURLE_PARTIAL_FILE { return TransportFailure(.connection, cutBody) }
    let errno = Int32(truncatingIfNeeded: details.os_errno)
    let isReset = words.contains("reset by peer") || errno == ECONNRESET || errno == EPIPE
    let verb = isReset ? "was reset" : "closed"
    if headersComplete {
      return TransportFailure(.connection, "the connection \(verb) inside the body, after \(bodyBytes) bytes")
    }
    if headerBytes > 0 { return TransportFailure(.connection, "the connection \(verb) inside the headers") }
    if code == CURLE_SEND_ERROR {
      return TransportFailure(.connection, "the connection \(verb) while the request was being sent")
    }
    return TransportFailure(.connection, "the connection \(verb) before a response came")
  }

  private var cutBody: String {
    let length = Int(details.content_length)
    // What is downloaded is counted before it is decompressed, as the length is.
    return length >= 0
      ? "the body ended after \(details.downloaded) of \(length) bytes"
      : "the body ended before its last chunk, after \(bodyBytes) bytes"
  }
}

// MARK: - TLS

extension TransferEnd {
  private var tlsFailure: TransportFailure? {
    switch code {
    case CURLE_PEER_FAILED_VERIFICATION: TransportFailure(.tls, untrusted)
    case CURLE_SSL_CONNECT_ERROR:
      TransportFailure(.tls, "the TLS handshake with \(place) failed: \(opensslReason)")
    case CURLE_SSL_CERTPROBLEM:
      TransportFailure(
        .tls, "the client certificate '\(options.tls.certificate ?? "")' cannot be used: \(opensslReason)")
    case CURLE_SSL_CLIENTCERT: clientCertificateWanted
    case CURLE_SSL_CACERT_BADFILE:
      TransportFailure(
        .tls, "the trusted certificates \(options.tls.authorities.map { "in '\($0)' " } ?? "")cannot be read")
    case CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CRL_BADFILE, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_USE_SSL_FAILED:
      TransportFailure(.tls, "TLS with \(place) failed: \(opensslReason)")
    default: nil
    }
  }

  private var clientCertificateWanted: TransportFailure {
    TransportFailure(.tls, "'\(url.host)' asks for a client certificate (tls: certificate)")
  }

  private var untrusted: String {
    if let name = words.range(of: "certificate problem: ") {
      return "the certificate of '\(url.host)' is not trusted: \(words[name.upperBound...])"
    }
    if words.contains("does not match") || words.contains("no alternative certificate subject name") {
      return "the certificate of '\(url.host)' is for another name"
    }
    return "the certificate of '\(url.host)' is not trusted: \(opensslReason)"
  }

  /// The last part of OpenSSL's `error:0A00010B:SSL routines::wrong version number`.
  private var opensslReason: String {
    guard words.contains("error:"), let colons = words.range(of: "::") else { return lowercasedWords }
    let reason = String(words[colons.upperBound...].prefix { $0 != "," })
    return reason == "wrong version number" ? "the server's answer is not TLS" : reason
  }
}

// MARK: - Words

extension TransferEnd {
  /// Where the connection was to go, and for which name where that is not the same.
  private var place: String {
    if let socket = options.unixSocket { return "the Unix socket '\(socket)'" }
    guard let destination = options.destination else { return TransferEnd.join(url.host, url.effectivePort) }
    let defaultPort = url.port ?? (destination.plainText ? 80 : url.effectivePort)
    return "\(TransferEnd.join(destination.address, destination.port ?? defaultPort)) (for '\(url.host)')"
  }

  private static func join(_ host: String, _ port: Int) -> String {
    host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
  }

  private var systemReason: String? {
    guard details.os_errno > 0, let text = strerror(Int32(truncatingIfNeeded: details.os_errno)) else { return nil }
    return TransferEnd.lowercasedFirst(String(cString: text))
  }

  /// "incorrect header check" of "Error while processing content unencoding: incorrect header check".
  private var lastWords: String {
    words.split(separator: ": ").last.map { TransferEnd.lowercasedFirst(String($0)) } ?? words
  }

  private var lowercasedWords: String { TransferEnd.lowercasedFirst(words) }

  /// "Connection refused" becomes "connection refused", but "SSL …" stays.
  private static func lowercasedFirst(_ text: String) -> String {
    guard let first = text.first, let second = text.dropFirst().first, second.isLowercase else { return text }
    return first.lowercased() + text.dropFirst()
  }

  static func words(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }

  static func size(_ bytes: Int) -> String {
    if bytes >= 1 << 20, bytes % (1 << 20) == 0 { return "\(bytes >> 20) MiB" }
    if bytes >= 1 << 10, bytes % (1 << 10) == 0 { return "\(bytes >> 10) KiB" }
    return "\(bytes) bytes"
  }
}

extension String {
  /// The first place where `part` stands; the standard library's own is Foundation's.
  fileprivate func range(of part: String) -> Range<Index>? { firstRange(of: part) }
}
