import TestSupport
import Testing

@Suite("Secrets")
struct SecretTests {
  private let secret = "s3cr3t/with+odd=chars&\"quotes\" é"

  /// Every form of the secret that must not be found anywhere.
  private var forms: [String] {
    [
      secret, "s3cr3t%2Fwith%2Bodd%3Dchars", "s3cr3t%2fwith%2bodd%3dchars", "with+odd=chars", "c2VjcmV0",
      "czNjcjN0L3dpdGgrb2Rk", "7333637233742f77697468",
    ]
  }

  @Test("are found in no output, whatever form they take", arguments: ["failed", "all"])
  func nowhere(_ bodies: String) throws {
    let server = ScriptedServer.echo()
    let folder = TemporaryFolder()
    folder.write(
      "environments/test.yaml", "environment: test\nbase_url: \"\(server.url)\"\nsecrets:\n  key: {env: THE_KEY}\n")
    folder.write(
      "collections/leaky.yaml",
      """
      collection: Leaky
      requests:
        - name: Everywhere
          post: /path/{{key}}
          query: {plain: "{{key}}"}
          headers: {X-Key: "{{key | base64}}", X-Hex: "{{key | hex}}"}
          auth: {basic: {username: me, password: "{{key}}"}}
          form: {password: "{{key}}", other: "{{key}}"}
          expect:
            body: {equals: "{{key}}"}
          pre_request:
            - hmac: {into: header.x-sign, algorithm: sha256, key: "{{key}}", input: "{{key}}", encoding: hex}
        - name: In JSON
          post: /
          json: {key: "{{key}}", nested: {token: abcdefgh}}
          expect: {status: 500}
      """)
    let run = ProgramRun.signet(
      ["run", "-e", "test", "-vv", "--report-bodies", bodies, "--report", "json=reports/run.json"], in: folder.path,
      environment: ["THE_KEY": secret])
    #expect(run.status == 1, "\(run.everything)")
    let outputs = [
      "console": run.everything, "junit": folder.read("reports/junit.xml") ?? "",
      "journal": folder.read("reports/run.ndjson") ?? "", "json": folder.read("reports/run.json") ?? "",
    ]
    for (name, text) in outputs {
      #expect(!text.isEmpty)
      for form in forms { #expect(!text.contains(form), "\(form) in \(name)") }
    }
    #expect(outputs["console"]?.contains("***key***") == true)
    // What is sent is never masked.
    #expect(server.texts.first?.contains("s3cr3t%2Fwith%2Bodd%3Dchars") == true)
  }

  @Test("are masked by explain too, in every form")
  func explain() {
    let folder = TemporaryFolder()
    folder.write("environments/test.yaml", "environment: test\nsecrets:\n  key: {env: THE_KEY}\n")
    folder.write(
      "collections/a.yaml",
      """
      collection: A
      requests:
        - name: One
          post: http://127.0.0.1:9/
          query: {key: "{{key}}", other: "{{$env.OTHER_KEY}}"}
          auth: {basic: {username: me, password: "{{key}}"}}
          json: {key: "{{key}}"}
      """)
    let run = ProgramRun.signet(
      ["explain", "collections/a.yaml", "--request", "One", "-e", "test"], in: folder.path,
      environment: ["THE_KEY": secret, "OTHER_KEY": "another-secret"])
    #expect(run.status == 0, "\(run.everything)")
    for form in forms + ["another-secret"] { #expect(!run.everything.contains(form), "\(form) in \(run.everything)") }
  }

  @Test("that nothing uses are not asked for")
  func unused() {
    let server = ScriptedServer.echo()
    let folder = TemporaryFolder()
    folder.write("environments/test.yaml", "environment: test\nsecrets:\n  key: {env: NOT_SET_ANYWHERE}\n")
    folder.write("collections/a.yaml", "collection: A\nrequests:\n  - {name: One, get: \"\(server.url)\"}\n")
    #expect(ProgramRun.signet(["run", "-e", "test"], in: folder.path).status == 0)
  }

  @Test("may not be given on the command line")
  func commandLine() {
    let folder = TemporaryFolder()
    folder.write("environments/test.yaml", "environment: test\nsecrets:\n  key: {env: THE_KEY}\n")
    folder.write(
      "collections/a.yaml", "collection: A\nrequests:\n  - {name: One, get: \"http://127.0.0.1:9/{{key}}\"}\n")
    let run = ProgramRun.signet(["run", "-e", "test", "--var", "key=visible"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("'key' is a secret"))
  }
}
