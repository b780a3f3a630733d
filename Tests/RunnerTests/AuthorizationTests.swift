import CollectionModel
import Diagnostics
import HTTP
import Runner
import TestSupport
import Testing

@Suite("Authorization")
struct AuthorizationTests {
  private static let oauth2 = """
    environment: test
    allow_hosts: [id.example]
    hosts: {id.example: "http://127.0.0.1:9000"}
    variables: {tenant: a b}
    oauth2:
      authorization_url: https://login.example/authorize?tenant={{tenant}}
      token_url: https://id.example/token
      client_id: demo:1
      client_secret: a+secret-of-some-length
      scope: orders.read offline_access
      extra: {prompt: consent}

    """
  private static let shop = """
    environment: test
    variables: {app_key: key1, app_secret: the-app-secret}
    authorize: {service_id: 7300000000000000001, region: US}

    """
  private static let items = "collection: A\nrequests:\n  - {name: a, get: \"http://a/\"}\n"

  private func authorization(_ environment: String) throws -> Authorization {
    let fixture = RunFixture(Self.items, environment: environment)
    return try Authorization(fixture.options.environment, options: fixture.options, redactor: Redactor())
  }

  @Test("the challenge is the one of RFC 7636, appendix B")
  func challenge() throws {
    let challenge = try Authorization.challenge(of: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    #expect(challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  }

  @Test("a link names client, scope, redirect, challenge and state, beside what its page's URL has itself")
  func link() throws {
    let link = try authorization(Self.oauth2).link(
      state: "s&1", redirectURL: "http://127.0.0.1:1/", verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    #expect(
      link.description
        == "https://login.example/authorize?tenant=a b&response_type=code&client_id=demo%3A1"
        .replacing("a b", with: "a%20b")
        + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2F&scope=orders.read%20offline_access"
        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
        + "&prompt=consent&state=s%261")
  }

  @Test(
    "the page of TikTok Shop is the region's own",
    arguments: [("US", "services.us.tiktokshop.com"), ("ROW", "services.tiktokshop.com")])
  func region(name: String, host: String) throws {
    let text = Self.shop.replacing("region: US", with: "region: \(name)")
    let link = try authorization(text).link(state: "s", redirectURL: "http://127.0.0.1:1/", verifier: nil)
    #expect(link.description == "https://\(host)/open/authorize?service_id=7300000000000000001&state=s")
  }

  @Test("a link to a local stand-in is one that a browser can open")
  func standIn() throws {
    let text = Self.shop + "hosts: {services.us.tiktokshop.com: \"http://127.0.0.1:8080\"}\n"
    let link = try authorization(text).link(state: "s", redirectURL: "", verifier: nil)
    #expect(link.description.hasPrefix("http://127.0.0.1:8080/open/authorize?"))
  }

  @Test(
    "a code of OAuth 2 goes out with its redirect, its verifier and the client's credentials, to the host's stand-in")
  func codeRequest() async throws {
    let network = FakeTransport(#"{"access_token":"t1","expires_in":60,"refresh_token":"r1","token_type":"bearer"}"#)
    let tokens = try await authorization(Self.oauth2).tokens(
      for: .code("c/1", redirectURL: "http://127.0.0.1:1/", verifier: "v"), through: network
    ).get()
    let request = try #require(network.requests.first)
    #expect(request.method == "POST" && request.url.description == "https://id.example/token")
    #expect(
      String(decoding: request.body ?? [], as: UTF8.self)
        == "grant_type=authorization_code&code=c%2F1&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2F&code_verifier=v")
    // demo%3A1:a%2Bsecret-of-some-length
    #expect(request.headers["Authorization"] == "Basic ZGVtbyUzQTE6YSUyQnNlY3JldC1vZi1zb21lLWxlbmd0aA==")
    #expect(network.options.first?.destination == Destination(address: "127.0.0.1", port: 9000, plainText: true))
    #expect(tokens.entries.map(\.name) == ["access_token", "refresh_token"])
    #expect(tokens.entries.map(\.expiresAt) == [1_700_000_060, nil])
  }

  @Test("a code of TikTok Shop goes out in the query, and the ends of its tokens are moments")
  func shopRequest() async throws {
    let network = FakeTransport(
      #"{"code":0,"message":"success","data":{"access_token":"TTP_1","access_token_expire_in":1700604800,"#
        + #""refresh_token":"TTP_2","refresh_token_expire_in":4102444800,"open_id":"o1","seller_name":"Me","#
        + #""granted_scopes":["a"]},"request_id":"1"}"#)
    let tokens = try await authorization(Self.shop).tokens(
      for: .code("TTP_c", redirectURL: nil, verifier: nil), through: network
    ).get()
    #expect(
      network.urls == [
        "https://auth.tiktok-shops.com/api/v2/token/get?app_key=key1&app_secret=the-app-secret&auth_code=TTP_c"
          + "&grant_type=authorized_code"
      ])
    #expect(tokens.entries.map(\.name) == ["access_token", "refresh_token", "open_id", "seller_name"])
    #expect(tokens.entries.map(\.expiresAt) == [1_700_604_800, 4_102_444_800, nil, nil])
  }

  static let refusals: [(environment: String, body: String, status: Int, says: String)] = [
    (shop, #"{"code":36004004,"message":"bad code the-app-secret"}"#, 200, "code 36004004: bad code ***app_secret***"),
    (shop, #"{"code":0,"data":{}}"#, 200, "there is no 'access_token' in it"),
    (shop, #"{"code":0,"data":{"access_token":"a b"}}"#, 200, "characters that no header may hold"),
    (shop, "404 page not found", 404, "status 404, the body is not what TikTok Shop answers"),
    (shop, "", 200, "the body is not what TikTok Shop answers"),
    (
      oauth2, #"{"error":"invalid_grant","error_description":"used \u001b[31m a+secret-of-some-length"}"#, 400,
      "status 400, invalid_grant: used ␛[31m ***client_secret***"
    ),
    (oauth2, #"{"access_token":"t","token_type":"mac"}"#, 200, "only bearer tokens can be used"),
    (oauth2, "<html>", 302, "status 302"),
  ]

  @Test("an answer without tokens is told with its reason, and without secrets", arguments: refusals.indices)
  func refused(index: Int) async throws {
    let (environment, body, status, says) = Self.refusals[index]
    let answer = try await authorization(environment).tokens(
      for: .refreshToken("the-refresh-token"), through: FakeTransport(body, status: status))
    guard case .failure(let failure) = answer else {
      Issue.record("tokens were read")
      return
    }
    #expect(failure.kind == .answer)
    #expect(failure.reason.contains(says), "\(failure.reason)")
    #expect(!failure.reason.contains("the-app-secret") && !failure.reason.contains("?app_key"))
  }

  @Test("a host that the environment does not allow is never asked")
  func gate() async throws {
    let network = FakeTransport()
    let way = try authorization(Self.oauth2.replacing("[id.example]", with: "[other.example]"))
    #expect(way.refusal?.contains("'id.example' is not in 'allow_hosts'") == true)
    let answer = await way.tokens(for: .refreshToken("r"), through: network)
    if case .failure(let failure) = answer { #expect(failure.kind == .refused) } else { Issue.record("it was asked") }
    #expect(network.requests.isEmpty)
  }

  static let missing: [(text: String, says: String)] = [
    ("environment: test\n", "has neither 'authorize' nor 'oauth2'"),
    (shop.replacing("app_key: key1, ", with: ""), "'authorize' needs the variable 'app_key'"),
    (oauth2.replacing("demo:1", with: "\"{{client}}\""), "'client' is not defined"),
    (oauth2.replacing("https://id.example/token", with: "\"{{tenant}}\""), "'a b' is not a usable URL"),
  ]

  @Test("what the environment lacks is told before anything else", arguments: missing.indices)
  func lacking(index: Int) {
    let (text, says) = Self.missing[index]
    do throws(Diagnostic) {
      let fixture = RunFixture(Self.items, environment: text)
      _ = try Authorization(fixture.options.environment, options: fixture.options, redactor: Redactor())
      Issue.record("nothing was missing")
    } catch {
      #expect(error.message.contains(says), "\(error.message)")
      #expect(error.place != nil)
    }
  }

  @Test("the secrets of the way to tokens are those that its variables lead to")
  func secrets() throws {
    let text = """
      environment: test
      secrets: {app_secret: {env: A}, other: {env: B}, proxy_password: {env: C}, key: {env: D}}
      variables: {app_key: "{{inner}}", inner: "{{key}}"}
      proxy: http://me:{{proxy_password}}@127.0.0.1:1
      authorize: {service_id: "1", region: US}

      """
    let environment = try #require(RunFixture(Self.items, environment: text).options.environment)
    #expect(Authorization.secrets(of: environment) == ["app_secret", "proxy_password", "key"])
  }
}
