import HTTP
import TestSupport
import Testing

struct CookieTests {
  private static let twoCookies = """
    HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Path=/\r\nSet-Cookie: b=2; Max-Age=3600\r\nContent-Length: 0\r\n\r\n
    """

  private func cookieHeader(of text: String?) -> String? {
    text?.split(separator: "\r\n").first { $0.hasPrefix("Cookie: ") }.map { String($0.dropFirst(8)) }
  }

  @Test("cookies received are sent back")
  func sentBack() async throws {
    let server = ScriptedServer([.receive, .send(Self.twoCookies), .receive, .echo, .again])
    let request = try HTTPRequest.make(server.url)
    let options = TransferOptions.make { $0.cookies = CookieJar() }
    let exchanges = await onLoop { transport, _ in
      [await transport.send(request, options: options), await transport.send(request, options: options)]
    }
    #expect(exchanges[0].response?.headers.values(of: "set-cookie") == ["a=1; Path=/", "b=2; Max-Age=3600"])
    let sent = cookieHeader(of: exchanges[1].bodyText)?.split(separator: "; ").sorted()
    #expect(sent == ["a=1", "b=2"])
    #expect(options.cookies?.lines.count == 2)
    #expect(options.cookies?.lines.contains { $0.hasSuffix("/\tFALSE\t0\ta\t1") } == true)
  }

  @Test("jars know nothing of each other, and a request without a jar sends none")
  func isolated() async throws {
    let server = ScriptedServer(
      [.receive, .send(Self.twoCookies), .receive, .echo, .receive, .echo, .receive, .echo, .receive, .echo])
    let request = try HTTPRequest.make(server.url)
    let (first, second) = (CookieJar(), CookieJar())
    let jars: [CookieJar?] = [first, second, nil, first, nil]
    let exchanges = await onLoop { transport, _ in
      var exchanges: [Exchange] = []
      for jar in jars { exchanges.append(await transport.send(request, options: .make { $0.cookies = jar })) }
      return exchanges
    }
    #expect(exchanges.map { cookieHeader(of: $0.bodyText) != nil } == [false, false, false, true, false])
    #expect(server.connections == 1)
    #expect(second.lines.isEmpty)
  }

  @Test("a jar ends with its transfer, also where that answered a challenge")
  func challenged() async throws {
    let server = ScriptedServer([.receive, .send(Self.twoCookies), .receive, .echo, .again])
    let request = try HTTPRequest.make(server.url)
    let jar = CookieJar()
    let digest = ChallengeAuthentication(.digest, username: "u", password: "p")
    let plain = await onLoop { transport, _ in
      _ = await transport.send(
        request,
        options: .make {
          $0.cookies = jar
          $0.authentication = digest
        })
      return await transport.send(request, options: TransferOptions())
    }
    #expect(jar.lines.count == 2)
    #expect(cookieHeader(of: plain.bodyText) == nil, "\(plain.bodyText ?? "")")
  }

  @Test("a copy begins with the same cookies and goes its own way")
  func copies() async throws {
    let server = ScriptedServer(
      [.receive, .send(Self.twoCookies)],
      [.receive, .send("HTTP/1.1 200 OK\r\nSet-Cookie: a=changed; Path=/\r\nContent-Length: 0\r\n\r\n")])
    let request = try HTTPRequest.make(server.url)
    let jar = CookieJar()
    let copy = await onLoop { transport, _ in
      _ = await transport.send(request, options: .make { $0.cookies = jar })
      let copy = jar.copy()
      _ = await transport.send(request, options: .make { $0.cookies = copy })
      return copy
    }
    #expect(jar.lines.contains { $0.hasSuffix("\ta\t1") })
    #expect(copy.lines.contains { $0.hasSuffix("\ta\tchanged") })
    #expect(copy.lines.contains { $0.hasSuffix("\tb\t2") })
    #expect(CookieJar(lines: copy.lines).lines.sorted() == copy.lines.sorted())
  }

  @Test("a copy keeps a cookie whose path is empty")
  func emptyPath() {
    let jar = CookieJar(lines: ["Set-Cookie: a=1; Path=; Domain=a.test"])
    #expect(jar.lines == [".a.test\tTRUE\t/\tFALSE\t0\ta\t1"])
    #expect(jar.copy().lines == jar.lines)
  }

  @Test("the engine keeps host, path and end of a cookie")
  func matched() async throws {
    let jar = CookieJar(lines: [
      "127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\t1", "127.0.0.1\tFALSE\t/deep\tFALSE\t0\tdeep\t1",
      "127.0.0.1\tFALSE\t/\tFALSE\t1000\told\t1", "other.example\tFALSE\t/\tFALSE\t0\tother\t1",
    ])
    let server = ScriptedServer.echo()
    let options = TransferOptions.make { $0.cookies = jar }
    #expect(cookieHeader(of: try await send(server.url, options: options).bodyText) == "session=1")
    #expect(
      cookieHeader(of: try await send(server.url + "deep/er", options: options).bodyText) == "deep=1; session=1")
  }

  @Test("what is no cookie is no line of the jar", arguments: ["", "nonsense", "Set-Cookie:", "a\tb\tc"])
  func wrongLines(line: String) {
    #expect(CookieJar(lines: [line]).lines.isEmpty)
  }

  @Test("a jar lasts longer than the loop that filled it")
  func outlivesItsLoop() async throws {
    let server = ScriptedServer([.receive, .send(Self.twoCookies), .receive, .echo])
    let jar = CookieJar()
    _ = try await send(server.url, options: .make { $0.cookies = jar })
    #expect(jar.lines.count == 2)
  }
}
