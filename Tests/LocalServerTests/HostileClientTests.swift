import HTTP
import Synchronization
import Testing

@testable import LocalServer

/// What callers do that they should not.
struct HostileClientTests {
  /// Shown by its name: what it sends must not end up in a report.
  struct Sent: CustomTestStringConvertible {
    var testDescription: String
    var text: String

    init(_ name: String, _ text: String) {
      testDescription = name
      self.text = text
    }
  }

  private func stillServes(_ server: LocalServer) throws -> Bool {
    let client = try RawClient(port: server.port)
    try client.send("GET /after HTTP/1.1\r\n\r\n")
    return try client.readResponse().text == "GET /after -\n\n"
  }

  @Test("a header of 32 KiB is taken, a larger one than there is room for is answered with 431")
  func hugeHeader() throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send("GET / HTTP/1.1\r\nX-Large: \(String(repeating: "a", count: 32 << 10))\r\n\r\n")
    #expect(try client.readResponse().status == 200)

    let greedy = try RawClient(port: server.port)
    try greedy.send("GET / HTTP/1.1\r\nX-Large: \(String(repeating: "a", count: 80 << 10))\r\n\r\n")
    #expect(try greedy.readResponse().status == 431)
    #expect(try stillServes(server))
  }

  @Test(
    "nonsense in place of a request ends the connection, not the server",
    arguments: [
      Sent("a word", "nonsense\r\n\r\n"),
      Sent("a method alone", "GET\r\n\r\n"),
      Sent("no version", "GET /\r\n\r\n"),
      Sent("a version of the future", "GET / HTTP/9.9\r\n\r\n"),
      Sent("another protocol", "GET / FTP/1.1\r\n\r\n"),
      Sent("a header without a colon", "GET / HTTP/1.1\r\nno colon\r\n\r\n"),
      Sent("a length in letters", "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n"),
      Sent("a negative length", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"),
      Sent("a length with a letter", "POST / HTTP/1.1\r\nContent-Length: 3x\r\n\r\nabc"),
      Sent("a chunk without a size", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
    ])
  func nonsense(sent: Sent) throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send(sent.text)
    #expect(try !client.readToEnd().hasPrefix("HTTP/1.1 200"))
    #expect(try stillServes(server))
  }

  @Test(
    "a request that never ends disturbs nobody",
    arguments: [
      Sent("nothing", ""),
      Sent("blank lines", "\r\n\r\n\r\n\r\n"),
      Sent("the beginning of TLS", "\u{16}\u{3}\u{1}\u{2}\u{0}"),
      Sent("half a request line", "GET /half"),
      Sent("half a header", "GET / HTTP/1.1\r\nX-Half: "),
      Sent("half a body", "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf"),
      Sent("half a chunk", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nha"),
    ])
  func neverEnds(sent: Sent) throws {
    let server = try echoServer()
    let waiting = try RawClient(port: server.port)
    try waiting.send(sent.text)
    #expect(try stillServes(server))
    server.stop()
    #expect(try waiting.readToEnd().isEmpty)
  }

  @Test(
    "a body that is announced too large is refused before it is sent", arguments: ["POST", "PUT", "PATCH", "DELETE"])
  func announcedTooLarge(method: String) throws {
    let server = try echoServer(maximumBody: 1000)
    let client = try RawClient(port: server.port)
    try client.send("\(method) / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n")
    let response = try client.readResponse()
    #expect(response.status == 413)
    #expect(response.text == "the body of the request is larger than this server takes\n")
    #expect(try client.readToEnd().isEmpty)
    #expect(try stillServes(server))
  }

  @Test("a length beyond every number is too large")
  func absurdLength() throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999999999\r\n\r\n")
    #expect(try [400, 413].contains(client.readResponse().status))
    #expect(try stillServes(server))
  }

  @Test("a chunked body that grows too large is refused at its end")
  func chunkedTooLarge() throws {
    let handled = Mutex(0)
    let server = try LocalServer(maximumBody: 1000) { _ in
      handled.withLock { $0 += 1 }
      return ServerResponse()
    }
    let client = try RawClient(port: server.port)
    try client.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in 0..<100 { try client.send("64\r\n\(String(repeating: "a", count: 100))\r\n") }
    try client.send("0\r\n\r\n")
    #expect(try client.readResponse().status == 413)
    #expect(handled.withLock { $0 } == 0)
  }

  @Test("a body of just the largest size is taken", arguments: [999, 1000])
  func largestBody(count: Int) throws {
    let server = try echoServer(maximumBody: 1000)
    let client = try RawClient(port: server.port)
    try client.send("POST / HTTP/1.1\r\nContent-Length: \(count)\r\n\r\n\(String(repeating: "a", count: count))")
    #expect(try client.readResponse().status == 200)
  }

  @Test("a caller that hangs up in the middle of its answer does not end the program")
  func hangUp() throws {
    let large = ServerResponse(body: [UInt8](repeating: 7, count: 8 << 20))
    let server = try LocalServer { request in
      request.path == "/after" ? ServerResponse(body: Array("GET /after -\n\n".utf8)) : large
    }
    for _ in 0..<10 {
      let client = try RawClient(port: server.port)
      try client.send("GET / HTTP/1.1\r\n\r\n")
      _ = try client.readResponse(bodiless: true)
      client.resetWhenReleased()
    }
    #expect(try stillServes(server))
  }

  @Test("two hundred connections at once each get their own answer")
  func manyConnections() throws {
    let server = try echoServer()
    let clients = try (0..<200).map { _ in try RawClient(port: server.port) }
    for (number, client) in clients.enumerated() {
      try client.send("POST /\(number) HTTP/1.1\r\nContent-Length: 3\r\n\r\n")
    }
    for client in clients { try client.send("abc") }
    for (number, client) in clients.enumerated() {
      #expect(try client.readResponse().text == "POST /\(number) -\nContent-Length: 3\n\nabc")
    }
  }
}
