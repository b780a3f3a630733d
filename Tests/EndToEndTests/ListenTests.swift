import Glibc
import TestSupport
import Testing

@Suite("signet listen")
struct ListenTests {
  private let folder = TemporaryFolder()

  private func listen(_ arguments: [String]) throws -> (program: RunningProgram, port: Int) {
    let program = RunningProgram(
      ["listen"] + arguments, in: folder.path, environment: ["app_secret": SignedMessage.appSecret])
    while !program.errorsSoFar.contains(", until Ctrl-C\n") { usleep(500) }
    return (program, try #require(MessageSender.port(in: program.errorsSoFar)))
  }

  private let verifying = ["--verify", "tiktok-shop-webhook", "--var", "app_key=abcdef", "--secret", "app_secret"]

  @Test("prints a message, says that its signature is right, and ends with 0 by --once")
  func right() throws {
    let (program, port) = try listen(verifying + ["--once", "--status", "202"])
    let answer = MessageSender.post(SignedMessage.body, to: "/hook?a=1", port: port, headers: SignedMessage.headers)
    #expect(answer.hasPrefix("HTTP/1.1 202"), "the answer has left before the end")
    let run = program.wait()
    #expect(run.status == 0, "\(run.everything)")
    #expect(run.output.hasPrefix("POST /hook?a=1\n"), "\(run.output)")
    #expect(run.output.contains("\nAuthorization: ***authorization***\n"))
    #expect(run.output.contains("\n{\n  \"type\": 1,\n"))
    #expect(run.output.hasSuffix("\nsignature  right, by 'tiktok-shop-webhook'\nanswered   202\n\n"))
    #expect(!run.everything.contains("5dec0f11"))
  }

  @Test("says that a signature is wrong, answers with 401, and ends with 1 by --once")
  func wrong() throws {
    let (program, port) = try listen(verifying + ["--once"])
    let answer = MessageSender.post(SignedMessage.body, to: "/", port: port, headers: SignedMessage.forgedHeaders)
    #expect(answer.hasPrefix("HTTP/1.1 401"))
    let run = program.wait()
    #expect(run.status == 1)
    #expect(run.output.contains("signature  wrong, by 'tiktok-shop-webhook': "), "\(run.output)")
  }

  @Test("says that a signature cannot be told where the signer lacks a value, and ends with 2 by --once")
  func lacking() throws {
    let (program, port) = try listen(["--verify", "tiktok-shop-webhook", "--once"])
    _ = MessageSender.post(SignedMessage.body, to: "/", port: port, headers: SignedMessage.headers)
    let run = program.wait()
    #expect(run.status == 2)
    #expect(run.output.contains("cannot be told, by 'tiktok-shop-webhook': the signer 'tiktok-shop-webhook' needs"))
  }

  @Test("lets nothing in a message reach the terminal as it is")
  func hostile() throws {
    let (program, port) = try listen(["--once"])
    _ = MessageSender.post(
      "\u{1B}[2Jgone\u{202E}", to: "/", port: port, headers: ["Content-Type: text/plain", "X-A: \u{9B}1m"])
    let run = program.wait()
    #expect(run.status == 0)
    #expect(run.output.contains("␛[2Jgone<U+202E>\n"), "\(run.output)")
    #expect(!run.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B })
  }

  @Test(
    "takes one path only with --path, and ends at Ctrl-C with 130, at SIGTERM with 143", arguments: [SIGINT, SIGTERM])
  func path(_ signal: Int32) throws {
    let (program, port) = try listen(["--path", "/hook"])
    #expect(MessageSender.post("{}", to: "/other", port: port).hasPrefix("HTTP/1.1 404"))
    #expect(MessageSender.post("{}", to: "/hook", port: port).hasPrefix("HTTP/1.1 200"))
    #expect(MessageSender.post("{}", to: "/hook", port: port).hasPrefix("HTTP/1.1 200"))
    program.signal(signal)
    let run = program.wait()
    #expect(run.status == 128 + signal)
    #expect(run.output.split(separator: "POST /hook\n").count == 2 && !run.output.contains("/other"), "\(run.output)")
    #expect(run.errors.contains("note: POST /other is not for /hook, and was answered with 404\n"))
  }

  @Test(
    "ends with 2 and words where it cannot listen or verify",
    arguments: [
      (["--port", "70000"], "--port must be between 0 and 65535"), (["--path", "hook"], "begins with '/'"),
      (["--status", "99"], "between 200 and 599"), (["--verify", "tiktok-shop-webhok"], "unknown signer"),
    ])
  func unusable(_ arguments: [String], _ reason: String) {
    let run = ProgramRun.signet(["listen"] + arguments, in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains(reason), "\(run.errors)")
  }

  @Test("ends with 2 where its port is taken")
  func portInUse() {
    let server = ScriptedServer.echo()
    let run = ProgramRun.signet(["listen", "--port", "\(server.port)"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("cannot listen: port \(server.port) of 127.0.0.1 is already in use"), "\(run.errors)")
  }
}
