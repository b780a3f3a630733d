import HTTP
import Runner
import Testing

@Suite("From a request as written to its bytes")
struct RequestTests {
  private func sent(_ request: String, top: String = "", environment: String? = nil) async -> HTTPRequest? {
    let transport = FakeTransport()
    let indented = request.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
    let text = "collection: A\n\(top)\nrequests:\n  - name: One\n" + indented.joined(separator: "\n") + "\n"
    _ = await RunFixture(text, environment: environment).run(transport)
    return transport.requests.first
  }

  @Test("values are percent-encoded in a URL, but not where they begin it")
  func url() async {
    let top = "variables: {host: 'http://x:8080', id: 'a/b c+é'}"
    #expect(
      await sent("get: '{{host}}/orders/{{id}}'", top: top)?.url.description
        == "http://x:8080/orders/a%2Fb%20c%2B%C3%A9")
    #expect(
      await sent("get: '{{host}}/{{id | raw}}'", top: "variables: {host: 'http://x', id: a/b}")?.url.description
        == "http://x/a/b")
  }

  @Test("query is added to what the URL carries, lists repeat, null leaves out")
  func query() async {
    let request = await sent("get: http://x/?a=1\nquery: {b: [2, 3], c: null, d: 'x+y&z', e: ''}")
    #expect(request?.url.query == "a=1&b=2&b=3&d=x%2By%26z&e=")
  }

  @Test("a relative URL is joined to base_url with one slash", arguments: ["/a", "a"])
  func baseURL(_ path: String) async {
    let request = await sent("get: \(path)", environment: "environment: test\nbase_url: http://x/v1/\n")
    #expect(request?.url.description == "http://x/v1/a")
  }

  @Test("headers merge by name without regard to case, null removes, lists repeat")
  func headers() async {
    let request = await sent(
      "get: http://x/\nheaders: {x-one: near, X-Two: null, X-List: [a, b]}",
      top: "headers: {X-One: far, x-two: far, X-Three: far}")
    #expect(request?.headers["X-One"] == "near")
    #expect(request?.headers["X-Two"] == nil)
    #expect(request?.headers["X-Three"] == "far")
    #expect(request?.headers.values(of: "x-list") == ["a", "b"])
  }

  @Test("a JSON body keeps the order of keys and the text of numbers")
  func json() async {
    let request = await sent(
      "post: http://x/\njson: {z: 1.10, a: [1e400, null, true], t: '{{n}}'}", top: "variables: {n: 9007199254740993}")
    #expect(
      request?.body.map { String(decoding: $0, as: UTF8.self) }
        == #"{"z":1.10,"a":[1e400,null,true],"t":9007199254740993}"#)
    #expect(request?.headers["Content-Type"] == "application/json")
  }

  @Test("a form is encoded as forms are")
  func form() async {
    let request = await sent("post: http://x/\nform: {a: 'b c', d: ['1', '2'], é: '&='}")
    #expect(request?.body.map { String(decoding: $0, as: UTF8.self) } == "a=b+c&d=1&d=2&%C3%A9=%26%3D")
    #expect(request?.headers["Content-Type"] == "application/x-www-form-urlencoded")
  }

  @Test("a multipart body holds its parts between boundaries that its type names")
  func multipart() async throws {
    let request = try #require(
      await sent(
        "post: http://x/\nmultipart: {text: hello, data: {text: '{}', filename: 'a\"b.json', content_type: application/json}}"
      ))
    let type = try #require(request.headers["Content-Type"])
    let boundary = try #require(type.split(separator: "boundary=").last)
    let body = String(decoding: request.body ?? [], as: UTF8.self)
    #expect(
      body == """
        --\(boundary)\r
        Content-Disposition: form-data; name="text"\r
        \r
        hello\r
        --\(boundary)\r
        Content-Disposition: form-data; name="data"; filename="a%22b.json"\r
        Content-Type: application/json\r
        \r
        {}\r
        --\(boundary)--\r

        """)
  }

  @Test(
    "auth becomes what servers expect",
    arguments: [
      ("{bearer: abc}", "Bearer abc"),
      ("{basic: {username: Aladdin, password: 'open sesame'}}", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
    ])
  func auth(_ setting: String, _ header: String) async {
    #expect(await sent("get: http://x/\nauth: \(setting)")?.headers["Authorization"] == header)
    #expect(await sent("get: http://x/\nauth: none", top: "auth: \(setting)")?.headers["Authorization"] == nil)
  }

  @Test("a line break in a header's value is refused: it would be a header of its own")
  func headerInjection() async {
    let text = """
      collection: A
      requests:
        - {name: Read, get: "http://x/", capture: {v: $.v}}
        - {name: Write, get: "http://x/", headers: {X: "{{v}}"}}
      """
    let results = await RunFixture(text).run(FakeTransport(#"{"v": "a\r\nEvil: yes"}"#))
    #expect(results.last?.summary == "Write: error (the value of 'X' holds a line break or NUL)")
  }

  @Test("steps run last, on what is really sent, with the body's exact bytes")
  func steps() async {
    let request = await sent(
      """
      post: http://x/p
      json: {a: 1}
      pre_request:
        - hash: {into: header.digest, algorithm: sha256, input: "{{request.body}}", encoding: hex}
      """)
    #expect(request?.headers["digest"] == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862")
  }
}
