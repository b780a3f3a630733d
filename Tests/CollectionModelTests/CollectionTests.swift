import Checks
import CollectionModel
import Diagnostics
import HTTP
import Templates
import Testing

@Suite struct CollectionTests {
  private func requests(_ items: [Item]) -> [RequestDefinition] {
    items.compactMap { if case .request(let request) = $0 { request } else { nil } }
  }

  private func text(_ template: Template?) -> String? { template?.constantText }

  @Test("a collection has its parts in the order of the file")
  func parts() throws {
    let collection = try collection(
      """
      collection: Orders
      description: All about orders
      tags: [orders, smoke]
      environments: [local, sandbox]
      exclusive: true
      variables: {page_size: 10, name: x}
      base_url: https://api.example.com
      setup:
        - {name: Prepare, post: /prepare}
      requests:
        - name: Search
          post: /search
          read_only: true
          skip: not today
          description: words
          variables: {a: 1}
        - name: Details
          tags: slow
          requests:
            - {name: Read, get: /one}
            - {name: Purge, method: PURGE, url: /cache}
      teardown:
        - {name: Clean up, delete: /all}
      """)
    #expect(collection.name == "Orders")
    #expect(collection.description == "All about orders")
    #expect(collection.environments == ["local", "sandbox"])
    #expect(collection.exclusive)
    #expect(collection.settings.tags == ["orders", "smoke"])
    #expect(collection.variables.keys.sorted() == ["name", "page_size"])
    #expect(collection.setup.map(\.name) == ["Prepare"])
    #expect(collection.requests.map(\.name) == ["Search", "Details"])
    #expect(collection.teardown.map(\.name) == ["Clean up"])
    let search = try #require(requests(collection.requests).first)
    #expect(text(search.method) == "POST")
    #expect(text(search.url) == "/search")
    #expect(search.readOnly == true)
    #expect(search.skip == "not today")
    #expect(search.place.line == 11)
    guard case .folder(let folder) = collection.requests[1] else { throw Diagnostic("no folder") }
    #expect(folder.settings.tags == ["slow"])
    #expect(requests(folder.requests).map { text($0.method) } == ["GET", "PURGE"])
  }

  @Test("every setting is read")
  func settings() throws {
    let settings = try collection(
      """
      collection: Settings
      headers: {Accept: text/plain, X-List: [a, 2], X-Gone: null}
      query: {page: 1}
      cookies: {session: abc}
      properties: {requirement: SHOP-12}
      auth: {basic: {username: u, password: p}}
      pre_request: []
      timeout: 1.5s
      connect_timeout: 250ms
      delay: 2m
      redirects: 10
      http_version: '1.1'
      max_body: 64MiB
      proxy: none
      unix_socket: /run/x.sock
      tls: {verify: false, min_version: '1.3', ca: /etc/ca.pem}
      retry: {attempts: 3, on: [connection, timeout, 429, 5xx], delay: 200ms, backoff: 2, max_delay: 10s, jitter: true}
      """
    ).settings
    #expect(settings.headers.map(\.name) == ["Accept", "X-List", "X-Gone"])
    #expect(settings.headers.map(\.values.count) == [1, 2, 0])
    #expect(settings.query.map(\.name) == ["page"])
    #expect(settings.cookies.map(\.name) == ["session"])
    #expect(settings.properties.map(\.name) == ["requirement"])
    guard case .basic(let username, let password)? = settings.auth else { throw Diagnostic("no auth") }
    #expect([text(username), text(password)] == ["u", "p"])
    #expect(settings.preRequest?.isEmpty == true)
    #expect(settings.timeout == .milliseconds(1500))
    #expect(settings.connectTimeout == .milliseconds(250))
    #expect(settings.delay == .seconds(120))
    #expect(settings.redirects == 10)
    #expect(settings.httpVersion == .http1_1)
    #expect(settings.maximumBody == 64 << 20)
    #expect(text(settings.unixSocket) == "/run/x.sock")
    #expect(settings.tls?.verify == false)
    #expect(settings.tls?.minimumVersion == .v1_3)
    let retry = try #require(settings.retry)
    #expect(retry.on == [.connection, .timeout, .status(429), .statusClass(5)])
    #expect(retry.attempts == 3 && retry.backoff == 2 && retry.jitter)
    #expect(retry.delay == .milliseconds(200) && retry.maximumDelay == .seconds(10))
  }

  @Test("each kind of body is read")
  func bodies() throws {
    let collection = try collection(
      """
      collection: Bodies
      requests:
        - {name: a, post: /, json: {b: 1, a: [true]}}
        - {name: b, post: /, text: hello}
        - {name: c, post: /, xml: <a/>}
        - {name: d, post: /, form: {x: [1, 2], y: null}}
        - name: e
          post: /
          multipart:
            plain: words
            photo: {file: ../data/photo.bin, content_type: image/png, filename: p.png}
            many: [one, {text: two}]
        - {name: f, put: /, file: ../data/photo.bin}
        - {name: g, put: /, file: {path: ../data/photo.bin, content_type: text/csv, template: true}}
        - {name: h, put: /, file: "{{somewhere}}/x.bin"}
        - {name: i, post: /, graphql: {query: "query A { a }", variables: {x: 1}, operation: A}}
        - {name: j, get: /}
      """, with: ["data/photo.bin": "x"])
    let bodies = requests(collection.requests).map(\.body)
    guard case .json = bodies[0], case .text = bodies[1], case .xml = bodies[2], case .form(let fields) = bodies[3],
      case .multipart(let parts) = bodies[4],
      case .file(let path, nil, .none, let directory, let root) = bodies[5],
      case .file(_, let type?, .known, _, _) = bodies[6], case .file(_, nil, .none, _, _) = bodies[7],
      case .graphQL(_, _?, _?) = bodies[8], case .none = bodies[9]
    else { throw Diagnostic("a body is of another kind") }
    #expect(fields.map(\.values.count) == [2, 0])
    #expect(parts.map(\.name) == ["plain", "photo", "many", "many"])
    #expect(text(parts[1].filename) == "p.png")
    #expect(text(path) == "../data/photo.bin")
    #expect(directory == "/project/collections" && root == "/project")
    #expect(text(type) == "text/csv")
  }

  @Test("checks are read section by section")
  func expectations() throws {
    let checks = try collection(
      """
      collection: Checks
      expect:
        status: [200, 2xx]
        headers: {Content-Type: {contains: json}}
        cookies: {Session: {exists: true}}
        json:
          $.code: 0
          $.list[?@.id == '{{id}}'].x: 1
          includes: {a: 1}
        body: hello
        size: {below: 100}
        timing: {first_byte: {below: 100}}
        certificate: {days_left: {above: 10}}
        checks:
          - {query: "header X-A | lower", name: the header, equals: b}
          - {query: status, equals: 200}
          - {query: status, equals: "{{code}}"}
      """
    ).settings.expect
    #expect(
      checks.map { "\($0.subject.section): \($0.subject.title)" } == [
        "status: status", "headers: header content-type", "cookies: cookie Session", "json: $.code",
        "json: $.list[?@.id == '{{id}}'].x", "json: $", "body: body", "size: size", "timing: timing.first_byte",
        "certificate: certificate.days_left", "checks: the header", "checks: status", "checks: status",
      ])
    #expect(checks.map { if case .deferred = $0.subject.source { 1 } else { 0 } }.reduce(0, +) == 1)
    guard case .deferred? = checks.last?.matcher else { throw Diagnostic("a template was not kept") }
    #expect(checks.last?.context != nil)
    #expect(checks[3].place.line == 7 && checks[3].place.column == 5)
  }

  @Test("captures are read in both forms")
  func captures() throws {
    let captures = try requests(
      collection(
        """
        collection: Captures
        requests:
          - name: One
            get: /
            capture:
              id: $.data.id
              token: {query: "header X-Token | regex 'Bearer (.+)'", secret: true, default: none}
              later: $.a[?@.b == '{{c}}'].d
        """
      ).requests)[0].captures
    #expect(captures.map(\.name) == ["id", "token", "later"])
    #expect(captures.map(\.secret) == [false, true, false])
    #expect(captures[1].defaultValue != nil)
    guard case .deferred = captures[2].query.source else { throw Diagnostic("a template was not kept") }
  }

  @Test("data, poll and conditions are read where they are built")
  func flow() throws {
    let request = try requests(
      collection(
        """
        collection: Flow
        requests:
          - name: One
            get: /
            if: {mode: full}
            data: [{a: 1}, {a: 2}]
            poll: {every: 2s, for: 1m, until: {json: {$.done: true}}, stop_if: {status: 5xx}}
        """
      ).requests)[0]
    #expect(request.conditions.map(\.variable) == ["mode"])
    guard let rows = request.data?.rows else { throw Diagnostic("no rows") }
    #expect(rows.count == 2)
    let poll = try #require(request.poll)
    #expect(poll.every == .seconds(2) && poll.limit == .seconds(60))
    #expect(poll.until.count == 1 && poll.stopIf.count == 1)
  }

  @Test(
    "what no part carries out yet is an error, not a silence", arguments: [Key.capture, .poll, .hosts].map(\.rawValue))
  func pending(key: String) {
    let level = KnownKeys.known(Key(rawValue: key) ?? .poll)?.levels ?? []
    let text =
      level.contains(.environment)
      ? "environment: a\n\(key): {}\n" : "collection: a\nrequests:\n  - {name: b, get: /, \(key): {}}\n"
    let project = load(["collections/a.yaml": text], pending: [Key.capture, .poll, .hosts])
    #expect(project.diagnostics.map(\.message) == ["'\(key)' is not supported yet"])
  }
}
