/// What came back for one transfer.
package struct HTTPResponse: Sendable {
  package var status: Int
  /// `1.0`, `1.1`, `2` or `3`.
  package var version: String
  package var headers: HTTPFields
  /// Decompressed, otherwise as received.
  package var body: [UInt8]

  package init(status: Int, version: String = "1.1", headers: HTTPFields = HTTPFields(), body: [UInt8] = []) {
    self.status = status
    self.version = version
    self.headers = headers
    self.body = body
  }
}

/// Why a transfer brought no response that could be used.
package struct TransportFailure: Error, Sendable, Equatable {
  package enum Kind: String, Sendable {
    case nameResolution = "name-resolution"
    case connection
    case tls
    case timeout
    case interrupted
    case bodyTooLarge = "body-too-large"
    case protocolViolation = "protocol"
    case refusedByEnvironment = "refused"
    case unusable
  }

  package var kind: Kind
  /// For the user: lower case, no full stop, such as "could not connect to 127.0.0.1:9: connection refused".
  package var reason: String

  package init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }
}

/// Seconds since the transfer began, each until its phase had ended; phases that a kept connection skips are 0.
package struct TransferTimings: Sendable, Equatable {
  package var dns: Double = 0
  package var connect: Double = 0
  package var tls: Double = 0
  package var firstByte: Double = 0
  package var total: Double = 0

  package init(dns: Double = 0, connect: Double = 0, tls: Double = 0, firstByte: Double = 0, total: Double = 0) {
    self.dns = dns
    self.connect = connect
    self.tls = tls
    self.firstByte = firstByte
    self.total = total
  }
}

/// One request and what became of it. A failure of the transport is a result like any other.
package struct Exchange: Sendable {
  package var request: HTTPRequest
  package var result: Result<HTTPResponse, TransportFailure>
  package var timings: TransferTimings
  /// The peer's address, such as `127.0.0.1`; empty where no connection was made.
  package var remoteAddress: String
  /// How often the request went over the wire: 0 where no connection was made, 2 where libcurl had to send it again
  /// because a kept connection had died, or to answer a challenge (`TransferOptions.authentication`).
  package var sendings: Int
  /// Of TLS, where `TransferOptions.wantsCertificate` asked for it.
  package var certificate: PeerCertificate?
  /// Seconds that it was held back before it was sent; no part of `timings`.
  package var waited: Double = 0

  package init(
    request: HTTPRequest, result: Result<HTTPResponse, TransportFailure>, timings: TransferTimings = TransferTimings(),
    remoteAddress: String = "", sendings: Int = 1, certificate: PeerCertificate? = nil
  ) {
    self.request = request
    self.result = result
    self.timings = timings
    self.remoteAddress = remoteAddress
    self.sendings = sendings
    self.certificate = certificate
  }
}
