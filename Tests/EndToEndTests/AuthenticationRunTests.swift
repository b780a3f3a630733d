import TestSupport
import Testing

@Suite("Authentication, from the file to the wire")
struct AuthenticationRunTests {
  private func answer(_ body: String, status: String = "200 OK", more: String = "") -> String {
    "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\n\(more)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  private func project(_ collection: String, environment: String) -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("collections/a.yaml", collection)
    folder.write("environments/test.yaml", "environment: test\n" + environment)
    return folder
  }

  private func everything(_ run: ProgramRun, _ folder: TemporaryFolder) -> String {
    run.everything + (folder.read("reports/run.ndjson") ?? "") + (folder.read("reports/junit.xml") ?? "")
      + (folder.read("reports/report.html") ?? "")
  }

  @Test("the exchange after a digest challenge is the one that is checked; a refused password fails the check")
  func digest() {
    let challenge = answer(
      #"{"refused":true}"#, status: "401 No",
      more: "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n")
    let server = ScriptedServer([.receive, .send(challenge), .receive, .send(answer(#"{"refused":false}"#)), .again])
    let closed = ScriptedServer(answering: challenge)
    let folder = project(
      """
      collection: A
      auth: {digest: {username: me, password: "{{password}}"}}
      requests:
        - {name: Accepted, get: "\(server.url)", expect: {json: {$.refused: false}}}
        - {name: Refused, get: "\(closed.url)"}
      """, environment: "secrets: {password: {env: PASSWORD}}\n")
    let run = ProgramRun.signet(
      ["run", "-e", "test", "-vv"], in: folder.path, environment: ["PASSWORD": "the-password"])
    #expect(run.status == 1, "\(run.everything)")
    #expect(run.output.contains("2: 1 passed, 1 failed"), "\(run.everything)")
    #expect(run.output.contains("401"))
    #expect(server.texts.count == 2)
    #expect(server.texts.last?.contains("Authorization: Digest username=\"me\"") == true)
    #expect(!everything(run, folder).contains("the-password"))
  }

  @Test("an OAuth 2 token is fetched once for all collections, and no output shows it or what it was asked with")
  func oauth2() {
    let tokens = ScriptedServer(
      answering: answer(
        #"{"access_token":"the-access-token","token_type":"bearer","refresh_token":"the-refresh-token"}"#))
    let api = ScriptedServer(answering: answer(#"{"you_sent":"the-access-token"}"#, status: "500 Broken"))
    let folder = project(
      "collection: A\nrequests:\n  - {name: One, get: \"\(api.url)\"}\n  - {name: Two, get: \"\(api.url)\"}\n",
      environment: """
        auth:
          oauth2:
            grant: password
            token_url: \(tokens.url)token
            client_id: the-client
            client_secret: "{{secret}}"
            username: me
            password: a-plain-password
            client_authentication: body
        secrets: {secret: {env: SECRET}}
        """)
    folder.write("collections/b.yaml", "collection: B\nrequests:\n  - {name: One, get: \"\(api.url)\"}\n")
    let run = ProgramRun.signet(
      ["run", "-e", "test", "-vv", "--jobs", "2", "--report-bodies", "all"], in: folder.path,
      environment: ["SECRET": "the-client-secret"])
    #expect(run.status == 1, "\(run.everything)")
    #expect(tokens.requests.count == 1)
    #expect(tokens.texts.first?.contains("client_secret=the-client-secret") == true)
    #expect(api.texts.count == 3)
    #expect(api.texts.allSatisfy { $0.contains("Authorization: Bearer the-access-token") })
    let all = everything(run, folder)
    for secret in ["the-access-token", "the-refresh-token", "the-client-secret", "a-plain-password"] {
      #expect(!all.contains(secret), "\(secret) is shown")
    }
    #expect(all.contains("***access_token***"))
  }

  @Test("a token server that refuses is told with its reason, and the request is not sent")
  func refused() {
    let tokens = ScriptedServer(
      answering: answer(
        #"{"error":"invalid_client","error_description":"no client with the-client-secret"}"#, status: "401 No"))
    let api = ScriptedServer(answering: answer("{}"))
    let folder = project(
      "collection: A\nrequests:\n  - {name: One, get: \"\(api.url)\"}\n",
      environment: """
        auth: {oauth2: {grant: client_credentials, token_url: "\(tokens.url)", client_id: a, client_secret: the-client-secret}}
        """)
    let run = ProgramRun.signet(["run", "-e", "test"], in: folder.path)
    #expect(run.status == 3, "\(run.everything)")
    #expect(run.output.contains("gave no access token: status 401, invalid_client: no client with ***client_secret***"))
    #expect(api.requests.isEmpty)
    #expect(!everything(run, folder).contains("the-client-secret"))
  }

  @Test("a token URL that the environment does not allow ends the run with 4")
  func forbidden() {
    let tokens = ScriptedServer(answering: answer("{}"))
    let folder = project(
      "collection: A\nrequests:\n  - {name: One, get: \"http://127.0.0.1:9/\"}\n",
      environment: """
        allow_hosts: [127.0.0.1]
        auth: {oauth2: {grant: client_credentials, token_url: "http://localhost:\(tokens.port)/", client_id: a}}
        """)
    let run = ProgramRun.signet(["run", "-e", "test"], in: folder.path)
    #expect(run.status == 4, "\(run.everything)")
    #expect(run.errors.contains("'localhost' is not in 'allow_hosts'"))
    #expect(tokens.requests.isEmpty)
  }

  @Test("explain asks for no token and shows where it would come from")
  func explain() {
    let tokens = ScriptedServer(answering: answer("{}"))
    let folder = project(
      "collection: A\nrequests:\n  - {name: One, get: \"http://127.0.0.1:9/\"}\n",
      environment: """
        auth: {oauth2: {grant: client_credentials, token_url: "\(tokens.url)token", client_id: a, client_secret: "{{s}}"}}
        secrets: {s: {env: S}}
        """)
    let run = ProgramRun.signet(
      ["explain", "collections/a.yaml", "--request", "One", "-e", "test"], in: folder.path,
      environment: ["S": "the-client-secret"])
    #expect(run.status == 0, "\(run.everything)")
    #expect(run.output.contains("Authorization: Bearer <access token of \(tokens.url)token>"), "\(run.output)")
    #expect(tokens.requests.isEmpty)
    #expect(!run.everything.contains("the-client-secret"))
  }
}
