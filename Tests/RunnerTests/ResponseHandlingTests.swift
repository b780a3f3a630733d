import CollectionModel
import HTTP
import RunEvents
import Runner
import Testing

@Suite("What becomes of a response")
struct ResponseHandlingTests {
  @Test("every check is evaluated and every failure told, with its place")
  func allFailures() async throws {
    let text = """
      collection: A
      requests:
        - name: One
          get: http://x/
          expect:
            status: 201
            headers: {X-Missing: {exists: true}}
            json: {$.a: 1, $.b: "{{wanted}}"}
      """.replacing("requests:", with: "variables: {wanted: 2}\nrequests:")
    let result = try #require(await RunFixture(text).run(FakeTransport(#"{"a": 1, "b": 3}"#)).first)
    let failed = result.checks.filter { !$0.passed }
    #expect(failed.map(\.place?.line) == [7, 8, 9])
    #expect(failed.last?.message == "$.b is not 2")
    #expect(failed.last?.actual == "3")
  }

  @Test("what cannot be resolved is told at its place, with its way out, and the URL as far as it is known")
  func unresolved() async throws {
    let text = """
      collection: A
      variables: {id: [1, 2]}
      requests:
        - name: One
          get: "http://x/{{id | add 1}}/lines"
      """
    let result = try #require(await RunFixture(text).run(FakeTransport()).first)
    guard case .error("unresolved", let reason) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(reason.contains("'add' needs a number"))
    let place = try #require(result.errorPlace)
    #expect((place.line, place.column, place.text) == (5, 20, "    get: \"http://x/{{id | add 1}}/lines\""))
    #expect(result.url == "http://x/…/lines")
  }

  @Test("the place of an error shows no secret that stands in its line")
  func secretInTheLine() async throws {
    let text = """
      collection: A
      variables: {a: x}
      requests:
        - {name: One, get: 'http://x/hunter2hunter2/{{a | to_int}}'}
      """
    var fixture = RunFixture(text)
    fixture.options.secrets = ["key": "hunter2hunter2"]
    let result = try #require(await fixture.run(FakeTransport()).first)
    #expect(result.errorPlace?.text.contains("/***key***/") == true)
    #expect(result.url == "http://x/***key***/…")
  }

  @Test("an empty matcher removes an inherited check, and the nearest check of one path wins")
  func inheritance() async {
    let text = """
      collection: A
      expect: {json: {$.code: 0, $.message: ok}}
      requests:
        - {name: One, get: "http://x/", expect: {json: {$.code: 7, $.message: {}}}}
        - {name: Two, get: "http://x/"}
      """
    let results = await RunFixture(text).run(FakeTransport(#"{"code": 7}"#))
    #expect(results.map(\.summary) == ["One: passed", "Two: failed"])
  }

  @Test("what a value holds cannot change the path that it stands in")
  func pathInjection() async {
    let text = """
      collection: A
      variables: {id: "x' || @.id == 'b"}
      requests:
        - name: One
          get: http://x/
          expect: {json: {"$.items[?@.id == '{{id}}'].id": {length: 0}}}
      """
    let results = await RunFixture(text).run(FakeTransport(#"{"items": [{"id": "a"}, {"id": "b"}]}"#))
    #expect(results.map(\.summary) == ["One: passed"])
  }

  @Test("a redirect that nobody follows is not green")
  func redirectNotFollowed() async {
    let transport = FakeTransport { _, _ in
      .success(HTTPResponse(status: 302, headers: HTTPFields([.init("Location", "/b")])))
    }
    let results = await RunFixture("collection: A\nrequests:\n  - {name: One, get: \"http://x/a\"}\n").run(transport)
    #expect(results.map(\.summary) == ["One: failed"])
  }

  @Test("redirects are followed as often as asked, without credentials on another host")
  func redirects() async {
    let transport = FakeTransport { request, number in
      number < 3
        ? .success(
          HTTPResponse(
            status: 302, headers: HTTPFields([.init("Location", number == 1 ? "../b?c=d" : "http://other/")])))
        : .success(HTTPResponse(status: 200))
    }
    let text = """
      collection: A
      requests:
        - {name: One, post: "http://x/a/a", redirects: 5, auth: {bearer: abc}, text: hello}
      """
    let results = await RunFixture(text).run(transport)
    #expect(results.map(\.summary) == ["One: passed"])
    #expect(transport.urls == ["http://x/a/a", "http://x/b?c=d", "http://other/"])
    #expect(transport.requests.map(\.method) == ["POST", "GET", "GET"])
    #expect(transport.requests.map { $0.headers["Authorization"] } == ["Bearer abc", "Bearer abc", nil])
  }

  @Test("a secret in a header of any name does not travel to another host")
  func redirectWithKey() async {
    let transport = FakeTransport { _, number in
      .success(
        HTTPResponse(
          status: number == 1 ? 302 : 200, headers: HTTPFields([.init("Location", "http://other/")])))
    }
    var fixture = RunFixture(
      "collection: A\nrequests:\n  - {name: One, get: \"http://x/\", redirects: 5, headers: {X-Key: \"{{key}}\", X-Plain: a}}\n",
      environment: "environment: test\nsecrets:\n  key: {env: KEY}\n")
    fixture.options.secrets = ["key": "a-long-secret"]
    _ = await fixture.run(transport)
    #expect(transport.requests.map { $0.headers["X-Key"] } == ["a-long-secret", nil])
    #expect(transport.requests.last?.headers["X-Plain"] == "a")
  }

  @Test("a body of any size is kept without trouble", arguments: [65_535, 65_536, 66_000, 69_632, 200_000])
  func largeBodies(_ size: Int) async throws {
    let body = #"{"access_token":"abcdefghijkl","pad":""# + String(repeating: "x", count: size - 41) + #""}"#
    let text = "collection: A\nrequests:\n  - {name: One, get: \"http://x/\", expect: {status: 201}}\n"
    let result = try #require(await RunFixture(text).run(FakeTransport(body)).first)
    let kept = try #require(result.exchange?.responseBody)
    #expect(kept.hasPrefix(#"{"access_token":"***access_token***""#))
    #expect(kept.utf8.count <= 66_000)
  }

  @Test("a redirect to a host that is not allowed is refused")
  func redirectToForbiddenHost() async {
    let transport = FakeTransport { _, _ in
      .success(HTTPResponse(status: 302, headers: HTTPFields([.init("Location", "http://evil/")])))
    }
    let results = await RunFixture(
      "collection: A\nrequests:\n  - {name: One, get: \"http://x/\", redirects: 5}\n",
      environment: "environment: test\nallow_hosts: [x]\n"
    ).run(transport)
    #expect(results.map(\.summary) == ["One: error ('evil' is not in 'allow_hosts' of environment 'test')"])
    #expect(transport.urls == ["http://x/"])
  }

  @Test("retries wait as told, longer each time, and Retry-After is obeyed up to max_delay")
  func retries() async {
    let text = """
      collection: A
      requests:
        - {name: One, get: "http://x/", retry: {attempts: 4, on: [503], delay: 1s, backoff: 2, max_delay: 3s}}
      """
    let transport = FakeTransport("", status: 503)
    let results = await RunFixture(text).run(transport)
    #expect(results.first?.attempts.count == 4)
    #expect(transport.pauses == [.seconds(1), .seconds(2), .seconds(3)])
    let asked = FakeTransport { _, _ in
      .success(HTTPResponse(status: 503, headers: HTTPFields([.init("Retry-After", "60")])))
    }
    _ = await RunFixture(text).run(asked)
    #expect(asked.requests.count == 1)
  }

  @Test("a request that was not told to is never sent twice")
  func noRetry() async {
    let transport = FakeTransport { _, _ in .failure(TransportFailure(.timeout, "no response within 1 s")) }
    let results = await RunFixture("collection: A\nrequests:\n  - {name: One, get: \"http://x/\"}\n").run(transport)
    #expect(results.map(\.summary) == ["One: error (no response within 1 s)"])
    #expect(transport.requests.count == 1)
  }

  @Test("hints stand under the failures whose condition they know")
  func hints() async {
    let text = """
      collection: A
      hints:
        - {when: {json: {$.code: 7}}, hint: seven is a known trouble}
        - {when: {json: {$.code: 8}}, hint: eight is another}
      requests:
        - {name: One, get: "http://x/", expect: {json: {$.code: 0}}}
      """
    let results = await RunFixture(text).run(FakeTransport(#"{"code": 7}"#))
    #expect(results.first?.hints == ["seven is a known trouble"])
  }

  @Test("the embedded server's names lead to its port, in plain text, and keep their name")
  func serverHosts() async {
    let transport = FakeTransport()
    var fixture = RunFixture("collection: A\nrequests:\n  - {name: One, get: \"https://api.example/{{lent}}\"}\n")
    fixture.options.server = ServerBinding(
      name: "embedded", url: "http://127.0.0.1:99",
      hosts: [.init(name: "api.example", address: "127.0.0.1", port: 99, plainText: true)],
      variables: { _ in [.init(name: "lent", value: "v", secret: false)] })
    _ = await fixture.run(transport)
    #expect(transport.urls == ["https://api.example/v"])
    #expect(transport.options.first?.destination == Destination(address: "127.0.0.1", port: 99, plainText: true))
  }
}
