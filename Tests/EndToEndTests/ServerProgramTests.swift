import Glibc
import TestSupport
import Testing

/// The program itself, as `signet sandbox`, is the user's server here.
@Suite("An environment's own server")
struct ServerProgramTests {
  private let port = ScriptedServer.freePort()

  private func project(_ server: String, more: String = "", requests: String = "") -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(
      "collections/a.yaml",
      "collection: A\nexpect: {status: any}\nrequests:\n  - {name: One, get: \"{{server.url}}/one\"}\n" + requests)
    folder.write("environments/test.yaml", "environment: test\nserver: \(server)\n" + more)
    return folder
  }

  /// A shell that leaves its process number behind and goes on as `rest`.
  private func shell(_ rest: String, timeout: String = "20s") -> String {
    "{command: [sh, -c, 'echo $$ > pid; \(rest)'], ready: 'http://127.0.0.1:\(port)/up?x=1', timeout: \(timeout)}"
  }

  private var sandbox: String { "exec \"\(ProgramRun.program)\" sandbox --port \(port)" }

  private func isAlive(_ folder: TemporaryFolder, _ file: String = "environments/pid") -> Bool? {
    guard let text = folder.read(file), let number = pid_t(text.filter(\.isNumber)) else { return nil }
    // One that nobody has collected yet is dead all the same.
    let state = TestFile.text("/proc/\(number)/stat")
    return kill(number, 0) == 0 && state?.contains(") Z ") != true
  }

  @Test("is started in the folder of its file, gives server.url, and is gone afterwards")
  func works() {
    let folder = project(shell(sandbox))
    let run = ProgramRun.signet(["run", "-e", "test"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    #expect(folder.read("reports/run.ndjson")?.contains("http://127.0.0.1:\(port)/one") == true)
    #expect(isAlive(folder) == false)
    #expect(!run.errors.contains("Development Shop"), "its output is its own affair")
    // Nobody is left on the port: a second run starts it again.
    let again = ProgramRun.signet(["run", "-e", "test", "-vv"], in: folder.path)
    #expect(again.status == 0)
    #expect(again.errors.contains("server: Development Shop at http://127.0.0.1:\(port)"), "\(again.errors)")
  }

  @Test("is stopped together with what it started itself")
  func group() {
    let folder = project(shell("sleep 1000 & echo $! > child; \(sandbox)"))
    #expect(ProgramRun.signet(["run", "-e", "test"], in: folder.path).status == 0)
    #expect(isAlive(folder) == false)
    #expect(isAlive(folder, "environments/child") == false)
  }

  @Test("that ends before it answers is an error with its last lines, secrets masked, and nothing is sent")
  func endsEarly() {
    let folder = project(
      shell("for i in $(seq 100); do echo line $i; done; echo key=$KEY >&2; exit 7"),
      more: "secrets: {key: {env: KEY}}\n", requests: "  - {name: Two, get: \"{{server.url}}/{{key}}\"}\n")
    let run = ProgramRun.signet(["run", "-e", "test"], in: folder.path, environment: ["KEY": "s3cr3t-value"])
    #expect(run.status == 2)
    #expect(
      run.errors.contains("the server 'sh' ended with status 7 before 'http://127.0.0.1:\(port)/up?x=1' answered"))
    #expect(run.errors.contains("environments/test.yaml:2:1"))
    #expect(run.errors.contains("line 100") && !run.errors.contains("line 10\n"), "\(run.errors)")
    #expect(run.errors.contains("key=***key***"))
    #expect(!run.everything.contains("s3cr3t"))
    #expect(folder.read("reports/run.ndjson") == nil)
  }

  @Test("that never answers is given up after its time, and stopped")
  func neverAnswers() {
    let folder = project(shell("echo hello; exec sleep 1000", timeout: "200ms"))
    let run = ProgramRun.signet(["run", "-e", "test"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("did not answer at 'http://127.0.0.1:\(port)/up?x=1' within 200 ms: could not connect"))
    #expect(run.errors.contains("hello"))
    #expect(isAlive(folder) == false)
  }

  @Test("that cannot be started is an error at its place")
  func cannotStart() {
    let folder = project("{command: [./no-such-program], ready: 'http://127.0.0.1:\(port)/'}")
    let run = ProgramRun.signet(["run", "-e", "test"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("the server './no-such-program' cannot be started: No such file"), "\(run.errors)")
  }

  @Test("is not mistaken for another that answers there already")
  func alreadyThere() {
    let other = ScriptedServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let folder = project("{command: [sh, -c, 'echo > started; sleep 1000'], ready: '\(other.url)'}")
    let run = ProgramRun.signet(["run", "-e", "test"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("something answers at '\(other.url)' before the server is started"), "\(run.errors)")
    #expect(folder.read("environments/started") == nil)
  }

  @Test("is stopped where the run fails, and where it never comes to a run")
  func failures() {
    let folder = project(shell(sandbox), requests: "  - {name: Two, get: \"{{server.url}}\", expect: {status: 599}}\n")
    #expect(ProgramRun.signet(["run", "-e", "test"], in: folder.path).status == 1)
    #expect(isAlive(folder) == false)
    folder.write("file", "")
    let unwritable = ProgramRun.signet(["run", "-e", "test", "--reports-dir", "file/x"], in: folder.path)
    #expect(unwritable.status == 2)
    #expect(isAlive(folder) == false)
  }

  @Test("that dies during the run is named once, with what it said last")
  func dies() {
    let hangs = ScriptedServer([.receive, .stall])
    let folder = project(
      shell("\"\(ProgramRun.program)\" sandbox --port \(port) & echo $! > child; wait; echo goodbye; exit 3"),
      requests: "  - {name: Hangs, get: \"\(hangs.url)\", timeout: 10s}\n")
    let program = RunningProgram(["run", "-e", "test"], in: folder.path)
    while hangs.requests.isEmpty { usleep(1000) }
    if let child = folder.read("environments/child").flatMap({ pid_t($0.filter(\.isNumber)) }) { kill(child, SIGKILL) }
    // The shell's end is what counts; then the run may go on.
    while isAlive(folder) == true { usleep(1000) }
    program.signal(SIGINT)
    let run = program.wait()
    #expect(
      run.errors.split(separator: "the server 'sh' ended with status 3 during the run").count == 2, "\(run.errors)")
    #expect(run.errors.contains("goodbye"))
  }

  @Test("ends after Ctrl-C, after the reports; and after a second one at once")
  func interrupted() throws {
    let hangs = ScriptedServer([.receive, .stall])
    let folder = project(shell(sandbox), requests: "  - {name: Hangs, get: \"\(hangs.url)\"}\n")
    let program = RunningProgram(["run", "-e", "test"], in: folder.path)
    while hangs.requests.isEmpty { usleep(1000) }
    program.signal(SIGINT)
    #expect(program.wait().status == 130)
    #expect(isAlive(folder) == false)
    #expect(folder.read("reports/junit.xml") != nil)

    folder.write(
      "collections/a.yaml",
      "collection: A\nrequests:\n  - {name: Hangs, get: \"\(hangs.url)\"}\nteardown:\n  - {name: Too, get: \"\(hangs.url)\"}\n"
    )
    let twice = RunningProgram(["run", "-e", "test"], in: folder.path)
    while hangs.requests.count < 2 { usleep(1000) }
    twice.signal(SIGTERM)
    while hangs.requests.count < 3 { usleep(1000) }
    twice.signal(SIGTERM)
    #expect(twice.wait().status == 143)
    // Killed, and not waited for: the system takes it away a moment later.
    for _ in 0..<10_000 where isAlive(folder) == true { usleep(1000) }
    #expect(isAlive(folder) == false)
  }

  @Test("can be interrupted while it starts")
  func interruptedAtStart() {
    let folder = project(shell("exec sleep 1000", timeout: "1h"))
    let program = RunningProgram(["run", "-e", "test"], in: folder.path)
    while isAlive(folder) != true { usleep(1000) }
    program.signal(SIGINT)
    let run = program.wait()
    #expect(run.status == 130, "\(run.everything)")
    #expect(isAlive(folder) == false)
  }

  @Test("stands under allow_hosts like any other host")
  func allowedHosts() {
    let folder = project(shell(sandbox), more: "allow_hosts: [example.com]\n")
    let run = ProgramRun.signet(["run", "-e", "test"], in: folder.path)
    #expect(run.status == 4, "\(run.everything)")
    #expect(run.errors.contains("'127.0.0.1' is not in 'allow_hosts'"))
    #expect(isAlive(folder) == nil)
  }

  @Test("leaves other hosts alone, and check, explain and --dry-run start nothing")
  func otherHosts() {
    let other = ScriptedServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let folder = project(shell(sandbox), requests: "  - {name: Other, get: \"\(other.url)\"}\n")
    #expect(ProgramRun.signet(["check", "-e", "test"], in: folder.path).status == 0)
    let dry = ProgramRun.signet(["run", "--dry-run", "-e", "test"], in: folder.path)
    #expect(dry.output.contains("GET http://127.0.0.1:\(port)/one"), "\(dry.everything)")
    let explained = ProgramRun.signet(
      ["explain", "collections/a.yaml", "--request", "One", "-e", "test"], in: folder.path)
    #expect(explained.output.contains("http://127.0.0.1:\(port)/one"))
    #expect(isAlive(folder) == nil)
    #expect(ProgramRun.signet(["run", "-e", "test"], in: folder.path).status == 0)
    #expect(other.requests.count == 1)
  }

  @Test(
    "is checked when its file is loaded",
    arguments: [
      ("{command: [x]}", "'server' needs 'ready'"), ("{ready: 'http://x/'}", "'server' needs 'command'"),
      ("{command: [x], ready: /health}", "'/health' is not a usable URL"),
      ("{command: ['{{x}}'], ready: 'http://x/'}", "'server' takes no templates"),
      ("{command: [x], ready: 'http://x:{{port}}/'}", "'server' takes no templates"),
      ("{command: [x], ready: 'http://x/', timeout: 5}", "'5' is not a duration"),
    ])
  func problems(_ server: String, _ words: String) {
    let folder = project(server)
    let run = ProgramRun.signet(["check", "-e", "test"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains(words), "\(run.errors)")
  }
}

private enum TestFile {
  static func text(_ path: String) -> String? {
    guard let stream = fopen(path, "r") else { return nil }
    defer { fclose(stream) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    return String(decoding: buffer[..<fread(&buffer, 1, buffer.count, stream)], as: UTF8.self)
  }
}
