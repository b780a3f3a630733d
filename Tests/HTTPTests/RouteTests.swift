import Glibc
import HTTP
import TestSupport
import Testing

/// Where a request goes: mapped hosts, proxies, Unix sockets.
struct RouteTests {
  /// A proxy in the environment that nobody answers: what obeys it fails.
  private static let deadProxy: Void = {
    for name in ["http_proxy", "https_proxy", "all_proxy"] { setenv(name, "http://127.0.0.1:9", 1) }
  }()

  @Test("loopback never goes through the environment's proxy, nor through a given one")
  func loopback() async throws {
    Self.deadProxy
    let server = ScriptedServer.echo()
    #expect(try await send(server.url).response?.status == 200)
    #expect(try await send("http://localhost:\(server.port)/").response?.status == 200)
    #expect(
      try await send(server.url, options: .make { $0.proxy = .url("http://127.0.0.1:9") }).response?.status == 200)
  }

  @Test("other hosts go through the environment's proxy")
  func environment() async throws {
    Self.deadProxy
    let exchange = try await send("http://shop.example/")
    #expect(exchange.failure?.kind == .connection)
  }

  @Test("a mapped host keeps its name in URL and Host header, and goes through no proxy")
  func mapped() async throws {
    Self.deadProxy
    let server = ScriptedServer.echo()
    let exchange = try await send(
      "http://shop.example/x",
      options: .make { $0.destination = Destination(address: "127.0.0.1", port: server.port) })
    #expect(exchange.bodyText?.hasPrefix("GET /x HTTP/1.1\r\nHost: shop.example\r\n") == true)
    #expect(exchange.request.url.host == "shop.example")
    #expect(exchange.remoteAddress == "127.0.0.1")
  }

  @Test("a mapped host without a port keeps the URL's")
  func mappedPort() async throws {
    let server = ScriptedServer.echo()
    let exchange = try await send(
      "http://shop.example:\(server.port)/", options: .make { $0.destination = Destination(address: "127.0.0.1") })
    #expect(exchange.bodyText?.contains("\r\nHost: shop.example:\(server.port)\r\n") == true)
  }

  @Test("a plain-text stand-in is reached under an https URL, with the bare host")
  func plainText() async throws {
    let server = ScriptedServer.echo()
    let destination = Destination(address: "127.0.0.1", port: server.port, plainText: true)
    let exchange = try await send("https://shop.example/x?y", options: .make { $0.destination = destination })
    #expect(exchange.bodyText?.hasPrefix("GET /x?y HTTP/1.1\r\nHost: shop.example\r\n") == true)
    #expect(exchange.request.url.scheme == "https")
  }

  @Test("two names mapped to one server do not share what belongs to a name")
  func twoNames() async throws {
    let server = ScriptedServer.echo()
    let requests = try ["http://a.example/", "http://b.example/", "http://a.example/"].map { try HTTPRequest.make($0) }
    let options = TransferOptions.make { $0.destination = Destination(address: "127.0.0.1", port: server.port) }
    let hosts = await onLoop { transport, _ in
      var hosts: [Bool] = []
      for request in requests {
        let text = await transport.send(request, options: options).bodyText
        hosts.append(text?.contains("Host: \(request.url.host)\r\n") == true)
      }
      return hosts
    }
    #expect(hosts == [true, true, true])
  }

  @Test("a proxy given by URL carries plain http with the whole URL")
  func proxy() async throws {
    let server = ScriptedServer.echo()
    let proxied = TransferOptions.make { $0.proxy = .url("http://127.0.0.1:\(server.port)") }
    let exchange = try await send("http://shop.example/x?y=1", options: proxied)
    #expect(exchange.bodyText?.hasPrefix("GET http://shop.example/x?y=1 HTTP/1.1\r\nHost: shop.example\r\n") == true)
  }

  @Test("a proxy that refuses a tunnel is named as the one who refused")
  func proxyRefuses() async throws {
    let server = ScriptedServer(answering: "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
    let proxied = TransferOptions.make { $0.proxy = .url("http://127.0.0.1:\(server.port)") }
    let exchange = try await send("https://shop.example/", options: proxied)
    #expect(
      exchange.failure
        == TransportFailure(.connection, "the proxy refused the connection: CONNECT tunnel failed, response 403"))
    #expect(server.texts.first?.hasPrefix("CONNECT shop.example:443 HTTP/1.1\r\n") == true)
    #expect(exchange.sendings == 0)
  }

  @Test("a proxy that is no URL is refused")
  func proxyNonsense() async throws {
    let exchange = try await send("http://shop.example/", options: .make { $0.proxy = .url("http://[nonsense") })
    #expect(exchange.failure != nil)
    #expect(exchange.sendings == 0)
  }

  @Test("a Unix socket carries the request, and the name stays")
  func unixSocket() async throws {
    let path = "/tmp/signet-http-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
    defer { unlink(path) }
    let server = ScriptedServer([.receive, .echo], unixSocket: path)
    let exchange = try await send("http://shop.example/x", options: .make { $0.unixSocket = path })
    #expect(exchange.bodyText?.hasPrefix("GET /x HTTP/1.1\r\nHost: shop.example\r\n") == true)
    #expect(server.connections == 1)
  }

  @Test(
    "loopback is known by name and by number",
    arguments: [
      ("http://localhost/", true), ("http://api.localhost/", true), ("http://127.0.0.1/", true),
      ("http://127.8.8.8/", true), ("http://[::1]/", true), ("http://0.0.0.0/", true),
      ("http://127.0.0.1.evil.com/", false),
      ("http://localhost.evil.com/", false), ("http://128.0.0.1/", false), ("http://[::2]/", false),
    ])
  func isLoopback(url: String, expected: Bool) throws {
    #expect(try RequestURL(parsing: url).isLoopback == expected)
  }
}
