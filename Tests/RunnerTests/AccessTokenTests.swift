import Diagnostics
import HTTP
import RunEvents
import Runner
import Synchronization
import TestSupport
import Testing

@Suite("Access tokens")
struct AccessTokenTests {
  private static let path = "/token"

  /// A network whose token server hands out `token-1`, `token-2`, … and whose other hosts answer by `resource`.
  private func network(
    lifetime: Int? = nil, more: String = "", resource: @escaping @Sendable (HTTPRequest) -> Int = { _ in 200 }
  ) -> FakeTransport {
    let count = Mutex(0)
    return FakeTransport { request, _ in
      guard request.url.path == Self.path else { return .success(HTTPResponse(status: resource(request))) }
      let number = count.withLock { count in
        count += 1
        return count
      }
      let expires = lifetime.map { #","expires_in":\#($0)"# } ?? ""
      let body = #"{"access_token":"token-\#(number)","token_type":"Bearer"\#(expires)\#(more)}"#
      return .success(HTTPResponse(status: 200, body: Array(body.utf8)))
    }
  }

  private func collection(_ auth: String, requests: Int = 1, rest: String = "") -> String {
    let items = (1...requests).map { "  - {name: R\($0), get: \"http://api/\($0)\"\(rest)}\n" }.joined()
    return "collection: A\nauth: {oauth2: {\(auth)}}\nrequests:\n\(items)"
  }

  private let client =
    "grant: client_credentials, token_url: \"http://id/token\", client_id: me, client_secret: s3cret-key"

  private func tokens(_ transport: FakeTransport) -> [HTTPRequest] {
    transport.requests.filter { $0.url.path == Self.path }
  }

  private func bearers(_ transport: FakeTransport) -> [String?] {
    transport.requests.filter { $0.url.path != Self.path }.map { $0.headers["Authorization"] }
  }

  private func body(_ request: HTTPRequest?) -> String { String(decoding: request?.body ?? [], as: UTF8.self) }

  @Test("one is asked for once and carried by every request")
  func once() async {
    let transport = network()
    let results = await RunFixture(collection(client, requests: 3)).run(transport)
    #expect(results.map(\.summary) == ["R1: passed", "R2: passed", "R3: passed"])
    #expect(tokens(transport).count == 1)
    #expect(bearers(transport) == ["Bearer token-1", "Bearer token-1", "Bearer token-1"])
  }

  @Test("the token request is a form, with the client in the header as RFC 6749 encodes it")
  func form() async {
    let transport = network()
    let auth =
      "grant: client_credentials, token_url: \"http://id/token\", client_id: 'a:b', client_secret: 'c d', scope: x y, "
      + "audience: 'https://api', extra: {resource: [one, two]}"
    _ = await RunFixture(collection(auth)).run(transport)
    let request = tokens(transport).first
    #expect(request?.method == "POST")
    #expect(request?.headers["Content-Type"] == "application/x-www-form-urlencoded")
    #expect(request?.headers["Accept"] == "application/json")
    // base64 of a%3Ab:c+d
    #expect(request?.headers["Authorization"] == "Basic YSUzQWI6Yytk")
    #expect(
      body(request)
        == "grant_type=client_credentials&scope=x+y&audience=https%3A%2F%2Fapi&resource=one&resource=two")
  }

  @Test("the client may stand in the body, and without a secret only there")
  func clientInBody() async {
    let transport = network()
    _ = await RunFixture(collection(client + ", client_authentication: body")).run(transport)
    #expect(tokens(transport).first?.headers["Authorization"] == nil)
    #expect(body(tokens(transport).first) == "grant_type=client_credentials&client_id=me&client_secret=s3cret-key")
    let open = network()
    let auth = "grant: password, token_url: \"http://id/token\", client_id: app, username: u, password: p"
    _ = await RunFixture(collection(auth)).run(open)
    #expect(body(tokens(open).first) == "grant_type=password&username=u&password=p&client_id=app")
  }

  @Test("a token is asked for anew once it has expired, a margin before its end")
  func expiry() async {
    let time = Mutex(0.0)
    let transport = network(lifetime: 100) { _ in
      time.withLock { $0 += 45 }
      return 200
    }
    var fixture = RunFixture(collection(client, requests: 4))
    fixture.options.clock = RunClock(wall: { 0 }, monotonic: { time.withLock { $0 } })
    _ = await fixture.run(transport)
    // At 0 and 45 s the first is good, at 90 s its margin of 10 s has begun.
    #expect(bearers(transport) == ["Bearer token-1", "Bearer token-1", "Bearer token-2", "Bearer token-2"])
  }

  @Test("a kept token that is refused is asked for anew, and the request sent once more; a new one is not")
  func refused() async {
    let transport = network { $0.headers["Authorization"] == "Bearer token-1" && $0.url.path == "/2" ? 401 : 200 }
    let results = await RunFixture(collection(client, requests: 3)).run(transport)
    #expect(results.map(\.summary) == ["R1: passed", "R2: passed", "R3: passed"])
    #expect(bearers(transport) == ["Bearer token-1", "Bearer token-1", "Bearer token-2", "Bearer token-2"])
    let closed = network { _ in 401 }
    let refused = await RunFixture(collection(client, requests: 1)).run(closed)
    #expect(refused.map(\.summary) == ["R1: failed"])
    #expect(closed.requests.count == 2)
  }

  @Test("a 401 that is expected is no reason to ask for another token")
  func expectedRefusal() async {
    let transport = network { _ in 401 }
    let results = await RunFixture(collection(client, requests: 2, rest: ", expect: {status: 401}")).run(transport)
    #expect(results.map(\.summary) == ["R1: passed", "R2: passed"])
    #expect(tokens(transport).count == 1)
  }

  @Test("a refresh token that the server replaces is replaced for the next time")
  func rotation() async {
    let transport = network(lifetime: 0, more: #","refresh_token":"newer""#)
    let auth = "grant: refresh_token, token_url: \"http://id/token\", client_id: me, refresh_token: first"
    _ = await RunFixture(collection(auth, requests: 2)).run(transport)
    #expect(
      tokens(transport).map(body) == [
        "grant_type=refresh_token&refresh_token=first&client_id=me",
        "grant_type=refresh_token&refresh_token=newer&client_id=me",
      ])
  }

  @Test("different scopes are different tokens")
  func scopes() async {
    let transport = network()
    let text = """
      collection: A
      requests:
        - {name: Read, get: "http://api/1", auth: {oauth2: {\(client), scope: read}}}
        - {name: Write, get: "http://api/2", auth: {oauth2: {\(client), scope: write}}}
        - {name: Read again, get: "http://api/3", auth: {oauth2: {\(client), scope: read}}}
      """
    _ = await RunFixture(text).run(transport)
    #expect(bearers(transport) == ["Bearer token-1", "Bearer token-2", "Bearer token-1"])
  }

  @Test("collections that run at once wait for one token")
  func shared() async {
    let fixture = RunFixture(collection(client))
    for number in 0..<8 {
      fixture.folder.write(
        "collections/\(number).yaml", collection(client).replacing("collection: A", with: "collection: B\(number)"))
    }
    var together = fixture
    together.options.jobs = 9
    let transport = SlowTokenTransport()
    let results = await together.run(transport)
    #expect(results.count == 9)
    #expect(results.allSatisfy { $0.outcome == .passed })
    #expect(transport.tokenRequests == 1)
  }

  @Test(
    "what the token server says is told, its errors in its own words",
    arguments: [
      (
        401, #"{"error":"invalid_client","error_description":"unknown client"}"#,
        "http://id/token gave no access token: status 401, invalid_client: unknown client"
      ),
      (502, "<html>", "http://id/token gave no access token: status 502"),
      (200, "<html>", "http://id/token gave no access token: status 200, but the body is not a JSON object"),
      (
        200, #"{"token":"x"}"#, "http://id/token gave no access token: status 200, but there is no 'access_token' in it"
      ),
      (200, #"{"error":"bad"}"#, "http://id/token gave no access token: status 200, but bad"),
      (
        200, #"{"access_token":"x","token_type":"mac"}"#,
        "http://id/token gave a token of type 'mac'; only bearer tokens can be used"
      ),
      (
        200, #"{"access_token":"a\r\nEvil: 1"}"#,
        "http://id/token gave an access token with characters that no header may hold"
      ),
      (
        400, #"{"error":"\u001b[31mred"}"#, "http://id/token gave no access token: status 400, ␛[31mred"
      ),
      (302, "", "http://id/token gave no access token: status 302"),
    ])
  func refusals(status: Int, body: String, reason: String) async {
    let results = await RunFixture(collection(client)).run(FakeTransport(body, status: status))
    #expect(results.map(\.summary) == ["R1: error (\(reason))"])
  }

  @Test("an echoed client secret is masked in the reason, and so is the token in what is reported")
  func masked() async throws {
    let echo = #"{"error":"invalid_client","error_description":"s3cret-key is wrong"}"#
    let results = await RunFixture(collection(client)).run(FakeTransport(echo, status: 401))
    #expect(
      results.map(\.summary) == [
        "R1: error (http://id/token gave no access token: status 401, invalid_client: ***client_secret*** is wrong)"
      ])
    let transport = FakeTransport { request, _ in
      let body = request.url.path == Self.path ? #"{"access_token":"the-token-itself"}"# : "you are the-token-itself"
      return .success(HTTPResponse(status: request.url.path == Self.path ? 200 : 500, body: Array(body.utf8)))
    }
    let result = try #require(await RunFixture(collection(client)).run(transport).first)
    #expect(result.exchange?.responseBody == "you are ***access_token***")
    #expect(result.exchange?.curl.contains("the-token-itself") == false)
  }

  @Test("a host that is not allowed gives no token, and is not asked")
  func forbidden() async {
    let transport = network()
    let results = await RunFixture(
      collection(client), environment: "environment: test\nallow_hosts: [api]\n"
    ).run(transport)
    #expect(transport.requests.isEmpty)
    #expect(
      results.map(\.summary) == [
        "R1: error (no access token of http://id/token: 'id' is not in 'allow_hosts' of environment 'test')"
      ])
    guard case .error(let kind, _)? = results.first?.outcome else { return #expect(Bool(false)) }
    #expect(kind == "refused")
  }

  @Test("a mapped host, the proxy, the times and TLS hold for the token request too; version and socket do not")
  func transfer() async throws {
    let transport = network()
    let text = """
      collection: A
      timeout: 7s
      proxy: http://proxy:3128
      http_version: "1.0"
      unix_socket: /run/api
      tls: {verify: false}
      auth: {oauth2: {\(client)}}
      requests:
        - {name: One, get: "http://api/"}
      """
    _ = await RunFixture(text, environment: "environment: test\nhosts: {id: \"127.0.0.1:99\"}\n").run(transport)
    let options = try #require(transport.options.first)
    #expect(options.timeout == .seconds(7))
    #expect(options.proxy == .url("http://proxy:3128"))
    #expect(options.tls.verify == false)
    #expect(options.destination == Destination(address: "127.0.0.1", port: 99))
    #expect(options.version == .automatic)
    #expect(options.unixSocket == nil)
    #expect(transport.options.last?.unixSocket == "/run/api")
  }

  @Test("a connection that fails on the way to the token is retried where the request says so")
  func retried() async {
    let transport = FakeTransport { request, number in
      number == 1
        ? .failure(TransportFailure(.connection, "could not connect"))
        : .success(HTTPResponse(status: 200, body: Array(#"{"access_token":"abc"}"#.utf8)))
    }
    let results = await RunFixture(collection(client, rest: ", retry: {attempts: 2, on: [connection]}")).run(transport)
    #expect(results.map(\.summary) == ["R1: passed"])
    #expect(transport.requests.count == 3)
  }

  @Test("a token request is no write: a protected environment lets it pass")
  func protected() async {
    let fixture = RunFixture(
      collection(client), environment: "environment: test\nprotected: true\nallow_hosts: [api, id]\n")
    #expect(fixture.plan.refusals.isEmpty)
    #expect(await fixture.run(network()).map(\.summary) == ["R1: passed"])
  }

  @Test("secrets that only the token request uses are known before the run, and undefined variables too")
  func planned() {
    let auth =
      "grant: client_credentials, token_url: \"http://id/token\", client_id: '{{nobody}}', client_secret: '{{key}}'"
    let fixture = RunFixture(collection(auth), environment: "environment: test\nsecrets: {key: {env: KEY}}\n")
    #expect(fixture.plan.usedSecrets.keys.sorted() == ["key"])
    #expect(fixture.plan.problems.map(\.message) == ["variable 'nobody' is not defined"])
  }
}

/// Answers the token request only after everyone else had many turns.
private final class SlowTokenTransport: Transport {
  private let count = Mutex(0)

  var tokenRequests: Int { count.withLock { $0 } }

  func send(_ request: HTTPRequest, options: TransferOptions) async -> Exchange {
    guard request.url.path == "/token" else {
      let authorized = request.headers["Authorization"] == "Bearer abcdef"
      return Exchange(request: request, result: .success(HTTPResponse(status: authorized ? 200 : 401)))
    }
    count.withLock { $0 += 1 }
    for _ in 0..<500 { await Task.yield() }
    let body = Array(#"{"access_token":"abcdef"}"#.utf8)
    return Exchange(request: request, result: .success(HTTPResponse(status: 200, body: body)))
  }

  func pause(for duration: Duration) async {}
  func interrupt() {}
}
