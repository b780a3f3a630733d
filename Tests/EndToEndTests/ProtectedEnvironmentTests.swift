import TestSupport
import Testing

@Suite("A protected environment")
struct ProtectedEnvironmentTests {
  private let server = ScriptedServer(
    answering: .json(#"{"host": "localhost", "id": 7, "access_token": "token-1234"}"#))
  /// Reached by a name that is not allowed.
  private let other = ScriptedServer(answering: .json("{}"))
  private let folder = TemporaryFolder()

  private var elsewhere: String { "http://localhost:\(other.port)" }

  private func run(
    _ requests: String, base: String? = nil, more: String = "", _ arguments: [String] = []
  ) -> ProgramRun {
    folder.write(
      "environments/production.yaml",
      "environment: production\nprotected: true\nallow_hosts: [127.0.0.1]\nbase_url: \"\(base ?? server.url)\"\n\(more)\n"
    )
    folder.write("collections/a.yaml", "collection: A\nrequests:\n" + requests)
    return ProgramRun.signet(["run", "-e", "production", "--no-reports"] + arguments, in: folder.path)
  }

  private func count(_ text: String, in run: ProgramRun) -> Int { run.errors.split(separator: text).count - 1 }

  @Test("refuses all requests that write, lists them at once, and nothing arrives at the server")
  func writes() {
    let requests = """
        - {name: Read, get: /}
        - {name: Create, post: /, json: {}}
        - name: Folder
          requests:
            - {name: Change, put: /1, json: {}}
            - {name: Search, post: /search, read_only: true, json: {}}
        - {name: Delete, delete: /1}

      """
    let refused = run(requests)
    #expect(refused.status == 4, "\(refused.everything)")
    for (path, line) in [("Create", 4), ("Folder/Change", 7), ("Delete", 9)] {
      #expect(refused.errors.contains("'\(path)' writes, and environment 'production' is protected"))
      #expect(refused.errors.contains("--> collections/a.yaml:\(line):"), "\(refused.errors)")
    }
    #expect(count(" writes, and environment", in: refused) == 3 && refused.errors.contains("3 errors"))
    #expect(server.connections == 0)
    #expect(run(requests, ["--allow-writes", "sandbox"]).status == 4)
    #expect(server.connections == 0)
    #expect(run(requests, ["--allow-writes", "production"]).status == 0)
    #expect(server.requests.count == 5)
  }

  @Test("lists a request once, however many rows it has")
  func rows() {
    let refused = run("  - {name: Create, post: /, data: [{a: 1}, {a: 2}, {a: 3}]}\n")
    #expect(refused.status == 4 && count(" writes, and environment", in: refused) == 1, "\(refused.errors)")
  }

  @Test(
    "refuses before the run what files tell of a host that is not allowed",
    arguments: [
      "get: ELSEWHERE/x", "get: \"ELSEWHERE/{{id}}\"", "get: \"{{elsewhere}}/{{id}}\"", "get: /x, base_url: ELSEWHERE",
      "get: \"http://{{'localhost' | lower}}:{{$random_int}}/\"",
      "get: /, auth: {oauth2: {grant: client_credentials, token_url: ELSEWHERE/token, client_id: a, client_secret: b}}",
    ])
  func constant(_ request: String) {
    let refused = run(
      "  - {name: First, get: /, capture: {id: $.id}}\n  - {name: Second, \(request.replacing("ELSEWHERE", with: elsewhere))}\n",
      more: "variables: {elsewhere: \"\(elsewhere)\"}")
    #expect(refused.status == 4, "\(refused.everything)")
    #expect(
      refused.errors.contains(
        "'Second' may not be sent: 'localhost' is not in 'allow_hosts' of environment 'production'"),
      "\(refused.errors)")
    #expect(refused.errors.contains("collections/a.yaml:4:") || refused.errors.contains("production.yaml:"))
    #expect(server.connections == 0 && other.connections == 0)
  }

  @Test(
    "refuses in mid-run a host that only the run brings, and the rest goes on",
    arguments: [
      ("get: \"http://{{host}}:PORT/x\""), ("get: \"{{found ?? 'http://localhost:PORT/'}}\""),
      ("get: ELSEWHERE/x, if: {id: 7}"),
      ("get: /, auth: {oauth2: {grant: client_credentials, token_url: \"http://{{host}}:PORT/token\", client_id: a, client_secret: b}}"),
    ])
  func captured(_ request: String) {
    let text = request.replacing("ELSEWHERE", with: elsewhere).replacing("PORT", with: "\(other.port)")
    let result = run(
      "  - {name: First, get: /, capture: {id: $.id, host: $.host, found: {query: $.nothing, default: \"\(elsewhere)/\"}}}\n"
        + "  - {name: Second, \(text)}\n  - {name: Third, get: /third}\n")
    #expect(result.status == 4, "\(result.everything)")
    #expect(
      result.output.contains("'localhost' is not in 'allow_hosts' of environment 'production'"), "\(result.everything)")
    #expect(other.connections == 0)
    #expect(server.texts.contains { $0.hasPrefix("GET /third ") })
  }

  @Test("lets pass what a value decides that it cannot know, where the host is allowed after all")
  func allowed() {
    let result = run(
      "  - {name: First, get: /, capture: {id: $.id, next: {query: $.nothing, default: \"\(server.url)\"}}}\n"
        + "  - {name: Second, get: \"{{next}}x/{{id}}\"}\n  - {name: Third, get: \"{{id}}\"}\n")
    #expect(result.status == 0, "\(result.everything)")
  }

  @Test("refuses a redirect to a host that is not allowed, at each hop", arguments: [301, 302, 303, 307, 308])
  func redirect(_ status: Int) {
    let second = ScriptedServer(
      answering: "HTTP/1.1 \(status) Go\r\nLocation: \(elsewhere)/stolen\r\nContent-Length: 0\r\n\r\n")
    let first = ScriptedServer(
      answering: "HTTP/1.1 \(status) Go\r\nLocation: \(second.url)\r\nContent-Length: 0\r\n\r\n")
    let result = run("  - {name: Away, get: /, redirects: 5}\n", base: first.url)
    #expect(result.status == 4, "\(result.everything)")
    #expect(result.output.contains("'localhost' is not in 'allow_hosts'"), "\(result.output)")
    #expect(first.requests.count == 1 && second.requests.count == 1 && other.connections == 0)
  }

  @Test("refuses to follow a token's server elsewhere, and to post to a webhook's public address")
  func tokensAndWebhooks() {
    let tokens = ScriptedServer(
      answering: "HTTP/1.1 307 Go\r\nLocation: \(elsewhere)/token\r\nContent-Length: 0\r\n\r\n")
    let moved = run(
      "  - {name: One, get: /, auth: {oauth2: {grant: client_credentials, token_url: \"\(tokens.url)\", client_id: a, client_secret: b}}}\n"
    )
    #expect(moved.status != 0 && other.connections == 0, "\(moved.everything)")
    let webhook = run(
      """
        - {name: Post, post: "{{webhooks.url}}/hook", read_only: true, json: {}}
        - name: Arrives
          receive: {path: /hook, within: 50ms}
          verify: {signer: hmac-header, key: k, message: m, header: X}

      """, more: "webhooks: {public_url: \"\(elsewhere)\"}")
    #expect(webhook.status == 4, "\(webhook.everything)")
    #expect(webhook.output.contains("'localhost' is not in 'allow_hosts'"), "\(webhook.output)")
    #expect(other.connections == 0)
  }

  @Test("still explains and plans what it would refuse: nothing is sent by either")
  func explained() {
    _ = run("  - {name: Away, get: \"\(elsewhere)/x\"}\n  - {name: Write, post: /, json: {}}\n")
    for name in ["Away", "Write"] {
      let explained = ProgramRun.signet(
        ["explain", "collections/a.yaml", "--request", name, "-e", "production"], in: folder.path)
      #expect(explained.status == 0, "\(explained.everything)")
    }
    let dry = ProgramRun.signet(["run", "--dry-run", "-e", "production"], in: folder.path)
    #expect(dry.status == 4, "\(dry.everything)")
    #expect(dry.output.contains("! Away   refused: ") && dry.output.contains("! Write   refused: "), "\(dry.output)")
    #expect(server.connections == 0 && other.connections == 0)
  }
}
