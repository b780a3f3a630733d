import Glibc
import TestSupport
import Testing

@Suite("signet authorize")
struct AuthorizeTests {
  private static let items = """
    collection: Shops
    requests:
      - name: Authorized shops
        get: /authorization/202309/shops
        headers: {x-tts-access-token: "{{access_token}}"}
        pre_request: [{sign: tiktok-shop}]
        expect: {json: {$.code: 0}}

    """

  private func project(_ sandbox: Sandbox, in folder: TemporaryFolder) {
    folder.write(
      "environments/shop.yaml",
      """
      environment: shop
      base_url: https://open-api.tiktokglobalshop.com
      \(sandbox.hosts)
      variables: {app_key: \(sandbox.values["app_key"] ?? "")}
      secrets: {app_secret: {env: APP_SECRET}, access_token: {stored: access_token}}
      authorize: {service_id: "\(sandbox.values["service_id"] ?? "")", region: US}

      """)
    folder.write("collections/shops.yaml", Self.items)
  }

  @Test("lets a seller of the sandbox agree, stores what is granted, and runs refresh it before it ends")
  func sandbox() throws {
    let folder = TemporaryFolder()
    let sandbox = Sandbox(in: folder)
    project(sandbox, in: folder)
    let secrets = ["APP_SECRET": sandbox.values["app_secret"] ?? ""]

    let program = RunningProgram(["authorize", "-e", "shop"], in: folder.path, environment: secrets)
    let (link, listener) = try started(program)
    #expect(link.hasPrefix("http://127.0.0.1:\(sandbox.port)/open/authorize?service_id="))
    #expect(sandbox.control("app", #"{"redirect_url": "\#(listener)"}"#).status == 200)
    let redirect = try #require(WebPage(link).location)
    #expect(redirect.hasPrefix(listener) && redirect.contains("code=") && redirect.contains("state="))
    #expect(WebPage(redirect).text.contains("The code has arrived"))
    let end = program.wait()
    #expect(end.status == 0, "\(end.everything)")
    #expect(end.output.contains("stored in .signet/shop.json"), "\(end.output)")
    #expect(end.output.contains("seller_name: Sandbox Seller"))
    let kept = try #require(folder.read(".signet/shop.json"))
    for name in ["access_token", "refresh_token", "open_id", "seller_name"] { #expect(kept.contains("\"\(name)\"")) }
    #expect(!kept.contains("\"state\""))
    let token = try #require(value("access_token", in: kept))
    #expect(!end.everything.contains(token))
    #expect(mode(folder.path + "/.signet/shop.json") == 0o600 && mode(folder.path + "/.signet") == 0o700)
    #expect(folder.read(".signet/.gitignore") == "*\n")

    let first = run(folder, secrets)
    #expect(first.status == 0 && !first.errors.contains("refreshed"), "\(first.everything)")

    // The token ends in two minutes: the run takes a new one first.
    let soon = String(time(nil) + 120)
    let end1 = try #require(expiry("access_token", in: kept))
    folder.write(".signet/shop.json", kept.replacing(end1, with: soon, maxReplacements: 1))
    chmod(folder.path + "/.signet/shop.json", 0o600)
    let second = run(folder, secrets)
    #expect(second.status == 0, "\(second.everything)")
    #expect(second.errors.contains("refreshed the stored access token, good until "))
    let renewed = try #require(folder.read(".signet/shop.json"))
    #expect(value("access_token", in: renewed) != token && value("refresh_token", in: renewed) != nil)
    #expect(mode(folder.path + "/.signet/shop.json") == 0o600)

    let refreshed = ProgramRun.signet(
      ["authorize", "-e", "shop", "--refresh"], in: folder.path, environment: secrets)
    #expect(refreshed.status == 0, "\(refreshed.everything)")
    #expect(value("access_token", in: folder.read(".signet/shop.json") ?? "") != value("access_token", in: renewed))
  }

  @Test("takes the sandbox's code by hand with --code, once, and the tokens open the shop")
  func sandboxCodeByHand() throws {
    let folder = TemporaryFolder()
    let sandbox = Sandbox(in: folder)
    project(sandbox, in: folder)
    let secrets = ["APP_SECRET": sandbox.value("app_secret")]
    let before = run(folder, secrets)
    #expect(before.status == 2 && before.errors.contains("signet authorize -e shop"), "\(before.everything)")
    let wrong = ProgramRun.signet(
      ["authorize", "-e", "shop", "--code", sandbox.value("expired_auth_code")], in: folder.path, environment: secrets)
    #expect(wrong.status == 1, "\(wrong.everything)")
    #expect(folder.read(".signet/shop.json") == nil)
    let code = ["authorize", "-e", "shop", "--code", sandbox.value("auth_code")]
    let right = ProgramRun.signet(code, in: folder.path, environment: secrets)
    #expect(right.status == 0, "\(right.everything)")
    #expect(mode(folder.path + "/.signet/shop.json") == 0o600)
    #expect(run(folder, secrets).status == 0)
    let kept = try #require(folder.read(".signet/shop.json"))
    let twice = ProgramRun.signet(code, in: folder.path, environment: secrets)
    #expect(twice.status == 1, "\(twice.everything)")
    #expect(folder.read(".signet/shop.json") == kept, "what was stored stays")
    for text in [right, twice, wrong].map(\.everything) { #expect(!text.contains(sandbox.value("app_secret"))) }
  }

  private func run(_ folder: TemporaryFolder, _ secrets: [String: String]) -> ProgramRun {
    ProgramRun.signet(["run", "-e", "shop", "--no-reports"], in: folder.path, environment: secrets)
  }

  /// The link and the address that the redirect is awaited at.
  private func started(_ program: RunningProgram) throws -> (link: String, listener: String) {
    wait {
      program.errorsSoFar.contains("--code") && program.outputSoFar.contains("\n")
        || program.errorsSoFar.contains("error:")
    }
    let link = program.outputSoFar.split(separator: "\n").first.map { String($0) }
    let awaited = program.errorsSoFar.split(separator: "awaited at ").dropFirst().first
    return (
      try #require(link, "\(program.errorsSoFar)"), String(try #require(awaited).prefix { $0 != "\n" })
    )
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  private func entry(_ name: String, in text: String) -> Substring? {
    text.split(separator: "\"\(name)\": {").dropFirst().first?.prefix { $0 != "}" }
  }

  private func value(_ name: String, in text: String) -> String? {
    entry(name, in: text)?.split(separator: "\"value\": \"").dropFirst().first.map { String($0.prefix { $0 != "\"" }) }
  }

  private func expiry(_ name: String, in text: String) -> String? {
    entry(name, in: text)?.split(separator: "\"expires_at\": ").dropFirst().first
      .map { String($0.prefix { $0.isNumber }) }
  }

  // MARK: OAuth 2

  private let tokens = ScriptedServer(
    answering: .json(#"{"access_token":"token-number-1","expires_in":3600,"refresh_token":"refresh-number-1"}"#))

  private func project(more: String = "", host: String? = nil) -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(
      "environments/other.yaml",
      """
      environment: other
      base_url: "\(host ?? tokens.url)"
      secrets: {access_token: {stored: access_token}}
      auth: {bearer: "{{access_token}}"}
      oauth2:
        authorization_url: https://login.example/authorize
        token_url: "\(tokens.url)token"
        client_id: demo
      \(more)

      """)
    folder.write("collections/a.yaml", "collection: A\nrequests:\n  - {name: a, get: /orders}\n")
    return folder
  }

  private func state(of link: String) -> String {
    String(link.split(separator: "&state=").last ?? "")
  }

  @Test("takes no code whose state is missing, wrong or twice, tells of it, and goes on waiting for the right one")
  func states() throws {
    let folder = project()
    let program = RunningProgram(["authorize", "-e", "other"], in: folder.path)
    let (link, listener) = try started(program)
    let state = state(of: link)
    #expect(state.utf8.count == 43)
    #expect(WebPage(listener + "?code=c").status == 400)
    #expect(WebPage(listener + "?code=c&state=").status == 400)
    #expect(WebPage(listener + "?code=c&state=\(state)x").status == 400)
    #expect(WebPage(listener + "?code=c&state=\(state)&state=\(state)").status == 400)
    #expect(WebPage(listener + "?error=access_denied&state=guessed").status == 400)
    #expect(WebPage(listener + "?state=\(state)").status == 400)
    #expect(WebPage(listener + "favicon.ico").status == 404)
    #expect(tokens.requests.isEmpty)
    #expect(WebPage(listener + "?code=right-code&state=\(state)").status == 200)
    let end = program.wait()
    #expect(end.status == 0, "\(end.everything)")
    #expect(end.errors.contains("a redirect was refused: it has no 'state'"))
    #expect(end.errors.contains("a redirect was refused: its 'state' is not that of the link"))
    #expect(tokens.requests.count == 1 && tokens.texts[0].contains("code=right-code"))
    let verifier = tokens.texts[0].split(separator: "code_verifier=").last?.prefix { $0 != "&" }
    #expect(verifier?.utf8.count == 43)
    #expect(!end.everything.contains("token-number-1") && !end.everything.contains("refresh-number-1"))
  }

  @Test("ends with the refusal's words where the person refuses")
  func denied() throws {
    let folder = project()
    let program = RunningProgram(["authorize", "-e", "other"], in: folder.path)
    let (link, listener) = try started(program)
    let query = "?error=access_denied&error_description=Not%1B%5B31m+today&state=\(state(of: link))"
    #expect(WebPage(listener + query).status == 200)
    let end = program.wait()
    #expect(end.status == 1)
    #expect(end.errors.contains("the authorization was refused: access_denied: Not␛[31m today"), "\(end.errors)")
  }

  @Test("ends with 130 at Ctrl-C and with 3 when the time is over; the link's code is still good for --code")
  func codeByHand() throws {
    let folder = project()
    let program = RunningProgram(["authorize", "-e", "other"], in: folder.path)
    let (link, listener) = try started(program)
    program.signal(SIGINT)
    #expect(program.wait().status == 130)
    let address = "\(listener)?code=by-hand&state="
    let wrong = ProgramRun.signet(["authorize", "-e", "other", "--code", address + "x"], in: folder.path)
    #expect(wrong.status == 2 && wrong.errors.contains("is not that of the link that was printed"), "\(wrong.errors)")
    #expect(tokens.requests.isEmpty)
    let right = ProgramRun.signet(["authorize", "-e", "other", "--code", address + state(of: link)], in: folder.path)
    #expect(right.status == 0, "\(right.everything)")
    #expect(tokens.texts[0].contains("code=by-hand") && tokens.texts[0].contains("code_verifier="))
    let twice = ProgramRun.signet(["authorize", "-e", "other", "--code", address + state(of: link)], in: folder.path)
    #expect(twice.status == 2 && twice.errors.contains("no link was printed here"), "\(twice.errors)")
    let late = ProgramRun.signet(["authorize", "-e", "other", "--timeout", "10ms"], in: folder.path)
    #expect(late.status == 3 && late.errors.contains("no redirect came within 10ms"), "\(late.errors)")
    #expect(folder.read(".signet/other.json")?.contains("token-number-1") == true)
  }

  @Test("refuses before it asks what the environment does not allow, or what cannot come to anything")
  func refused() {
    let closed = project(more: "allow_hosts: [a.example]")
    let gate = ProgramRun.signet(["authorize", "-e", "other"], in: closed.path)
    #expect(gate.status == 4 && gate.errors.contains("'127.0.0.1' is not in 'allow_hosts'"), "\(gate.errors)")
    let open = project()
    let empty = ProgramRun.signet(["authorize", "-e", "other", "--refresh"], in: open.path)
    #expect(empty.status == 2 && empty.errors.contains("nothing is stored for the environment"), "\(empty.errors)")
    let folder = TemporaryFolder()
    folder.write("environments/a.yaml", "environment: a\nserver: development-shop\n")
    let shop = ProgramRun.signet(["authorize", "-e", "a"], in: folder.path)
    #expect(shop.status == 2 && shop.errors.contains("signet sandbox --port 8080"), "\(shop.errors)")
    let both = ProgramRun.signet(["authorize", "-e", "a", "--refresh", "--code", "x"], in: folder.path)
    #expect(both.status == 2 && both.errors.contains("give --code or --refresh, not both"))
    let time = ProgramRun.signet(["authorize", "-e", "a", "--timeout", "5"], in: folder.path)
    #expect(time.status == 2 && time.errors.contains("--timeout '5' is no duration"))
    #expect(tokens.requests.isEmpty)
  }

  // MARK: Refreshing

  private func store(_ folder: TemporaryFolder, accessEnds: Int, refreshEnds: Int = 4_102_444_800) {
    chmod(
      folder.write(
        ".signet/other.json",
        """
        {"access_token": {"value": "token-number-0", "expires_at": \(accessEnds)},
         "refresh_token": {"value": "refresh-number-0", "expires_at": \(refreshEnds)}}
        """), 0o600)
  }

  @Test("what a server answers without a new refresh token leaves the old one in place")
  func kept() throws {
    let server = ScriptedServer(answering: .json(#"{"access_token":"token-number-2","expires_in":3600}"#))
    let folder = project()
    folder.write(
      "environments/other.yaml",
      (folder.read("environments/other.yaml") ?? "").replacing("\(tokens.url)token", with: "\(server.url)token"))
    store(folder, accessEnds: 1)
    let run = ProgramRun.signet(["run", "-e", "other", "--no-reports"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    #expect(run.errors.contains("refreshed the stored access token"))
    #expect(server.texts[0].contains("grant_type=refresh_token&refresh_token=refresh-number-0&client_id=demo"))
    #expect(tokens.texts[0].contains("Authorization: Bearer token-number-2"))
    let text = try #require(folder.read(".signet/other.json"))
    #expect(value("refresh_token", in: text) == "refresh-number-0")
  }

  @Test("a token that has ended and cannot be refreshed ends the run before anything is sent")
  func failed() {
    let server = ScriptedServer(
      [.receive, .send("HTTP/1.1 400 No\r\nContent-Length: 25\r\n\r\n{\"error\":\"invalid_grant\"}"), .again])
    let folder = project()
    folder.write(
      "environments/other.yaml",
      (folder.read("environments/other.yaml") ?? "").replacing("\(tokens.url)token", with: "\(server.url)token"))
    store(folder, accessEnds: 1)
    let run = ProgramRun.signet(["run", "-e", "other", "--no-reports"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("could not be refreshed") && run.errors.contains("invalid_grant"), "\(run.errors)")
    #expect(run.errors.contains("run `signet authorize -e other`"))
    #expect(!run.everything.contains("number-0") && tokens.requests.isEmpty)

    // One that has a minute left is used, with a warning.
    store(folder, accessEnds: Int(time(nil)) + 60)
    let used = ProgramRun.signet(["run", "-e", "other", "--no-reports"], in: folder.path)
    #expect(
      used.status == 0 && used.errors.contains("warning: the stored access token could not"), "\(used.everything)")
    #expect(tokens.texts.first?.contains("Bearer token-number-0") == true)
  }

  @Test("nothing is refreshed by a run that sends nothing, nor once the refresh token has ended")
  func untouched() {
    let folder = project()
    store(folder, accessEnds: Int(time(nil)) + 60)
    let dry = ProgramRun.signet(["run", "-e", "other", "--dry-run"], in: folder.path)
    #expect(dry.status == 0, "\(dry.everything)")
    store(folder, accessEnds: 1, refreshEnds: 1)
    let run = ProgramRun.signet(["run", "-e", "other", "--no-reports"], in: folder.path)
    #expect(run.status == 2 && run.errors.contains("run `signet authorize -e other`"), "\(run.errors)")
    #expect(!run.errors.contains("--refresh"))
    #expect(tokens.requests.isEmpty)
  }
}

/// Looks again and again, without a fixed pause, for half a minute at most.
private func wait(for condition: () -> Bool) {
  let end = time(nil) + 30
  while !condition(), time(nil) < end { usleep(500) }
}
