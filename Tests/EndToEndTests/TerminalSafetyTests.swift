import Glibc
import TestSupport
import Testing

/// A response is text of a stranger: shown on a terminal or in the log of a CI job, it may do nothing.
@Suite("What a server says, on the console")
struct TerminalSafetyTests {
  private static let body =
    "\u{1B}[2J\u{1B}]0;title\u{7}::set-output name=a::b\r\n::error::gone\n ::warning::blank before\n\u{9B}31m"
    + "##vso[task.setvariable variable=a]b ##[command]rm ##teamcity[buildStop]\u{202E}\u{8}end\n"
  private static let json =
    ###"{"a":"::set-output name=a::b\n::error::x","b":"##vso[task.complete]","c":"##[group]x\u001b[31m"}"###

  private let folder = TemporaryFolder()

  private func server(_ body: String, type: String) -> ScriptedServer {
    ScriptedServer(
      answering:
        "HTTP/1.1 401 ##vso[task.complete]\r\nX-Say: ##vso[task.logissue]x \u{1B}[31m\r\nWWW-Authenticate: ::stop-commands::x\r\n"
        + "Content-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  private func expectHarmless(_ text: String, _ what: String, sourceLocation: SourceLocation = #_sourceLocation) {
    for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\t" {
      let acts = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
      if acts { Issue.record("U+\(String(scalar.value, radix: 16)) in \(what)", sourceLocation: sourceLocation) }
    }
    for line in text.split(separator: "\n") {
      let begin = line.drop { $0 == " " || $0 == "\t" }
      if begin.hasPrefix("::") { Issue.record("a command in \(what): \(line)", sourceLocation: sourceLocation) }
      for command in ["##vso[", "##[", "##teamcity["] where line.contains(command) {
        Issue.record("a command in \(what): \(line)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test(
    "does nothing in a run, whatever is shown of it", arguments: [[], ["-v"], ["-vv"]],
    ["text/plain", "application/json"])
  func run(_ verbosity: [String], _ type: String) {
    let server = server(type == "text/plain" ? Self.body : Self.json, type: type)
    folder.write(
      "collections/a.yaml",
      """
      collection: A
      requests:
        - name: One
          get: \(server.url)
          expect: {body: {equals: x}, headers: {X-Say: x, WWW-Authenticate: x}, json: {$.a: x, $.b: x, $.c: x}}
          capture: {found: "header X-Say"}
        - {name: Two, get: "http://127.0.0.1:9/{{found}}"}
      """)
    let run = ProgramRun.signet(["run", "--no-reports"] + verbosity, in: folder.path)
    #expect(run.status == 3, "the second one reaches nobody")
    expectHarmless(run.output, "the console")
    expectHarmless(run.errors, "standard error")
    #expect(run.output.contains("set-output"), "it is shown: \(run.output)")
  }

  @Test(
    "does nothing when send prints it", arguments: [[], ["-v"], ["--format", "json"]],
    ["text/plain", "application/json"])
  func send(_ more: [String], _ type: String) {
    let server = server(type == "text/plain" ? Self.body : Self.json, type: type)
    let run = ProgramRun.signet(["send", "GET", server.url] + more, in: folder.path)
    #expect(run.output.contains("set-output"), "it is shown: \(run.everything)")
    expectHarmless(run.output, "send")
    expectHarmless(run.errors, "standard error")
  }

  @Test("stays the same JSON where a program reads it")
  func sameJSON() throws {
    folder.write("body.json", Self.json)
    let run = ProgramRun.signet(["query", "$.b", "body.json"], in: folder.path)
    #expect(run.output == "\"#\\u0023vso[task.complete]\"\n", "\(run.everything)")
    expectHarmless(ProgramRun.signet(["query", "$", "body.json"], in: folder.path).everything, "query")
  }

  @Test("does nothing when it is a webhook message that listen prints")
  func listen() throws {
    let program = RunningProgram(["listen", "--once"], in: folder.path)
    while !program.errorsSoFar.contains(", until Ctrl-C\n") { usleep(500) }
    let port = try #require(MessageSender.port(in: program.errorsSoFar))
    _ = MessageSender.post(
      Self.body, to: "/##vso[task.complete]", port: port, headers: ["Content-Type: text/plain", "X-A: ##[group]x"])
    let run = program.wait()
    #expect(run.output.contains("set-output"), "\(run.everything)")
    expectHarmless(run.everything, "listen")
  }

  @Test("does nothing where it stands in a file's name, a request's name or an error")
  func files() {
    folder.write(
      "collections/##vso[task.complete].yaml",
      "collection: A\nrequests:\n  - {name: \"##[group]x\", get: \"/{{no}}\", tags: [1]}\n")
    for arguments in [["check"], ["list"], ["list", "--format", "json"], ["run"], ["run", "--tag", "##vso[x]"]] {
      let run = ProgramRun.signet(arguments, in: folder.path)
      #expect(!run.everything.isEmpty)
      expectHarmless(run.everything, "\(arguments)")
    }
  }
}
