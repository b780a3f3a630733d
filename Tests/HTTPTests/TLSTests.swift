import HTTP
import TestSupport
import Testing

@Suite(.enabled(if: TLSServer.isAvailable, "openssl, which plays the server, is not installed"))
struct TLSTests {
  private func options(_ server: TLSServer, _ change: (inout TransferOptions) -> Void = { _ in }) -> TransferOptions {
    .make {
      $0.tls.authorities = server.certificate
      $0.destination = Destination(address: "127.0.0.1", port: server.port)
      change(&$0)
    }
  }

  @Test("a certificate that nobody vouches for is refused with its reason")
  func untrusted() async throws {
    let server = try #require(TLSServer())
    let exchange = try await send("https://127.0.0.1:\(server.port)/")
    #expect(
      exchange.failure
        == TransportFailure(.tls, "the certificate of '127.0.0.1' is not trusted: self-signed certificate"))
    #expect(exchange.sendings == 0)
  }

  @Test("a certificate of the named authorities is trusted, and its phases are timed")
  func trusted() async throws {
    let server = try #require(TLSServer())
    let exchange = try await send("https://shop.example/", options: options(server))
    #expect(exchange.response?.status == 200)
    #expect(exchange.timings.tls > exchange.timings.connect)
    #expect(exchange.certificate == nil)
  }

  @Test("verification can be switched off, and is on again for the next")
  func unverified() async throws {
    let server = try #require(TLSServer())
    let request = try HTTPRequest.make("https://127.0.0.1:\(server.port)/")
    let exchanges = await onLoop { transport, _ in
      [
        await transport.send(request, options: .make { $0.tls.verify = false }),
        await transport.send(request, options: .init()),
      ]
    }
    #expect(exchanges[0].response?.status == 200)
    #expect(exchanges[1].failure?.kind == .tls)
  }

  @Test("a certificate of another name is refused as such")
  func otherName() async throws {
    let server = try #require(TLSServer())
    let exchange = try await send("https://other.example/", options: options(server))
    #expect(exchange.failure == TransportFailure(.tls, "the certificate of 'other.example' is for another name"))
  }

  @Test("authorities that cannot be read are named")
  func missingAuthorities() async throws {
    let server = try #require(TLSServer())
    let exchange = try await send(
      "https://127.0.0.1:\(server.port)/", options: .make { $0.tls.authorities = "/nonexistent.pem" })
    #expect(
      exchange.failure == TransportFailure(.tls, "the trusted certificates in '/nonexistent.pem' cannot be read"))
  }

  @Test("a server below the lowest version allowed is refused")
  func minimumVersion() async throws {
    let server = try #require(TLSServer(arguments: ["-no_tls1_3"]))
    let refused = try await send("https://shop.example/", options: options(server) { $0.tls.minimumVersion = .v1_3 })
    #expect(
      refused.failure
        == TransportFailure(
          .tls,
          "the TLS handshake with 127.0.0.1:\(server.port) (for 'shop.example') failed: tlsv1 alert protocol version"))
    #expect(try await send("https://shop.example/", options: options(server)).response?.status == 200)
  }

  @Test("a client certificate is shown where the server asks for one")
  func clientCertificate() async throws {
    let server = try #require(TLSServer(arguments: ["-Verify", "1", "-verify_quiet"]))
    let with = try await send(
      "https://shop.example/",
      options: options(server) {
        $0.tls.certificate = server.certificate
        $0.tls.key = server.key
      })
    #expect(with.response?.status == 200)
    let without = try await send("https://shop.example/", options: options(server))
    #expect(without.failure?.kind == .tls)
    #expect(without.failure?.reason == "'shop.example' asks for a client certificate (tls: certificate)")
  }

  @Test("a client certificate that cannot be read is named")
  func missingClientCertificate() async throws {
    let server = try #require(TLSServer())
    let exchange = try await send(
      "https://shop.example/", options: options(server) { $0.tls.certificate = "/nonexistent.pem" })
    #expect(exchange.failure?.kind == .tls)
    #expect(exchange.failure?.reason.hasPrefix("the client certificate '/nonexistent.pem' cannot be used: ") == true)
  }

  @Test("the peer's certificate comes where it is wanted, on a kept connection too")
  func certificate() async throws {
    let server = try #require(TLSServer())
    let request = try HTTPRequest.make("https://shop.example/")
    let options = options(server)
    let wanting = self.options(server) { $0.wantsCertificate = true }
    let exchanges = await onLoop { transport, _ in
      [
        await transport.send(request, options: options), await transport.send(request, options: wanting),
        await transport.send(request, options: wanting),
      ]
    }
    #expect(exchanges.map { $0.response?.status } == [200, 200, 200])
    #expect(exchanges[0].certificate == nil)
    let certificate = try #require(exchanges[1].certificate)
    #expect(certificate.subject == "O = Signet tests, CN = shop.example")
    #expect(certificate.issuer == certificate.subject)
    #expect(!certificate.serialNumber.isEmpty)
    let (from, until) = (try #require(certificate.notBefore), try #require(certificate.notAfter))
    #expect(until - from == 2 * 86400)
    #expect(from > 1_700_000_000)
    #expect(exchanges[2].certificate == certificate)
  }
}
