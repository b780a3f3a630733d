import Glibc
import HTTP
import TestSupport
import Testing

/// What goes out, byte for byte.
struct WireTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var method: String
    var headers: [(String, String)] = []
    var body: String?
    var expected: String

    var testDescription: String { "\(method) \(headers) \(body ?? "no body")" }
  }

  static let cases = [
    Case(method: "GET", expected: "GET /p?q=a+b HTTP/1.1\r\nHost: H\r\n\r\n"),
    Case(method: "OPTIONS", expected: "OPTIONS /p?q=a+b HTTP/1.1\r\nHost: H\r\n\r\n"),
    Case(method: "DELETE", expected: "DELETE /p?q=a+b HTTP/1.1\r\nHost: H\r\n\r\n"),
    Case(method: "PURGE", expected: "PURGE /p?q=a+b HTTP/1.1\r\nHost: H\r\n\r\n"),
    Case(method: "get", expected: "get /p?q=a+b HTTP/1.1\r\nHost: H\r\n\r\n"),
    Case(method: "POST", expected: "POST /p?q=a+b HTTP/1.1\r\nHost: H\r\nContent-Length: 0\r\n\r\n"),
    Case(method: "PUT", expected: "PUT /p?q=a+b HTTP/1.1\r\nHost: H\r\nContent-Length: 0\r\n\r\n"),
    Case(method: "PATCH", expected: "PATCH /p?q=a+b HTTP/1.1\r\nHost: H\r\nContent-Length: 0\r\n\r\n"),
    Case(method: "POST", body: "", expected: "POST /p?q=a+b HTTP/1.1\r\nHost: H\r\nContent-Length: 0\r\n\r\n"),
    Case(method: "GET", body: "", expected: "GET /p?q=a+b HTTP/1.1\r\nHost: H\r\nContent-Length: 0\r\n\r\n"),
    Case(method: "GET", body: "a=1", expected: "GET /p?q=a+b HTTP/1.1\r\nHost: H\r\nContent-Length: 3\r\n\r\na=1"),
    Case(method: "DELETE", body: "x", expected: "DELETE /p?q=a+b HTTP/1.1\r\nHost: H\r\nContent-Length: 1\r\n\r\nx"),
    Case(method: "POST", body: "{}", expected: "POST /p?q=a+b HTTP/1.1\r\nHost: H\r\nContent-Length: 2\r\n\r\n{}"),
    Case(
      method: "PUT", body: "\0\r\n", expected: "PUT /p?q=a+b HTTP/1.1\r\nHost: H\r\nContent-Length: 3\r\n\r\n\0\r\n"),
    Case(
      method: "GET",
      headers: [("X-B", "2"), ("x-a", " 1\t"), ("X-B", "3"), ("X-Empty", ""), ("X-Blank", " "), ("X-e", "é")],
      expected:
        "GET /p?q=a+b HTTP/1.1\r\nHost: H\r\nX-B: 2\r\nx-a:  1\t\r\nX-B: 3\r\nX-Empty:\r\nX-Blank:\r\nX-e: é\r\n\r\n"),
    Case(
      method: "POST", headers: [("accept", "*/*"), ("content-type", "text/x"), ("User-Agent", "me")], body: "1",
      expected:
        "POST /p?q=a+b HTTP/1.1\r\nHost: H\r\naccept: */*\r\ncontent-type: text/x\r\nUser-Agent: me\r\nContent-Length: 1\r\n\r\n1"
    ),
    Case(
      method: "POST", headers: [("Transfer-Encoding", "chunked")], body: "abc",
      expected: "POST /p?q=a+b HTTP/1.1\r\nHost: H\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
    Case(
      method: "GET", headers: [("Cookie", "a=1; b=2")],
      expected: "GET /p?q=a+b HTTP/1.1\r\nHost: H\r\nCookie: a=1; b=2\r\n\r\n"),
  ]

  @Test("the bytes on the wire are the request's own", arguments: cases)
  func bytes(of each: Case) async throws {
    let server = ScriptedServer.echo()
    let exchange = try await send(
      each.method, server.url + "p?q=a+b", headers: each.headers + [("Accept-Encoding", "identity")], body: each.body)
    let text = try #require(exchange.bodyText)
    #expect(
      text.replacing("127.0.0.1:\(server.port)", with: "H").replacing("Accept-Encoding: identity\r\n", with: "")
        == each.expected)
    #expect(exchange.sendings == 1)
  }

  @Test("one handle sends every kind in turn without a trace of the one before")
  func inTurn() async throws {
    let server = ScriptedServer.echo()
    let url = try RequestURL(parsing: server.url + "p?q=a+b")
    let requests = (Self.cases + Self.cases.reversed()).map { each in
      HTTPRequest(
        method: each.method, url: url,
        headers: HTTPFields((each.headers + [("Accept-Encoding", "identity")]).map { HTTPFields.Field($0.0, $0.1) }),
        body: each.body.map { Array($0.utf8) })
    }
    let texts = await onLoop { transport, _ in
      var texts: [String?] = []
      for request in requests { texts.append(await transport.send(request, options: TransferOptions()).bodyText) }
      return texts
    }
    let expected = (Self.cases + Self.cases.reversed()).map(\.expected)
    for (text, expected) in zip(texts, expected) {
      #expect(
        text?.replacing("127.0.0.1:\(server.port)", with: "H").replacing("Accept-Encoding: identity\r\n", with: "")
          == expected)
    }
    #expect(server.connections == 1)
  }

  @Test(
    "paths and queries go out as they are",
    arguments: [
      "/", "/?", "/a/../b/./c", "//x", "/a%2fb", "/a?b?c=/../", "/%zz?+=%2B", "/a;b=c,d", "/[x]?y[0]=1&&",
    ])
  func targets(target: String) async throws {
    let server = ScriptedServer.echo()
    let exchange = try await send("GET", "http://127.0.0.1:\(server.port)" + target)
    #expect(exchange.bodyText?.hasPrefix("GET \(target) HTTP/1.1\r\n") == true)
  }

  @Test("HEAD with a body sends it, and waits for no body")
  func headWithBody() async throws {
    let server = ScriptedServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n")
    let exchange = try await send("HEAD", server.url, body: "abc")
    #expect(exchange.response?.status == 200)
    #expect(server.texts.first?.hasPrefix("HEAD / HTTP/1.1\r\n") == true)
    #expect(server.texts.first?.hasSuffix("Content-Length: 3\r\n\r\nabc") == true)
  }

  @Test(
    "what would write headers of its own is not sent",
    arguments: [
      ("GET", "X", "a\r\nY: b", "the header 'X' holds a line break or a NUL byte"),
      ("GET", "X", "a\nb", "the header 'X' holds a line break or a NUL byte"),
      ("GET", "X", "a\0b", "the header 'X' holds a line break or a NUL byte"),
      ("GET", "X: y", "z", "'X: y' is not a header name that can be sent"),
      ("GET", "", "z", "'' is not a header name that can be sent"),
      ("GET /x", "X", "z", "'GET /x' is not a method that can be sent: it holds more than letters"),
      ("", "X", "z", "'' is not a method that can be sent: it holds more than letters"),
    ])
  func refuses(method: String, name: String, value: String, reason: String) async throws {
    let server = ScriptedServer.echo()
    let exchange = try await send(method, server.url, headers: [(name, value)])
    #expect(exchange.failure == TransportFailure(.unusable, reason))
    #expect(exchange.sendings == 0)
    #expect(server.connections == 0)
  }

  @Test("a body of 20 MB goes and comes unchanged")
  func bigBody() async throws {
    let server = ScriptedServer.echo()
    var body = [UInt8]((0..<4999).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) })
    while body.count < 20_000_000 { body += body }
    let request = HTTPRequest(method: "PUT", url: try RequestURL(parsing: server.url), body: body)
    let exchange = await onLoop { transport, _ in await transport.send(request, options: TransferOptions()) }
    let echoed = try #require(exchange.response?.body)
    let head = echoed.count - body.count
    #expect(echoed.withUnsafeBytes { memcmp($0.baseAddress! + head, body, body.count) } == 0)
    #expect(String(decoding: echoed.prefix(head), as: UTF8.self).contains("Expect") == false)
  }
}
