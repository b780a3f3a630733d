import HTTP
import Testing

@testable import LocalServer

@Suite("Answers that are slow on purpose")
struct SlowAnswerTests {
  private func server() throws -> LocalServer {
    try LocalServer(hasThreads: true) { request in
      var response = ServerResponse(body: Array("0123456789abcdef".utf8))
      if request.path == "/late" { response.delay = 60_000 }
      if request.path == "/soon" { response.delay = 30 }
      if request.path == "/slow" { response.fault = .slowBody(pause: 5) }
      return response
    }
  }

  @Test("one that waits holds up no other, and the server's end does not wait for it")
  func waiting() throws {
    let server = try server()
    let waiting = try RawClient(port: server.port)
    try waiting.send("GET /late HTTP/1.1\r\n\r\n")
    let other = try RawClient(port: server.port)
    try other.send("GET /now HTTP/1.1\r\n\r\n")
    #expect(try other.readResponse().text == "0123456789abcdef")
    let clock = ContinuousClock()
    #expect(clock.measure { server.stop() } < .seconds(5))
  }

  @Test("a delayed answer and one in pieces come whole", arguments: [("/soon", 30), ("/slow", 40)])
  func whole(_ path: String, _ milliseconds: Int) throws {
    let server = try server()
    let client = try RawClient(port: server.port)
    let clock = ContinuousClock()
    let time = try clock.measure {
      try client.send("GET \(path) HTTP/1.1\r\n\r\n")
      #expect(try client.readResponse().text == "0123456789abcdef")
    }
    #expect(time >= .milliseconds(milliseconds))
    server.stop()
  }
}
