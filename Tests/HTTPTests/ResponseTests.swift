import HTTP
import TestSupport
import Testing

/// What comes in where the server keeps to the rules, if only just.
struct ResponseTests {
  @Test("status, version, headers and body come back")
  func plain() async throws {
    let server = ScriptedServer(
      answering:
        "HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\nX-A:  1 \r\nx-a: 2\r\nContent-Length: 5\r\n\r\nhello")
    let exchange = try await send(server.url)
    let response = try #require(exchange.response)
    #expect(response.status == 201)
    #expect(response.version == "1.1")
    #expect(
      response.headers
        == HTTPFields([
          .init("Content-Type", "text/plain"), .init("X-A", "1"), .init("x-a", "2"), .init("Content-Length", "5"),
        ]))
    #expect(response.headers["X-a"] == "1")
    #expect(response.headers.values(of: "X-A") == ["1", "2"])
    #expect(exchange.bodyText == "hello")
    #expect(exchange.remoteAddress == "127.0.0.1")
    #expect(exchange.timings.connect > 0)
    #expect(exchange.timings.firstByte >= exchange.timings.connect)
    #expect(exchange.timings.total >= exchange.timings.firstByte)
  }

  @Test(
    "a response without a body has none",
    arguments: [
      ("GET", "HTTP/1.1 204 No Content\r\nContent-Length: 7\r\n\r\n", 204),
      ("GET", "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\nETag: x\r\n\r\n", 304),
      ("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n", 200),
      ("GET", "HTTP/1.1 500 \r\nContent-Length: 0\r\n\r\n", 500),
    ])
  func withoutBody(method: String, response: String, status: Int) async throws {
    let server = ScriptedServer(answering: response)
    let exchange = try await send(method, server.url)
    #expect(exchange.response?.status == status)
    #expect(exchange.response?.body == [])
  }

  @Test(
    "a body ends by chunks, by length, or by the end of the connection",
    arguments: [
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nhe\r\n3\r\nllo\r\n0\r\nX-Trailer: t\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "HTTP/1.1 200 OK\r\nX-A: b\r\n\r\nhello",
      "HTTP/1.0 200 OK\r\n\r\nhello", "HTTP/1.1 200 OK\n\nhello",
    ])
  func bodies(response: String) async throws {
    let server = ScriptedServer([.receive, .send(response), .close])
    let exchange = try await send(server.url)
    #expect(exchange.bodyText == "hello")
    #expect(exchange.response?.headers["X-Trailer"] == nil)
    #expect(exchange.response?.version == (response.hasPrefix("HTTP/1.0") ? "1.0" : "1.1"))
  }

  @Test("of interim responses nothing is left")
  func interim() async throws {
    let server = ScriptedServer(
      answering: """
        HTTP/1.1 100 Continue\r\nX-Interim: 1\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n\
        HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Final: 1\r\n\r\nok
        """)
    let exchange = try await send("POST", server.url, body: "abc")
    #expect(exchange.response?.status == 200)
    #expect(exchange.response?.headers.fields.map(\.name) == ["Content-Length", "X-Final"])
    #expect(exchange.bodyText == "ok")
  }

  @Test("odd header lines are read as far as they can be")
  func oddHeaders() async throws {
    let head = "HTTP/1.1 200 OK\r\nA: one\r\n two\r\n\tthree \r\nEmpty:\r\nLatin: caf"
    let server = ScriptedServer([
      .receive, .send(Array(head.utf8) + [0xE9] + Array("\r\nUTF: caf\u{E9}\r\nContent-Length: 0\r\n\r\n".utf8)),
      .again,
    ])
    let headers = try #require(try await send(server.url).response?.headers)
    #expect(headers["a"] == "one two three")
    #expect(headers["empty"] == "")
    #expect(headers["latin"] == "café")
    #expect(headers["utf"] == "café")
    #expect(headers.fields.count == 5)
  }

  static let gzipped: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 75, 206, 207, 45, 40, 74, 45, 46, 78, 77, 81, 40, 73, 173, 40, 1, 0, 194, 24, 216,
    216, 15, 0, 0, 0,
  ]
  private static let gzipResponse =
    Array("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(gzipped.count)\r\n\r\n".utf8) + gzipped

  @Test("a compressed body is asked for and decompressed")
  func compressed() async throws {
    let server = ScriptedServer([.receive, .send(Self.gzipResponse), .again])
    let exchange = try await send(server.url)
    #expect(exchange.bodyText == "compressed text")
    #expect(exchange.response?.headers["Content-Encoding"] == "gzip")
    #expect(server.texts.first?.contains("Accept-Encoding: deflate, gzip") == true)
  }

  @Test("a request with an Accept-Encoding of its own gets the body as it came")
  func compressedByChoice() async throws {
    let server = ScriptedServer([.receive, .send(Self.gzipResponse), .again])
    let exchange = try await send(server.url, headers: [("accept-encoding", "gzip")])
    #expect(exchange.response?.body == Self.gzipped)
    #expect(server.texts.first?.contains("accept-encoding: gzip\r\n") == true)
    #expect(server.texts.first?.contains("Accept-Encoding") == false)
  }

  @Test("a redirect is not followed")
  func redirect() async throws {
    let server = ScriptedServer(answering: "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n")
    let exchange = try await send(server.url)
    #expect(exchange.response?.status == 302)
    #expect(exchange.response?.headers["location"] == "/other")
    #expect(server.requests.count == 1)
  }

  @Test("a kept connection skips its phases")
  func keptConnection() async throws {
    let server = ScriptedServer.echo()
    let request = try HTTPRequest.make(server.url)
    let exchanges = await onLoop { transport, _ in
      [await transport.send(request, options: .init()), await transport.send(request, options: .init())]
    }
    #expect(exchanges[0].timings.connect > 0)
    #expect(exchanges[1].timings.dns == 0)
    #expect(exchanges[1].timings.connect == 0)
    #expect(exchanges[1].timings.total > 0)
    #expect(server.connections == 1)
  }

  @Test(
    "the version asked for is the one spoken",
    arguments: [(HTTPVersionChoice.http1_0, "HTTP/1.0"), (.http1_1, "HTTP/1.1")])
  func version(choice: HTTPVersionChoice, expected: String) async throws {
    let server = ScriptedServer.echo()
    _ = try await send(server.url, options: .make { $0.version = choice })
    #expect(server.texts.first?.hasPrefix("GET / \(expected)\r\n") == true)
  }

  @Test("HTTP/2 in plain text begins with its preface")
  func http2() async throws {
    let server = ScriptedServer([.receive, .close])
    let exchange = try await send(server.url, options: .make { $0.version = .http2 })
    #expect(server.texts.first == "PRI * HTTP/2.0\r\n\r\n")
    #expect(exchange.failure?.kind == .connection || exchange.failure?.kind == .protocolViolation)
  }

  @Test("a digest challenge is answered, and the next request carries nothing of it")
  func digest() async throws {
    let server = ScriptedServer([
      .receive,
      .send(
        "HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\nContent-Length: 4\r\n\r\nnope"
      ),
      .receive, .send("HTTP/1.1 200 OK\r\nX-B: 1\r\nContent-Length: 2\r\n\r\nok"), .receive, .echo,
    ])
    let request = try HTTPRequest.make("POST", server.url, body: "data")
    let (first, second) = await onLoop { transport, _ in
      (
        await transport.send(
          request, options: .make { $0.authentication = .init(.digest, username: "me", password: "secret") }),
        await transport.send(request, options: .init())
      )
    }
    #expect(first.response?.status == 200)
    #expect(first.response?.headers.fields.count == 2)
    #expect(first.bodyText == "ok")
    #expect(first.sendings == 2)
    #expect(server.texts.count == 3)
    #expect(server.texts[1].contains("Authorization: Digest username=\"me\""))
    #expect(server.texts[1].hasSuffix("data"))
    #expect(second.bodyText?.contains("Authorization") == false)
  }
}
