import HTTP
import Testing

@testable import LocalServer

/// How an answer of the handler reaches the caller.
struct ResponseTests {
  private func get(_ response: ServerResponse, bodiless: Bool = false) throws -> RawClient.Response {
    let server = try server(answering: response)
    let client = try RawClient(port: server.port)
    try client.send("GET / HTTP/1.1\r\n\r\n")
    return try client.readResponse(bodiless: bodiless)
  }

  @Test("status, repeated headers and body are sent", arguments: [200, 201, 302, 404, 418, 500, 599])
  func answer(status: Int) throws {
    let headers = HTTPFields(("Set-Cookie", "a=1"), ("X-Own", "ü"), ("Set-Cookie", "b=2"))
    let response = try get(ServerResponse(status: status, headers: headers, body: [0, 255, 13, 10]))
    #expect(response.status == status)
    #expect(response.values(of: "Set-Cookie") == ["a=1", "b=2"])
    #expect(response.values(of: "X-Own") == ["ü"])
    #expect(response.values(of: "Content-Length") == ["4"])
    #expect(response.body == [0, 255, 13, 10])
  }

  @Test("a length that the handler gives is not believed")
  func ownLength() throws {
    let response = try get(ServerResponse(headers: HTTPFields(("content-length", "99")), body: [1]))
    #expect(response.values(of: "Content-Length") == ["1"])
  }

  @Test("204 and 304 carry no body", arguments: [204, 304])
  func bodiless(status: Int) throws {
    let server = try server(answering: ServerResponse(status: status, body: Array("body".utf8)))
    let client = try RawClient(port: server.port)
    try client.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
    #expect(try client.readToEnd().hasSuffix("\r\n\r\n"))
  }

  @Test("HEAD is answered with the length and without the body")
  func head() throws {
    let server = try server(answering: ServerResponse(body: Array("body".utf8)))
    let client = try RawClient(port: server.port)
    try client.send("HEAD / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n")
    #expect(try client.readResponse(bodiless: true).values(of: "Content-Length") == ["4"])
    #expect(try client.readResponse().text == "body")
  }

  @Test("a connection is kept until the caller asks to close it")
  func keptAlive() throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    for number in 0..<5 {
      try client.send("GET /\(number) HTTP/1.1\r\n\r\n")
      #expect(try client.readResponse().text == "GET /\(number) -\n\n")
    }
    try client.send("GET /last HTTP/1.1\r\nConnection: close\r\n\r\n")
    #expect(try client.readToEnd().hasSuffix("GET /last -\nConnection: close\n\n"))
  }

  @Test("a caller of HTTP/1.0 gets its answer and the end of the connection")
  func version1_0() throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send("GET /old HTTP/1.0\r\n\r\n")
    #expect(try client.readToEnd().hasSuffix("\r\n\r\nGET /old -\n\n"))
  }

  @Test("a header that would break the response is refused, not sent", arguments: ["a\r\nX-Evil: 1", "a\nb"])
  func brokenHeader(value: String) throws {
    let response = try get(ServerResponse(headers: HTTPFields(("X-Own", value)), body: [1]))
    #expect(response.status == 500)
    #expect(response.values(of: "X-Evil").isEmpty)
    #expect(response.text == "the handler answered with a header that cannot be sent: 'X-Own'\n")
  }

  @Test("a status that no response has is refused", arguments: [-1, 0, 100, 199, 600, 100_000])
  func brokenStatus(status: Int) throws {
    let response = try get(ServerResponse(status: status))
    #expect(response.status == 500)
    #expect(response.text == "the handler answered with a status that cannot be sent: \(status)\n")
  }

  @Test("a fault may close the connection without an answer")
  func closedWithoutAnswer() throws {
    let server = try server(answering: ServerResponse(fault: .closeWithoutAnswer))
    let client = try RawClient(port: server.port)
    try client.send("GET / HTTP/1.1\r\n\r\n")
    #expect(try client.readToEnd().isEmpty)
  }

  @Test("a fault may cut the body off", arguments: [0, 1, 9])
  func cutBody(count: Int) throws {
    let server = try server(
      answering: ServerResponse(body: Array("0123456789".utf8), fault: .truncateBody(after: count)))
    let client = try RawClient(port: server.port)
    try client.send("GET / HTTP/1.1\r\n\r\n")
    let answer = try client.readToEnd()
    #expect(answer.contains("Content-Length: 10\r\n"))
    #expect(answer.hasSuffix("\r\n\r\n" + "0123456789".prefix(count)))
  }

  @Test("a body cut off at its end is whole", arguments: [10, 11, Int.max])
  func uncutBody(count: Int) throws {
    let response = try get(ServerResponse(body: Array("0123456789".utf8), fault: .truncateBody(after: count)))
    #expect(response.text == "0123456789")
  }
}
