import Glibc
import TestSupport
import Testing

@Suite("Exit codes and what goes with them")
struct ExitCodeTests {
  private let server = ScriptedServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")

  private func project(_ collection: String, environment: String? = nil) -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("collections/a.yaml", collection)
    if let environment { folder.write("environments/test.yaml", environment) }
    return folder
  }

  @Test("0 where everything passes")
  func passed() {
    let folder = project("collection: A\nrequests:\n  - {name: One, get: \"\(server.url)\"}\n")
    #expect(ProgramRun.signet(["run"], in: folder.path).status == 0)
  }

  @Test("1 where a check fails")
  func failed() {
    let folder = project("collection: A\nrequests:\n  - {name: One, get: \"\(server.url)\", expect: {status: 201}}\n")
    let run = ProgramRun.signet(["run", "--seed", "987654321987"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.contains("987654321987"), "the seed is named: \(run.output)")
  }

  @Test(
    "2 for a wrong option, with words",
    arguments: [["run", "--nope"], ["run", "--jobs", "0"], ["run", "--report", "xml=a"], ["nope"]])
  func usage(_ arguments: [String]) {
    let run = ProgramRun.signet(arguments, in: "/tmp")
    #expect(run.status == 2)
    #expect(!run.errors.isEmpty)
  }

  @Test("2 for an undefined variable, and nothing is sent")
  func undefinedVariable() {
    let folder = project(
      "collection: A\nvariables: {order: 1}\nrequests:\n  - {name: One, get: \"\(server.url)\"}\n  - {name: Two, get: \"\(server.url){{oder}}\"}\n"
    )
    let run = ProgramRun.signet(["run"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("variable 'oder' is not defined"))
    #expect(run.errors.contains("did you mean 'order'?"))
    #expect(run.errors.contains("collections/a.yaml:5:"))
    #expect(server.requests.isEmpty)
  }

  @Test("4 where a protected environment would be written to, all of it named, nothing sent")
  func writeLock() {
    let folder = project(
      """
      collection: A
      requests:
        - {name: Reads, get: /}
        - {name: Writes, post: /}
        - {name: Searches, post: /, read_only: true}
        - {name: Deletes, delete: /}
      """,
      environment: "environment: test\nprotected: true\nallow_hosts: [127.0.0.1]\nbase_url: \"\(server.url)\"\n")
    let run = ProgramRun.signet(["run", "-e", "test"], in: folder.path)
    #expect(run.status == 4)
    #expect(run.errors.contains("'Writes'") && run.errors.contains("'Deletes'"))
    #expect(!run.errors.contains("'Searches'"))
    #expect(server.requests.isEmpty)
    #expect(ProgramRun.signet(["run", "-e", "test", "--allow-writes", "test"], in: folder.path).status == 0)
    #expect(server.requests.count == 4)
  }

  @Test("4 where a host is not allowed")
  func hostNotAllowed() {
    let folder = project(
      "collection: A\nrequests:\n  - {name: One, get: \"\(server.url)\"}\n",
      environment: "environment: test\nallow_hosts: [example.com]\n")
    let run = ProgramRun.signet(["run", "-e", "test"], in: folder.path)
    #expect(run.status == 4)
    #expect(run.errors.contains("'127.0.0.1' is not in 'allow_hosts' of environment 'test'"), "\(run.everything)")
    #expect(server.requests.isEmpty)
  }

  @Test("4 where the embedded shop stands in and another host is asked for")
  func embeddedServerOnly() {
    let folder = project(
      "collection: A\nrequests:\n  - {name: One, get: \"https://example.com/\"}\n",
      environment: "environment: test\nserver: development-shop\n")
    let run = ProgramRun.signet(["run", "-e", "test"], in: folder.path)
    #expect(run.status == 4, "\(run.everything)")
  }

  @Test("5 where nothing is selected")
  func nothingSelected() {
    let folder = project("collection: A\nrequests:\n  - {name: One, get: \"\(server.url)\"}\n")
    #expect(ProgramRun.signet(["run", "--request", "Nope"], in: folder.path).status == 5)
    #expect(ProgramRun.signet(["run", "--tag", "nope"], in: folder.path).status == 5)
  }

  @Test("130 after Ctrl-C, with teardown run and reports written")
  func interrupted() throws {
    let hangs = ScriptedServer([.receive, .stall])
    let folder = project(
      """
      collection: A
      requests:
        - {name: Hangs, get: "\(hangs.url)"}
        - {name: Never, get: "\(server.url)never"}
      teardown:
        - {name: Clears up, get: "\(server.url)teardown"}
      """)
    let program = RunningProgram(["run"], in: folder.path)
    while hangs.requests.isEmpty { usleep(1000) }
    program.signal(SIGINT)
    let run = program.wait()
    #expect(run.status == 130, "\(run.everything)")
    #expect(server.texts.count == 1)
    #expect(server.texts.first?.contains("GET /teardown") == true)
    let junit = try #require(folder.read("reports/junit.xml"))
    #expect(junit.contains("tests=\"3\" failures=\"0\" errors=\"1\" skipped=\"1\""), "\(junit)")
  }

  @Test("130 after Ctrl-C in a delay, and the delayed request is not sent")
  func interruptedInDelay() {
    let folder = project(
      """
      collection: A
      requests:
        - {name: First, get: "\(server.url)first"}
        - {name: Late, post: "\(server.url)late", delay: 1h}
      """)
    let program = RunningProgram(["run"], in: folder.path)
    while server.requests.isEmpty || !program.outputSoFar.contains("First") { usleep(1000) }
    program.signal(SIGINT)
    #expect(program.wait().status == 130)
    #expect(!server.texts.contains { $0.contains("/late") })
  }

  @Test("130 at once after a second Ctrl-C, and the journal holds what had finished")
  func interruptedTwice() throws {
    let hangs = ScriptedServer([.receive, .stall])
    let folder = project(
      """
      collection: A
      requests:
        - {name: Works, get: "\(server.url)"}
        - {name: Hangs, get: "\(hangs.url)"}
      teardown:
        - {name: Hangs too, get: "\(hangs.url)"}
      """)
    let program = RunningProgram(["run"], in: folder.path)
    while hangs.requests.isEmpty { usleep(1000) }
    program.signal(SIGTERM)
    while hangs.requests.count < 2 { usleep(1000) }
    program.signal(SIGTERM)
    #expect(program.wait().status == 143)
    let journal = try #require(folder.read("reports/run.ndjson"))
    #expect(journal.contains("\"Works\""))
  }
}
