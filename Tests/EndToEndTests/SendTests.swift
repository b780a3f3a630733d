import TestSupport
import Testing

@Suite("signet send")
struct SendTests {
  private let empty = TemporaryFolder()
  private let server = ScriptedServer(
    answering: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{\"code\": 0}")

  private func project(_ environment: String = "") -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("environments/test.yaml", "environment: test\nbase_url: \"\(server.url)\"\n\(environment)")
    folder.write("collections/empty.txt", "")
    return folder
  }

  @Test("sends method, query, headers and body, checks the answer and prints it")
  func sends() throws {
    let folder = project("headers: {X-Environment: one, X-Gone: two}\n")
    let run = ProgramRun.signet(
      [
        "send", "post", "/orders", "-e", "test", "-q", "a=1", "-q", "a=x y", "-H", "X-Own: {{own}}", "-H", "X-Gone:",
        "--json", #"{"id": 576461413038785752, "n": "{{own}}"}"#, "--var", "own=mine", "--expect", "status 200",
        "--expect",
        "$.code 0",
      ], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    #expect(run.output.hasPrefix("HTTP/1.1 200   "))
    #expect(run.output.hasSuffix("\n\n{\"code\": 0}\n"))
    let sent = try #require(server.texts.first)
    #expect(sent.hasPrefix("POST /orders?a=1&a=x%20y HTTP/1.1\r\n"))
    #expect(sent.contains("X-Environment: one\r\n") && sent.contains("X-Own: mine\r\n") && !sent.contains("X-Gone"))
    #expect(sent.hasSuffix("\r\n\r\n{\"id\":576461413038785752,\"n\":\"mine\"}"))
  }

  @Test("fails with 1 where a check does not hold, with its line")
  func failedCheck() {
    let folder = project()
    let run = ProgramRun.signet(["send", "GET", "/", "-e", "test", "--expect", "$.code 1"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.contains("error: $.code is not 1"))
    #expect(run.output.contains("$.code: 1"))
  }

  @Test(
    "refuses with 2, and sends nothing, what is not right",
    arguments: [
      (["--expect", "status"], "no query with a matcher behind it"),
      (["--expect", "$.code {equal: 0}"], "did you mean 'equals'?"), (["--json", "{"], "--json: line 1, column 2"),
      (["-q", "novalue"], "write name=value"), (["-H", "nocolon"], "write 'Name: value'"),
      (["-d", "a", "--form", "b=c"], "a request has one body"),
      (["--sign", "tiktok-shap"], "did you mean 'tiktok-shop'?"),
      (["-d", "@missing"], "there is no such file"),
      (["-H", "X: {{undefined}}"], "variable 'undefined' is not defined"),
      (["--extends", "missing.yaml"], "there is no file or folder 'missing.yaml'"),
      (["--save", "a.txt"], "a collection's name ends in .yaml"),
    ])
  func refused(_ arguments: [String], _ reason: String) {
    let folder = project()
    let run = ProgramRun.signet(["send", "POST", "/", "-e", "test"] + arguments, in: folder.path)
    #expect(run.status == 2, "\(run.everything)")
    #expect(run.errors.contains(reason), "\(run.errors)")
    #expect(server.requests.isEmpty)
  }

  @Test("refuses writes in a protected environment with 4, unless they are allowed")
  func writeLock() {
    let folder = project("protected: true\nallow_hosts: [127.0.0.1]\n")
    let refused = ProgramRun.signet(["send", "DELETE", "/", "-e", "test"], in: folder.path)
    #expect(refused.status == 4)
    #expect(refused.errors.contains("environment 'test' is protected"))
    #expect(server.requests.isEmpty)
    #expect(ProgramRun.signet(["send", "GET", "/", "-e", "test"], in: folder.path).status == 0)
    let allowed = ["send", "DELETE", "/", "-e", "test", "--allow-writes", "test"]
    #expect(ProgramRun.signet(allowed, in: folder.path).status == 0)
    #expect(ProgramRun.signet(["send", "GET", "http://127.0.0.2:9/", "-e", "test"], in: folder.path).status == 4)
  }

  @Test("ends with 3 where nobody answers")
  func unanswered() {
    let run = ProgramRun.signet(
      ["send", "GET", "http://127.0.0.1:\(ScriptedServer.freePort())/"], in: empty.path)
    #expect(run.status == 3)
    #expect(run.output.contains("could not connect"))
  }

  @Test("saves what it sent, which runs and sends the same")
  func saves() throws {
    let folder = project("secrets: {my_secret: {env: MY_SECRET}}\n")
    folder.write("bodies/b.json", "{ \"a\": 1 }")
    let secret = ["MY_SECRET": "s3cr3t-value"]
    let arguments = [
      "send", "POST", "/orders?x=1", "-e", "test", "-q", "no=yes", "-H", "X-Mark: 'it''s'", "--json", "@bodies/b.json",
      "--sign", "hmac-header,key={{my_secret}},message=m,header=X-Sign", "--expect", "status 2xx", "--expect",
      "$.code 0",
      "--save", "collections/saved.yaml",
    ]
    let first = ProgramRun.signet(arguments, in: folder.path, environment: secret)
    #expect(first.status == 0, "\(first.everything)")
    #expect(first.errors.contains("wrote collections/saved.yaml"))
    let again = ProgramRun.signet(arguments, in: folder.path, environment: secret)
    #expect(again.status == 0, "\(again.everything)")
    let saved = try #require(folder.read("collections/saved.yaml"))
    #expect(saved.contains("- name: POST /orders\n") && saved.contains("- name: 'POST /orders (2)'\n"))
    #expect(saved.contains("path: ../bodies/b.json"))
    #expect(!saved.contains("s3cr3t-value"))
    let run = ProgramRun.signet(["run", "-e", "test", "--no-reports"], in: folder.path, environment: secret)
    #expect(run.status == 0, "\(run.everything)")
    #expect(server.texts.count == 4)
    #expect(Set(server.texts).count == 1, "\(server.texts)")
    #expect(server.texts.first?.hasSuffix("\r\n\r\n{ \"a\": 1 }") == true)
  }

  @Test("saves no secret: neither a value that is known, nor what stands under the name of one")
  func savesNoSecret() {
    let folder = project("secrets: {my_secret: {env: MY_SECRET}}\nheaders: {X-Key: '{{my_secret}}'}\n")
    let secret = ["MY_SECRET": "s3cr3t-value"]
    for arguments in [
      ["-H", "X: s3cr3t-value"], ["-H", "Authorization: Bearer abc"], ["--json", #"{"password":"p"}"#],
    ] {
      let run = ProgramRun.signet(
        ["send", "POST", "/", "-e", "test", "--save", "s.yaml"] + arguments, in: folder.path, environment: secret)
      #expect(run.status == 2)
      #expect(run.errors.contains("write {{"))
      #expect(!run.errors.contains("s3cr3t-value"))
    }
    #expect(folder.read("s.yaml") == nil)
    #expect(server.requests.isEmpty)
  }

  @Test("takes signing, checks and hints from a fragment, and from a collection with its signers")
  func extends() {
    let shop = ProgramRun.signet(
      [
        "send", "GET", "/authorization/202309/shops", "-e", "local", "--extends", "collections/shared/tiktok-shop.yaml",
        "--format", "json",
      ], in: RepositoryPaths.root())
    #expect(shop.status == 0, "\(shop.everything)")
    #expect(shop.output.contains("\"outcome\": \"passed\""))
    #expect(shop.output.contains("\"title\": \"$.code\"") || shop.output.contains("\"$.request_id"))
    let folder = project()
    folder.write(
      "collections/a.yaml",
      "collection: A\nsigners:\n  mine:\n    parameters: []\n    steps: [{set: {header.X-Mine: signed}}]\nrequests:\n  - {name: Never, delete: /}\n"
    )
    let own = ProgramRun.signet(
      ["send", "GET", "/", "-e", "test", "--extends", "collections/a.yaml", "--sign", "mine"], in: folder.path)
    #expect(own.status == 0, "\(own.everything)")
    #expect(server.texts.count == 1 && server.texts[0].contains("X-Mine: signed\r\n"))
  }

  @Test("masks secrets in what it prints")
  func masks() {
    let echo = ScriptedServer.echo()
    let run = ProgramRun.signet(
      ["send", "POST", echo.url, "-v", "-d", "key {{my_secret}}", "--secret", "my_secret"], in: empty.path,
      environment: ["my_secret": "s3cr3t-value"])
    #expect(run.status == 0, "\(run.everything)")
    #expect(run.output.contains("key ***my_secret***"))
    #expect(!run.everything.contains("s3cr3t-value"))
    #expect(echo.texts.first?.contains("s3cr3t-value") == true)
  }
}
