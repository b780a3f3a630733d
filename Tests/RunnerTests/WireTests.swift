import Diagnostics
import Checks
import HTTP
import RunEvents
import Runner
import TestSupport
import Testing

@Suite("What settings tell the transport")
struct WireTests {
  private func options(_ settings: String, environment: String? = nil) async -> TransferOptions? {
    let transport = FakeTransport()
    let text = "collection: A\n\(settings)\nrequests:\n  - {name: One, get: \"http://x/\"}\n"
    _ = await RunFixture(text, environment: environment).run(transport)
    return transport.options.first
  }

  @Test(
    "digest and NTLM go with the user's name and password",
    arguments: [
      ("digest", ChallengeAuthentication.Kind.digest), ("ntlm", .ntlm),
    ])
  func challenge(name: String, kind: ChallengeAuthentication.Kind) async {
    let found = await options("variables: {p: 'a b'}\nauth: {\(name): {username: me, password: '{{p}}'}}")
    #expect(found?.authentication == ChallengeAuthentication(kind, username: "me", password: "a b"))
  }

  @Test("credentials for a challenge stay with the server that they are for")
  func challengeAndRedirects() async {
    let transport = FakeTransport { _, number in
      let target = ["http://x/b", "http://other/", "http://x:81/"]
      guard number <= target.count else { return .success(HTTPResponse(status: 200)) }
      return .success(HTTPResponse(status: 302, headers: HTTPFields([.init("Location", target[number - 1])])))
    }
    let text = """
      collection: A
      requests:
        - {name: One, get: "http://x/", redirects: 5, auth: {digest: {username: me, password: p}}}
      """
    _ = await RunFixture(text).run(transport)
    #expect(transport.options.map { $0.authentication != nil } == [true, true, false, false])
  }

  @Test("files of TLS and sockets are found beside the file that names them")
  func paths() async throws {
    let transport = FakeTransport()
    let fixture = RunFixture(
      "collection: A\nunix_socket: run/api\nrequests:\n  - {name: One, get: \"http://x/\"}\n",
      environment: "environment: test\ntls: {ca: ../ca.pem, certificate: /abs/c.p12, key: k.pem}\n")
    _ = await fixture.run(transport)
    let options = try #require(transport.options.first)
    #expect(options.tls.authorities == fixture.folder.path + "/ca.pem")
    #expect(options.tls.certificate == "/abs/c.p12")
    #expect(options.tls.key?.hasSuffix("/environments/k.pem") == true)
    #expect(options.unixSocket?.hasSuffix("/collections/run/api") == true)
  }

  @Test(
    "the certificate is asked for only where something looks at it",
    arguments: [
      ("expect: {certificate: {days_left: {above: 1}}}", "", true), ("", ", capture: {a: certificate.serial}", true),
      ("expect: {checks: [{query: certificate.issuer, exists: true}]}", "", true),
      ("hints: [{when: {certificate: {days_left: {below: 9}}}, hint: soon}]", "", true),
      ("expect: {status: 200}", ", capture: {a: header X}", false),
    ])
  func certificate(settings: String, rest: String, wanted: Bool) async {
    let transport = FakeTransport()
    let text = "collection: A\n\(settings)\nrequests:\n  - {name: One, get: \"http://x/\"\(rest)}\n"
    _ = await RunFixture(text).run(transport)
    #expect(transport.options.first?.wantsCertificate == wanted)
  }

  @Test(
    "what redirects keep and leave behind",
    arguments: [
      (301, "GET", false), (302, "GET", false), (303, "GET", false), (307, "POST", true), (308, "POST", true),
    ])
  func redirectedBody(status: Int, method: String, keepsBody: Bool) async throws {
    let transport = FakeTransport { _, number in
      guard number == 1 else { return .success(HTTPResponse(status: 200)) }
      return .success(HTTPResponse(status: status, headers: HTTPFields([.init("Location", "http://other/")])))
    }
    let text = """
      collection: A
      requests:
        - name: One
          post: http://x/
          redirects: 1
          text: hello
          headers: {Content-Language: en, X-Plain: stays}
          cookies: {session: abc}
          auth: {api_key: {name: X-Api-Key, value: plain-and-no-secret}}
      """
    _ = await RunFixture(text).run(transport)
    let (first, last) = (try #require(transport.requests.first), try #require(transport.requests.last))
    #expect(transport.requests.count == 2)
    #expect(last.method == method)
    #expect((last.body != nil) == keepsBody)
    #expect((last.headers["Content-Type"] != nil) == keepsBody)
    #expect((last.headers["Content-Language"] != nil) == keepsBody)
    #expect(last.headers["X-Plain"] == "stays")
    #expect(first.headers["X-Api-Key"] == "plain-and-no-secret")
    #expect(last.headers["X-Api-Key"] == nil)
    #expect(first.headers["Cookie"] == "session=abc")
    #expect(last.headers["Cookie"] == nil)
  }

  @Test("a secret inside a body's file only is known before the run, and an undefined name is shown there")
  func fileTemplate() async {
    let fixture = RunFixture(
      "collection: A\nrequests:\n  - {name: One, post: \"http://x/\", file: {path: body.txt, template: true}}\n",
      environment: "environment: test\nsecrets: {key: {env: KEY}}\n")
    fixture.folder.write("collections/body.txt", "one {{key}}\ntwo {{nobody}}\n")
    let plan = fixture.plan
    #expect(plan.usedSecrets.keys.sorted() == ["key"])
    #expect(plan.problems.map(\.message) == ["variable 'nobody' is not defined"])
    #expect(plan.problems.first?.place?.file.hasSuffix("collections/body.txt") == true)
    #expect(plan.problems.first?.place?.line == 2)
    var defined = fixture
    defined.options.secrets = ["key": "the-secret"]
    defined.options.variables = ["nobody": .text("somebody")]
    let transport = FakeTransport()
    _ = await defined.run(transport)
    #expect(
      transport.requests.first?.body.map { String(decoding: $0, as: UTF8.self) } == "one the-secret\ntwo somebody\n")
  }
}
