import HTTP
import Testing

@testable import LocalServer

/// How a request on the wire reaches the handler.
struct RequestTests {
  @Test(
    "path and query reach the handler as they were sent",
    arguments: [
      ("/", "/ -"), ("/?", "/ "), ("/a%2Fb%20c/%e4%E4?x=%26&y=+&z=a%3Db&&q", "/a%2Fb%20c/%e4%E4 x=%26&y=+&z=a%3Db&&q"),
      ("/a?b?c", "/a b?c"), ("//double//", "//double// -"), ("/../up/./", "/../up/./ -"), ("/100%", "/100% -"),
      ("/?a=%00%zz", "/ a=%00%zz"), ("http://shop.example:80/orders?id=1", "/orders id=1"),
      ("HTTP://shop.example", "/ -"), ("http://shop.example?id=1", "/ id=1"), ("*", "* -"),
    ])
  func rawTarget(target: String, expected: String) throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send("OPTIONS \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(try client.readResponse().text == "OPTIONS \(expected)\nHost: a\n\n")
  }

  @Test("a target without a slash is refused in words")
  func badTarget() throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send("GET orders HTTP/1.1\r\nHost: a\r\n\r\n")
    let response = try client.readResponse()
    #expect(response.status == 400)
    #expect(response.text == "the request line has no target that begins with '/'\n")
  }

  @Test("headers arrive in their order, with repeats and as they are spelled")
  func headers() throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send("GET / HTTP/1.1\r\nhOsT: a\r\nX-B: 2\r\nX-A: 1\r\nx-b:  3, 4  \r\nX-Empty:\r\nX-Ü: é\r\n\r\n")
    #expect(
      try client.readResponse().text == "GET / -\nhOsT: a\nX-B: 2\nX-A: 1\nx-b: 3, 4\nX-Empty: \nX-Ü: é\n\n")
  }

  @Test("cookies are headers like any other")
  func cookies() throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send("GET / HTTP/1.1\r\nCookie: a=1; b=\"2\"\r\nCookie: c\r\n\r\n")
    #expect(try client.readResponse().text == "GET / -\nCookie: a=1; b=\"2\"\nCookie: c\n\n")
  }

  @Test("any method may have a body", arguments: ["GET", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "x-own"])
  func methods(method: String) throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send("\(method) /m HTTP/1.1\r\nContent-Length: 5\r\n\r\na\r\nb\0")
    #expect(try client.readResponse().text == "\(method) /m -\nContent-Length: 5\n\na\r\nb\0")
  }

  @Test("a form's body is not taken apart")
  func form() throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send(
      "POST /f HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\na=%20+b")
    #expect(try client.readResponse().text.hasSuffix("\n\na=%20+b"))
  }

  @Test("a request sent byte by byte is one request")
  func split() throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    for byte in "POST /s?q=1 HTTP/1.1\r\nX-A: b\r\nContent-Length: 4\r\n\r\nbody".utf8 { try client.send([byte]) }
    #expect(try client.readResponse().text == "POST /s q=1\nX-A: b\nContent-Length: 4\n\nbody")
  }

  @Test("pipelined requests are answered in their order")
  func pipelined() throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send(
      (0..<20).map { "POST /\($0) HTTP/1.1\r\nContent-Length: 2\r\n\r\n\($0 % 10)!" }.joined())
    for number in 0..<20 {
      #expect(try client.readResponse().text == "POST /\(number) -\nContent-Length: 2\n\n\(number % 10)!")
    }
  }

  @Test("a chunked body arrives whole")
  func chunked() throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n7;x=y\r\n, world\r\n0\r\n\r\n")
    #expect(try client.readResponse().text == "PUT / -\nTransfer-Encoding: chunked\n\nhello, world")
  }

  @Test("a body of five megabytes arrives byte for byte")
  func largeBody() throws {
    let server = try LocalServer { ServerResponse(body: $0.body) }
    let client = try RawClient(port: server.port)
    let body = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    try client.send("POST / HTTP/1.1\r\nContent-Length: \(body.count)\r\n\r\n")
    try client.send(body)
    #expect(try client.readResponse().body == body)
  }

  @Test("a caller that waits for '100 Continue' gets it before it sends the body")
  func expectContinue() throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
    #expect(try client.readResponse().status == 100)
    try client.send("ok")
    #expect(try client.readResponse().text.hasSuffix("\n\nok"))
  }

  @Test("the handler learns the caller's address", arguments: ["127.0.0.1", "::1"])
  func remoteAddress(address: String) throws {
    let server: LocalServer
    do {
      server = try LocalServer(address: address) { ServerResponse(body: Array($0.remoteAddress.utf8)) }
    } catch  where error.reason == "'::1' is not an address of this machine; use 127.0.0.1 or ::1" {
      return  // A machine without IPv6.
    }
    let client = try RawClient(port: server.port, address: address)
    try client.send("GET / HTTP/1.1\r\n\r\n")
    #expect(try client.readResponse().text == address)
  }
}
