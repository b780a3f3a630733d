import HTTP
import TestSupport
import Testing

/// What goes wrong, and the words for it.
struct FailureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var script: [ScriptedServer.Act]
    var kind: TransportFailure.Kind
    var reason: String
  }

  static let cases = [
    Case(
      testDescription: "reset before the response", script: [.receive, .reset], kind: .connection,
      reason: "the connection was reset before a response came"),
    Case(
      testDescription: "closed before the response", script: [.receive, .close], kind: .connection,
      reason: "the connection closed before a response came"),
    Case(
      testDescription: "closed inside the status line", script: [.receive, .send("HTTP/1.1 20"), .close],
      kind: .connection, reason: "the connection closed before a response came"),
    Case(
      testDescription: "closed inside the headers",
      script: [.receive, .send("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"), .close], kind: .connection,
      reason: "the connection closed inside the headers"),
    Case(
      testDescription: "closed inside a header",
      script: [.receive, .send("HTTP/1.1 200 OK\r\nContent-Type: te"), .close], kind: .connection,
      reason: "the connection closed inside the headers"),
    Case(
      testDescription: "closed after an interim response",
      script: [.receive, .send("HTTP/1.1 100 Continue\r\n\r\n"), .close], kind: .connection,
      reason: "the connection closed before a response came"),
    Case(
      testDescription: "headers that stall", script: [.receive, .send("HTTP/1.1 200 OK\r\nX: y\r\n"), .stall],
      kind: .timeout, reason: "no response within 200 ms"),
    Case(
      testDescription: "body cut short",
      script: [.receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789"), .close],
      kind: .connection, reason: "the body ended after 10 of 100 bytes"),
    Case(
      testDescription: "chunked body cut short",
      script: [.receive, .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), .close],
      kind: .connection, reason: "the body ended before its last chunk, after 5 bytes"),
    Case(
      testDescription: "chunks that are none",
      script: [.receive, .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n"), .stall],
      kind: .protocolViolation,
      reason: "the chunked body is malformed: illegal or missing hexadecimal sequence in chunked-encoding"),
    Case(
      testDescription: "not HTTP", script: [.receive, .send("SSH-2.0-OpenSSH_9.2\r\n"), .stall],
      kind: .protocolViolation, reason: "the server's answer is not HTTP"),
    Case(
      testDescription: "bytes that are not HTTP", script: [.receive, .send([0, 1, 2, 3, 0x0A, 0xFF]), .close],
      kind: .protocolViolation, reason: "the server's answer is not HTTP"),
    Case(
      testDescription: "a header that is none",
      script: [.receive, .send("HTTP/1.1 200 OK\r\nnonsense\r\n\r\n"), .close],
      kind: .protocolViolation, reason: "the server's answer is not HTTP: header without colon"),
    Case(
      testDescription: "an HTTP version that does not exist",
      script: [.receive, .send("HTTP/7.3 200 OK\r\n\r\n"), .close], kind: .protocolViolation,
      reason: "the server's answer is not HTTP"),
    Case(
      testDescription: "compression that is none",
      script: [.receive, .send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello"), .stall],
      kind: .protocolViolation, reason: "the body could not be decompressed: incorrect header check"),
    Case(
      testDescription: "no response at all", script: [.receive, .stall], kind: .timeout,
      reason: "no response within 200 ms"),
    Case(
      testDescription: "a body that stalls",
      script: [.receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"), .stall], kind: .timeout,
      reason: "the response was not complete within 200 ms: 3 bytes came"),
    Case(
      testDescription: "headers without end",
      script: [
        .receive,
        .send("HTTP/1.1 200 OK\r\n" + String(repeating: "X: \(String(repeating: "y", count: 1000))\r\n", count: 1100)),
        .stall,
      ],
      kind: .protocolViolation, reason: "the headers are larger than 300 KiB"),
  ]

  @Test("what the server did wrong is said in words", arguments: cases)
  func serverFault(each: Case) async throws {
    let server = ScriptedServer(each.script)
    let timeout: Duration = each.kind == .timeout ? .milliseconds(200) : .seconds(20)
    let exchange = try await send(server.url, options: .make { $0.timeout = timeout })
    #expect(exchange.failure == TransportFailure(each.kind, each.reason))
    #expect(exchange.sendings == 1)
    #expect(exchange.remoteAddress == "127.0.0.1")
  }

  @Test("a refused connection says who refused")
  func refused() async throws {
    let port = ScriptedServer.freePort()
    let exchange = try await send("http://127.0.0.1:\(port)/")
    #expect(
      exchange.failure
        == TransportFailure(.connection, "could not connect to 127.0.0.1:\(port): connection refused"))
    #expect(exchange.sendings == 0)
  }

  @Test("a refused connection to a mapped host names both")
  func refusedMapped() async throws {
    let port = ScriptedServer.freePort()
    let exchange = try await send(
      "http://shop.example/", options: .make { $0.destination = Destination(address: "127.0.0.1", port: port) })
    #expect(
      exchange.failure
        == TransportFailure(
          .connection, "could not connect to 127.0.0.1:\(port) (for 'shop.example'): connection refused"))
  }

  @Test("a name that does not exist is named")
  func unresolved() async throws {
    let exchange = try await send("http://nope.invalid/", options: .make { $0.proxy = .none })
    #expect(exchange.failure == TransportFailure(.nameResolution, "could not resolve host 'nope.invalid'"))
  }

  @Test("a missing Unix socket is named")
  func missingUnixSocket() async throws {
    let exchange = try await send("http://h/", options: .make { $0.unixSocket = "/nonexistent/socket" })
    #expect(
      exchange.failure
        == TransportFailure(
          .connection, "could not connect to the Unix socket '/nonexistent/socket': no such file or directory"))
  }

  @Test("plain HTTP where TLS is expected is said so")
  func notTLS() async throws {
    let server = ScriptedServer([.send("HTTP/1.1 400 Bad Request\r\n\r\n"), .stall])
    let exchange = try await send("https://127.0.0.1:\(server.port)/")
    #expect(
      exchange.failure
        == TransportFailure(
          .tls, "the TLS handshake with 127.0.0.1:\(server.port) failed: the server's answer is not TLS"))
  }

  @Test("a connection that does not come to stand is a timeout of its own")
  func noConnection() async throws {
    // A listener that accepts nothing, with its queue full: the system drops what else comes.
    let listener = FullListener()
    let exchange = try await send(
      "http://127.0.0.1:\(listener.port)/", options: .make { $0.connectTimeout = .milliseconds(200) })
    #expect(exchange.failure == TransportFailure(.timeout, "no connection to 127.0.0.1:\(listener.port) within 200 ms"))
    #expect(exchange.sendings == 0)
  }

  @Test("a TLS handshake that nobody answers is no connection either")
  func noHandshake() async throws {
    let server = ScriptedServer([.stall])
    let exchange = try await send(
      "https://127.0.0.1:\(server.port)/", options: .make { $0.connectTimeout = .milliseconds(200) })
    #expect(exchange.failure == TransportFailure(.timeout, "no connection to 127.0.0.1:\(server.port) within 200 ms"))
  }

  @Test(
    "a body over the limit ends the transfer, whatever its headers promise",
    arguments: ["Content-Length: 3000000", "Transfer-Encoding: identity", "Transfer-Encoding: chunked"])
  func tooLarge(header: String) async throws {
    let chunk = header.hasSuffix("chunked") ? "2DC6C0\r\n" : ""
    let server = ScriptedServer([
      .receive, .send("HTTP/1.1 200 OK\r\n\(header)\r\n\r\n\(chunk)"), .send([UInt8](repeating: 65, count: 3_000_000)),
      .close,
    ])
    let exchange = try await send(server.url, options: .make { $0.maximumBody = 1 << 20 })
    #expect(exchange.failure == TransportFailure(.bodyTooLarge, "the body is larger than 1 MiB (max_body)"))
  }

  @Test("a body of just the limit is no failure")
  func justTheLimit() async throws {
    let server = ScriptedServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
    #expect(try await send(server.url, options: .make { $0.maximumBody = 5 }).bodyText == "hello")
    #expect(
      try await send(server.url, options: .make { $0.maximumBody = 4 }).failure?.reason
        == "the body is larger than 4 bytes (max_body)")
    #expect(
      try await send(server.url, options: .make { $0.maximumBody = 0 }).failure?.kind == .bodyTooLarge)
  }

  @Test("the limit counts what comes out of the compression")
  func compressedTooLarge() async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(ResponseTests.gzipped.count)\r\n\r\n"
    let server = ScriptedServer([.receive, .send(Array(head.utf8) + ResponseTests.gzipped), .stall])
    let exchange = try await send(server.url, options: .make { $0.maximumBody = 10 })
    #expect(exchange.failure?.kind == .bodyTooLarge)
  }

  @Test("a handle that failed sends the next request well")
  func afterFailure() async throws {
    let servers = Self.cases.map { ScriptedServer($0.script) }
    let good = ScriptedServer.echo()
    let urls = try servers.map { try HTTPRequest.make($0.url) }
    let last = try HTTPRequest.make("POST", good.url, body: "x")
    let exchange = await onLoop { transport, _ in
      for request in urls {
        _ = await transport.send(request, options: .make { $0.timeout = .milliseconds(50) })
      }
      return await transport.send(last, options: .init())
    }
    #expect(exchange.response?.status == 200)
    #expect(exchange.bodyText?.hasSuffix("\r\n\r\nx") == true)
  }

  @Test("headers of a response that broke off do not come back in the next")
  func headersAfterFailure() async throws {
    let server = ScriptedServer(
      [.receive, .send("HTTP/1.1 200 OK\r\nX: 1\r\nContent-Length: 0\r\n\r\n"), .close],
      [.receive, .send("HTTP/1.1 200 OK\r\nX: 2\r\nContent-Length: 9\r\n\r\n"), .close],
      [
        .receive, .send("HTTP/1.1 200 OK\r\nX: 2\r\nContent-Length: 0\r\n\r\n"), .receive,
        .send("HTTP/1.1 200 OK\r\nX: 2\r\nY: 3\r\nContent-Length: 0\r\n\r\n"),
      ])
    let request = try HTTPRequest.make(server.url)
    let headers = await onLoop { transport, _ in
      var headers: [[String]] = []
      for _ in 0..<4 {
        let response = await transport.send(request, options: .init()).response
        headers.append(response?.headers.fields.map { "\($0.name): \($0.value)" } ?? [])
      }
      return headers
    }
    #expect(
      headers == [
        ["X: 1", "Content-Length: 0"], [], ["X: 2", "Content-Length: 0"], ["X: 2", "Y: 3", "Content-Length: 0"],
      ])
  }

  @Test("a request that was sent again because its connection had died is counted")
  func resent() async throws {
    // The first connection answers once, then takes the second request and dies.
    let server = ScriptedServer(
      [.receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1"), .receive, .reset], [.receive, .echo])
    let request = try HTTPRequest.make("POST", server.url, body: "order")
    let exchanges = await onLoop { transport, _ in
      [await transport.send(request, options: .init()), await transport.send(request, options: .init())]
    }
    #expect(exchanges.map(\.sendings) == [1, 2])
    #expect(exchanges[1].response?.status == 200)
    #expect(server.requests.count == 3)
  }
}
