import Glibc
import TestSupport
import Testing

@Suite("signet environments")
struct EnvironmentsTests {
  private let folder = TemporaryFolder()

  private func environments(_ arguments: String..., with variables: [String: String] = [:]) -> ProgramRun {
    ProgramRun.signet(["environments"] + arguments, in: folder.path, environment: variables)
  }

  /// `dev` extends a fragment; `live` is protected and stands for itself.
  private func project() {
    folder.write("collections/.keep", "")
    folder.write(
      "environments/base.yaml",
      """
      fragment: Base
      timeout: 5s
      headers: {X-Shop: "{{shop}}", Authorization: "Bearer {{token}}", X-Gone: 1}
      tls: {min_version: 1.2, verify: true}
      variables: {shop: main, url: "https://{{shop}}.example.com", draw: "{{$uuid}}", api_token: abcdefgh}
      """)
    folder.write(
      "environments/dev.yaml",
      """
      environment: dev
      extends: base.yaml
      description: for developers
      base_url: "{{url}}/api"
      headers: {x-shop: two, X-Gone: null}
      tls: {verify: false}
      proxy: http://me:hunter22@proxy:8080
      secrets: {token: {env: DEV_TOKEN}, other: {file: missing.txt}, safe: {command: [touch, asked]}}
      """)
    folder.write(
      "environments/live.yaml",
      "environment: live\nprotected: true\nallow_hosts: [example.com]\nbase_url: https://example.com\n"
        + "secrets: {token: {env: LIVE_TOKEN}}\n")
  }

  /// The line of a page that begins with that name.
  private func line(_ name: String, in run: ProgramRun) -> String {
    let lines = run.output.split(separator: "\n").map { $0.drop { $0 == " " } }
    return lines.first { $0.hasPrefix(name + " ") }.map(String.init) ?? ""
  }

  @Test("are listed with address, file and protection; fragments are not")
  func list() {
    project()
    let run = environments()
    #expect(run.status == 0, "\(run.everything)")
    #expect(line("dev", in: run).contains("https://main.example.com/api"))
    #expect(line("live", in: run).hasSuffix("environments/live.yaml   protected"))
    #expect(run.output.contains("for developers"))
    #expect(!run.output.contains("base.yaml"))
    #expect(environments("--format", "json").output.contains(#""base_url": "https://example.com""#))
  }

  @Test("a value stands with the file and line that it comes from, through extends")
  func origins() {
    project()
    let run = environments("dev")
    #expect(run.status == 0, "\(run.everything)")
    #expect(line("timeout", in: run).split(separator: " ") == ["timeout", "5s", "environments/base.yaml:2"])
    #expect(line("headers.x-shop", in: run).hasSuffix("environments/dev.yaml:5"))
    #expect(line("tls.verify", in: run).contains("false"))
    #expect(line("tls.min_version", in: run).hasSuffix("environments/base.yaml:4"))
    #expect(line("base_url", in: run).contains("https://main.example.com/api"))
    #expect(!run.output.contains("X-Gone") && !run.output.contains("X-Shop"))
    #expect(line("draw", in: run).contains("{{$uuid}}"), "what only a run can draw stays as it is written")
  }

  @Test("--var replaces a variable wherever it is used")
  func given() {
    project()
    let run = environments("dev", "--var", "shop=third")
    #expect(line("base_url", in: run).contains("https://third.example.com/api"))
    #expect(line("shop", in: run).hasSuffix("the command line"))
    #expect(environments("dev", "--var", "token=x").status == 2)
  }

  @Test("no secret is shown, whether fetched or written into a file by mistake", arguments: ["text", "json"])
  func secrets(format: String) {
    project()
    folder.write("missing.txt", "")
    let run = environments("dev", "--format", format, with: ["DEV_TOKEN": "s3cr3t-value"])
    for secret in ["s3cr3t-value", "abcdefgh", "hunter22"] { #expect(!run.everything.contains(secret)) }
    #expect(run.output.contains("Bearer ***token***"))
    #expect(folder.read("asked") == nil, "a command is run only where that is asked for")
  }

  @Test("says of each secret whether its source gives something now")
  func sources() {
    project()
    let run = environments("dev", with: ["DEV_TOKEN": "s3cr3t-value"])
    #expect(line("token", in: run).contains("env DEV_TOKEN: there"))
    #expect(line("other", in: run).contains("missing, "))
    #expect(line("safe", in: run).contains("not asked"))
    #expect(line("token", in: environments("dev")).contains("missing, the variable DEV_TOKEN is not set"))
    _ = environments("dev", "--run-commands")
    #expect(folder.read("asked") != nil)
  }

  @Test("--diff shows what differs side by side, and of secrets the sources")
  func difference() {
    project()
    let run = environments("--diff", "dev", "live", with: ["DEV_TOKEN": "s3cr3t-value", "LIVE_TOKEN": "s3cr3t-value"])
    #expect(run.status == 0, "\(run.everything)")
    #expect(line("base_url", in: run).contains("https://main.example.com/api"))
    #expect(line("base_url", in: run).hasSuffix("https://example.com"))
    #expect(line("secrets.token", in: run).hasSuffix(#"{"env":"LIVE_TOKEN"}"#))
    #expect(!run.everything.contains("s3cr3t-value"))
    #expect(environments("--diff", "live", "live").output == "live and live say the same\n")
    #expect(environments("--diff", "dev").status == 2)
  }

  @Test("a broken file is listed as broken, with what is wrong, and ends with 2")
  func broken() {
    project()
    folder.write("environments/bad.yaml", "environment: bad\ntimeot: 3s\n")
    folder.write("environments/worse.yaml", "environment: [\n")
    folder.write("environments/other.yaml", "requests: []\n")
    let run = environments()
    #expect(run.status == 2)
    #expect(line("bad", in: run).split(separator: " ") == ["bad", "-", "environments/bad.yaml", "broken"])
    #expect(line("?", in: run).hasSuffix("broken"))
    #expect(run.output.contains("environments/worse.yaml"))
    #expect(run.errors.contains("environments/bad.yaml:2:1") && run.errors.contains("did you mean 'timeout'?"))
    #expect(run.errors.contains("environments/other.yaml:1:1"))
    #expect(environments("bad").status == 2)
    #expect(environments("live").status == 0, "what is wrong elsewhere is no matter")
  }

  @Test("a name that is not there is an error with a suggestion; two of one name are one too")
  func names() {
    project()
    let run = environments("lvie")
    #expect(run.status == 2)
    #expect(run.errors.contains("did you mean 'live'?"))
    folder.write("environments/live2.yaml", "environment: live\n")
    #expect(environments("live").errors.contains("belongs to another environment too"))
    #expect(environments("environments/live2.yaml").status == 0)
  }
}

@Suite("Stored secrets")
struct StoredSecretTests {
  private let folder = TemporaryFolder()
  private let server = ScriptedServer.echo()

  private func run(storing text: String?, mode: mode_t = 0o600) -> ProgramRun {
    folder.write(
      "environments/shop.yaml",
      "environment: shop\nbase_url: \"\(server.url)\"\nsecrets: {token: {stored: access_token}}\n")
    folder.write(
      "collections/a.yaml",
      "collection: A\nrequests:\n  - {name: a, get: /, headers: {X-Key: \"{{token}}\"}}\n")
    if let text { chmod(folder.write(".signet/shop.json", text), mode) }
    return ProgramRun.signet(["run", "-e", "shop", "--no-reports"], in: folder.path)
  }

  @Test("are read from the file that authorize keeps, and masked")
  func read() {
    let run = self.run(storing: #"{"access_token": {"value": "stored-value-1", "expires_at": 4102444800}}"#)
    #expect(run.status == 0, "\(run.everything)")
    #expect(run.errors == "")
    #expect(server.texts.first?.contains("stored-value-1") == true)
    #expect(!run.everything.contains("stored-value-1"))
  }

  static let missing: [(text: String?, says: String)] = [
    (nil, "nothing is stored for the environment 'shop'"),
    ("{}", "nothing is stored under 'access_token'"),
    (#"{"access_token": {"value": "stored-value-1", "expires_at": 1}}"#, "expired at 1970-01-01T00:00:01Z"),
    (#"{"access_token": {"value": "stored-value-1", "expires_at": "2020-01-01T00:00:00Z"}}"#, "expired at 2020"),
    (#"{"access_token": "stored-value-1"}"#, "has no map with a 'value' under 'access_token'"),
    (#"{"access_token": {"value": 5}}"#, "holds no text under 'access_token'"),
    (#"{"access_token": "#, "is not JSON"),
    ("[]", "holds no map of names"),
  ]

  @Test("that are missing, expired or unreadable say so and how to get them", arguments: missing.indices)
  func unavailable(index: Int) {
    let (text, says) = Self.missing[index]
    let run = self.run(storing: text)
    #expect(run.status == 2)
    #expect(run.errors.contains("secret 'token': ") && run.errors.contains(says), "\(run.errors)")
    #expect(run.errors.contains("run `signet authorize -e shop"))
    #expect(!run.everything.contains("stored-value-1"))
    #expect(server.texts.isEmpty)
  }

  @Test("in a file that others may open are used with a warning")
  func permissions() {
    let run = self.run(storing: #"{"access_token": {"value": "stored-value-1"}}"#, mode: 0o644)
    #expect(run.status == 0, "\(run.everything)")
    #expect(run.errors.contains("warning: ") && run.errors.contains("chmod 600"))
  }
}
