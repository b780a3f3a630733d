import Glibc
import Reporting
import TestSupport
import Testing

/// A secret is put wherever a file or a server can put it, and looked for in all that the program writes.
@Suite("A secret that is everywhere")
struct SecretSearchTests {
  private let echo = ScriptedServer.echo()
  private let folder = TemporaryFolder()
  private let secrets = [
    "THE_KEY": SearchedSecret.value, "THE_PEM": SearchedSecret.several, "PLAIN": SearchedSecret.plain,
  ]

  /// Says the secret in its head, its cookies and its body, in every form.
  private let talkative: ScriptedServer = {
    let forms = SearchedSecret.written()
    // As it is, it would be torn apart by whoever reads the page; `plain` below says it so.
    let inLines = forms.filter { !$0.text.contains("<") }.map { "<p title=\"\($0.text)\">wrong key \($0.text)</p>" }
      .joined(separator: "\n")
    let heads = forms.enumerated().map { "X-Echo-\($0.offset): a \($0.element.text) b\r\n" }.joined()
    return ScriptedServer(
      answering: "HTTP/1.1 401 No \(SearchedSecret.plain)\r\n\(heads)Set-Cookie: k=\(forms[1].text); Path=/\r\n"
        + "Content-Type: text/html\r\nContent-Length: \(inLines.utf8.count)\r\n\r\n\(inLines)")
  }()

  private let plain: ScriptedServer = {
    let body = SearchedSecret.written().map { "wrong key \($0.text)" }.joined(separator: "\n")
    return ScriptedServer(
      answering:
        "HTTP/1.1 500 Oh\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    )
  }()

  private let redirecting = ScriptedServer(
    answering:
      "HTTP/1.1 302 Go\r\nLocation: /again/\(SearchedSecret.written()[1].text)?k=\(SearchedSecret.written()[5].text)"
      + "\r\nContent-Length: 0\r\n\r\n")

  private var outputs: [String] { ReporterRegistry.entries.map { "\($0.kind)=reports/all.\($0.kind)" } }

  private func project() {
    let quoted = "\"" + SearchedSecret.value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    folder.write(
      "environments/test.yaml",
      """
      environment: test
      base_url: "\(echo.url)"
      variables: {nested: "a {{key}} b", api_token: "{{key}}"}
      secrets: {key: {env: THE_KEY}, pem: {env: THE_PEM}, plain: {env: PLAIN}}
      properties: {note: "{{key}}"}
      proxy: http://somebody:literal-passw0rd@127.0.0.1:9
      """)
    folder.write("environments/other.yaml", "environment: other\nsecrets: {key: {env: THE_PEM}}\n")
    folder.write(
      "collections/rows.csv", "sku,size\n\"\(SearchedSecret.value.replacing("\"", with: "\"\""))\",1\nplain,2\n")
    folder.write(
      "collections/everywhere.yaml",
      """
      collection: Everywhere
      requests:
        - name: In the request
          post: /path/{{key}}/{{pem}}/{{plain}}
          query: {plain: "{{key}}", again: ["{{key | base64}}", "{{key | hex}}", "{{nested}}"]}
          headers: {X-Key: "{{plain}}", X-Hex: "{{key | hex}}", X-Coded: "{{key | base64url}}"}
          cookies: {session: "{{plain}}"}
          auth: {basic: {username: me, password: "{{key}}"}}
          form: {password: "{{key}}", other: "{{key}}", pem: "{{pem}}"}
          expect:
            status: 500
            body: {equals: "{{key}}"}
            headers: {X-Missing: "{{key}}"}
          pre_request:
            - hmac: {into: header.x-sign, algorithm: sha256, key: "{{key}}", input: "{{key}}", encoding: hex}
            - jwt: {into: header.x-jwt, algorithm: HS256, key: "{{key}}", claims: {sub: "{{key}}"}}
            - concat: {into: header.x-long, parts: ["{{plain}}", {query: {sort: name, pair: "{name}{value}"}}]}
        - name: In JSON
          post: /
          json: {key: "{{key}}", nested: {token: abcdefgh, list: ["{{key}}", "x{{key}}y", "{{pem}}"]}, "{{plain}}": 1}
          expect: {json: {$.key: "{{key}}"}}
          hints: [{when: {status: 200}, hint: "the key is {{key}}"}]
        - name: In a text that is cut
          post: /
          text: "{{pad}}{{key}}{{pad}}{{key}}"
          data:
            - {pad: ""}
      \((1...40).map { "      - {pad: \"\(String(repeating: "x", count: $0 * 11))\"}" }.joined(separator: "\n"))
          expect: {body: {equals: nothing like this, contains: also not}}
        - name: In what the server says
          get: \(talkative.url)
          expect: {html: {//p: nothing, "//p[1]/@title": other}, headers: {X-Echo-0: other, X-Echo-9: {matches: '^$'}}, cookies: {k: other}}
          capture: {found: "header X-Echo-3", lost: $.nothing}
        - name: In what another server says
          get: \(plain.url)
          expect: {body: {equals: other}, checks: [{query: "body | length", equals: 1}, {query: "regex 'key (.+)'", equals: 1}]}
        - name: In a redirect that is followed
          get: \(redirecting.url)
          redirects: 3
          expect: {url: other, redirects: 0}
        - name: In a redirect that is not
          get: \(redirecting.url)
          expect: {headers: {Location: other}}
        - name: In a row
          get: /row
          data: {file: rows.csv, name: "{{sku}} of {{size}}"}
          query: {sku: "{{sku}}"}
          expect: {status: 404, body: {contains: "{{sku}}-"}}
        - name: In a proxy
          get: http://nobody.invalid/
          proxy: "http://somebody:{{key | url_encode}}@127.0.0.1:9"
        - {name: In the line of a check, get: /, proxy: "http://me:literal-passw0rd@127.0.0.1:9", headers: {X-A: \(quoted)}, expect: {status: 201}}
        - name: Where nobody is
          get: http://127.0.0.1:9/{{key}}?x={{plain}}
        - name: In a file that is not there
          post: /
          file: "{{plain}}.txt"
        - name: In what skips
          get: /
          if: {nested: other}
        - name: In polling
          get: /
          query: {k: "{{key}}"}
          poll: {every: 1ms, for: 5ms, until: {body: "{{key}}"}}
      """)
  }

  private func expectNothing(
    of outputs: [String: String], _ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (name, text) in outputs {
      for form in SearchedSecret.forms + [("a password in a URL", "literal-passw0rd")] {
        guard let found = text.firstRange(of: form.text) else { continue }
        let start = text.index(found.lowerBound, offsetBy: -160, limitedBy: text.startIndex) ?? text.startIndex
        let end = text.index(found.upperBound, offsetBy: 60, limitedBy: text.endIndex) ?? text.endIndex
        Issue.record("\(form.name) in \(name) \(comment): …\(text[start..<end])…", sourceLocation: sourceLocation)
      }
    }
  }

  private func signet(_ arguments: String...) -> ProgramRun {
    ProgramRun.signet(arguments, in: folder.path, environment: secrets)
  }

  @Test("is found in no output of a run and in no report of any kind", arguments: [[], ["-v"], ["-vv"], ["-q"]])
  func run(_ verbosity: [String]) throws {
    project()
    let reports = outputs.flatMap { ["--report", $0] }
    let run = ProgramRun.signet(
      [
        "run", "-e", "test", "--report-bodies", "all", "--label", SearchedSecret.value, "--var",
        "typed=\(SearchedSecret.value)",
      ]
        + verbosity + reports, in: folder.path, environment: secrets)
    #expect([1, 3].contains(run.status), "\(run.everything)")
    var texts = ["console": run.output, "standard error": run.errors]
    for entry in ReporterRegistry.entries {
      let text = try #require(folder.read("reports/all.\(entry.kind)"), "\(entry.kind) is written")
      texts[entry.kind] = text
    }
    for (name, text) in texts where name != "standard error" { #expect(text.utf8.count > 1000, "\(name)") }
    expectNothing(of: texts)
    #expect(run.output.contains("***key***"))
    // What was sent was never masked.
    #expect(echo.texts.contains { $0.contains(SearchedSecret.core) })
  }

  @Test("is found in nothing that is told before or beside a run")
  func besides() throws {
    project()
    var texts: [String: String] = [:]
    for arguments in [
      ["run", "--dry-run", "-v", "-e", "test"], ["list"], ["list", "--format", "json"], ["check", "-e", "test"],
      ["environments"], ["environments", "test"], ["environments", "test", "--format", "json"],
      ["environments", "--diff", "test", "other"], ["run", "-e", "test", "--row", "nobody", "--no-reports"],
      ["run", "-e", "test", "--row", "plain of 3", "--no-reports"],
    ] {
      let run = ProgramRun.signet(arguments, in: folder.path, environment: secrets)
      texts[arguments.joined(separator: " ")] = run.everything
      #expect(!run.everything.isEmpty, "\(arguments)")
    }
    for name in ["In the request", "In JSON", "In what the server says", "In a proxy", "In a file that is not there"] {
      for format in ["text", "json"] {
        let run = signet(
          "explain", "collections/everywhere.yaml", "--request", name, "-e", "test", "--format", format)
        #expect(!run.output.isEmpty, "\(run.errors)")
        texts["explain \(name) as \(format)"] = run.everything
      }
    }
    expectNothing(of: texts)
  }

  @Test("is found in nothing that send, explain --curl and listen print")
  func single() throws {
    project()
    var texts: [String: String] = [:]
    for more in [["-v"], ["--format", "json"], ["--expect", "$.key {equals: '{{plain}}'}"]] {
      for url in [talkative.url, redirecting.url, echo.url] {
        let run = ProgramRun.signet(
          ["send", "POST", url, "-e", "test", "-q", "k={{key}}", "-H", "X-Key: {{plain}}", "-d", "{{key}} {{pem}}"]
            + more,
          in: folder.path, environment: secrets)
        #expect(!run.output.isEmpty, "\(run.errors)")
        texts["send \(url) \(more)"] = run.everything
      }
    }
    let sign = String(repeating: "0", count: 64)
    let line =
      "curl 'https://x.example/a?app_key=k&timestamp=1&sign=\(sign)&k=\(SearchedSecret.written()[1].text)' -H 'X: \(SearchedSecret.core)'"
    let explained = ProgramRun.signet(
      ["explain", "--curl", line, "--signer", "tiktok-shop", "--secret", "app_secret", "-v"], in: folder.path,
      environment: ["app_secret": SearchedSecret.core])
    #expect(explained.status == 1, "\(explained.everything)")
    texts["explain --curl"] = explained.everything
    let listening = RunningProgram(
      ["listen", "--once", "--verify", "github-webhook", "--secret", "secret"], in: folder.path,
      environment: ["secret": SearchedSecret.value])
    while !listening.errorsSoFar.contains(", until Ctrl-C\n") { usleep(500) }
    let port = try #require(MessageSender.port(in: listening.errorsSoFar))
    _ = MessageSender.post(
      "{\"a\": \"\(SearchedSecret.written()[9].text)\"}", to: "/\(SearchedSecret.written()[3].text)", port: port,
      headers: ["Content-Type: application/json", "X-A: \(SearchedSecret.written()[15].text)"])
    texts["listen"] = listening.wait().everything
    expectNothing(of: texts)
  }

  @Test("is found in nothing that a run leaves behind when it dies", arguments: [SIGABRT, SIGSEGV, SIGTERM])
  func crash(_ signal: Int32) throws {
    let stalling = ScriptedServer([.receive, .stall])
    project()
    folder.write(
      "collections/everywhere.yaml",
      """
      collection: Dying
      requests:
        - {name: Before, post: "\(echo.url){{key}}", json: {k: "{{key}}"}, expect: {status: 500}}
        - {name: Waiting, post: "\(stalling.url){{key}}", json: {k: "{{key}}", pem: "{{pem}}"}}
      """)
    let program = RunningProgram(
      ["run", "-e", "test", "-vv"] + outputs.flatMap { ["--report", $0] }, in: folder.path,
      environment: secrets.merging(["SWIFT_BACKTRACE": "enable=yes,interactive=no,color=no"]) { $1 },
      unblockingSignals: true)
    while stalling.requests.isEmpty { usleep(500) }
    program.signal(signal)
    if signal != SIGTERM {
      // Swift's own handler prints what it knows, and leaves the end to the next signal, where it was sent from outside.
      for _ in 0..<3000 where !program.errorsSoFar.contains("Backtrace took") { usleep(20_000) }
      program.signal(signal)
    }
    let run = program.wait()
    // On a busy machine the handler may end the program itself, with a status of its own.
    #expect(signal == SIGTERM ? run.status == 128 + signal : run.status != 0, "\(run.everything)")
    var texts = ["console": run.output, "standard error": run.errors]
    for entry in ReporterRegistry.entries { texts[entry.kind] = folder.read("reports/all.\(entry.kind)") ?? "" }
    #expect(texts[JournalReporter.kind]?.contains("request_finished") == true)
    expectNothing(of: texts)
  }

  @Test("does not keep --rerun-failed from finding the row that has it in its label")
  func rerun() throws {
    project()
    folder.write(
      "collections/everywhere.yaml",
      """
      collection: Rows
      requests:
        - name: One
          get: /
          data: {file: rows.csv, name: "{{sku}}"}
          query: {size: "{{size}}", k: "{{key}}"}
          expect: {body: {contains: "size=2"}}
      """)
    let first = signet("run", "-e", "test", "-q")
    #expect(first.status == 1 && first.output.contains("2: 1 passed, 1 failed"), "\(first.everything)")
    let journal = try #require(folder.read("reports/run.ndjson"))
    #expect(journal.contains(#""row":"***key***""#) && !journal.contains(SearchedSecret.core))
    let sent = echo.requests.count
    let again = signet("run", "-e", "test", "--rerun-failed", "reports/run.ndjson", "--no-reports")
    #expect(again.status == 1, "\(again.everything)")
    #expect(again.output.contains("requests     1: 1 failed"), "\(again.everything)")
    #expect(echo.requests.count == sent + 1 && echo.texts.last?.contains("size=1") == true)
  }
}
