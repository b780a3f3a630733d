import HTTP
import Synchronization
import Testing

@testable import LocalServer

/// Starting and stopping.
struct LifetimeTests {
  @Test("two servers on port 0 get a port each, and say which")
  func freePorts() throws {
    let first = try echoServer()
    let second = try echoServer()
    #expect(first.port > 0)
    #expect(first.port != second.port)
  }

  @Test("a port in use is named, with its address")
  func portInUse() throws {
    let first = try echoServer()
    #expect(throws: LocalServerFailure(reason: "port \(first.port) of 127.0.0.1 is already in use")) {
      try LocalServer(port: first.port) { _ in ServerResponse() }
    }
  }

  @Test("an address of another machine is refused in words", arguments: ["192.0.2.1", "2001:db8::1"])
  func foreignAddress(address: String) {
    #expect(throws: LocalServerFailure(reason: "'\(address)' is not an address of this machine; use 127.0.0.1 or ::1"))
    {
      try LocalServer(address: address) { _ in ServerResponse() }
    }
  }

  @Test("what is no address is refused in words", arguments: ["300.1.1.1", "[::1]", "a b"])
  func notAnAddress(address: String) {
    #expect(throws: LocalServerFailure(reason: "'\(address)' is not an address to listen on; use 127.0.0.1 or ::1")) {
      try LocalServer(address: address) { _ in ServerResponse() }
    }
  }

  @Test("a port that does not exist is refused in words", arguments: [-1, 65536, Int.max])
  func notAPort(port: Int) {
    #expect(
      throws: LocalServerFailure(
        reason: "port \(port) does not exist; ports end at 65535, and 0 takes a free one")
    ) {
      try LocalServer(port: port) { _ in ServerResponse() }
    }
  }

  @Test("a stopped server refuses connections, and its port is free at once")
  func stop() throws {
    let server = try echoServer()
    let client = try RawClient(port: server.port)
    try client.send("GET / HTTP/1.1\r\n\r\n")
    _ = try client.readResponse()
    server.stop()
    #expect(throws: RawClient.Failure.self) { try RawClient(port: server.port) }
    let successor = try LocalServer(port: server.port) { _ in ServerResponse() }
    #expect(successor.port == server.port)
  }

  @Test("stopping twice, and releasing after that, is harmless")
  func stopTwice() throws {
    let server = try echoServer()
    server.stop()
    server.stop()
  }

  @Test("stopping ends the connections that are open, those in the middle of a request too")
  func stopWhileConnected() throws {
    let server = try echoServer()
    let idle = try RawClient(port: server.port)
    try idle.send("GET / HTTP/1.1\r\n\r\n")
    _ = try idle.readResponse()
    let halfway = try RawClient(port: server.port)
    try halfway.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n")
    #expect(try halfway.readResponse().status == 100)
    server.stop()
    #expect(try idle.readToEnd().isEmpty)
    #expect(try halfway.readToEnd().isEmpty)
  }

  @Test("a server that nobody holds any more is stopped")
  func released() throws {
    var server: LocalServer? = try echoServer()
    let port = try #require(server?.port)
    server = nil
    #expect(throws: RawClient.Failure.self) { try RawClient(port: port) }
  }

  @Test("stopping releases what the handler holds")
  func handlerReleased() throws {
    final class Held: Sendable {}
    var held: Held? = Held()
    weak let watched = held
    let server = try LocalServer { [held] _ in
      ServerResponse(status: held == nil ? 500 : 200)
    }
    held = nil
    #expect(watched != nil)
    server.stop()
    #expect(watched == nil)
  }

  @Test("stopping waits for the handler that runs")
  func stopWaits() async throws {
    let entered = AsyncStream.makeStream(of: Void.self)
    let finished = Mutex(false)
    let server = try LocalServer { _ in
      entered.continuation.yield()
      var sum = 0
      for number in 0..<20_000_000 { sum &+= number }
      finished.withLock { $0 = sum != 1 }
      return ServerResponse()
    }
    let client = try RawClient(port: server.port)
    try client.send("GET / HTTP/1.1\r\n\r\n")
    for await _ in entered.stream { break }
    server.stop()
    #expect(finished.withLock { $0 })
  }
}
