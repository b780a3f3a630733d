import Glibc
import TestSupport
import Testing

@Suite("run --watch")
struct WatchTests {
  private let server = ScriptedServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")

  /// A program under watch, and how often it has come to rest.
  private final class Watched {
    let program: RunningProgram
    private var rests = 0

    init(_ arguments: [String], in folder: TemporaryFolder) {
      program = RunningProgram(["run", "--watch"] + arguments, in: folder.path)
    }

    /// Waits for the end of the next run; gives what the program has said so far.
    func rest() -> String {
      rests += 1
      while program.errorsSoFar.split(separator: "Ctrl-C ends", omittingEmptySubsequences: false).count <= rests {
        usleep(2000)
      }
      return program.outputSoFar + program.errorsSoFar
    }
  }

  @Test("runs again when any file changes that the run has read, and at no other time")
  func changes() {
    let folder = TemporaryFolder()
    folder.write(
      "collections/a.yaml",
      """
      collection: A
      extends: ../shared/base.yaml
      requests:
        - {name: One, post: /one, file: ../data/body.txt}
      """)
    folder.write("shared/base.yaml", "fragment: B\nbase_url: \"\(server.url)\"\n")
    folder.write("environments/local.yaml", "environment: local\nheaders: {X-Mark: first}\n")
    folder.write("data/body.txt", "body 1")
    folder.write("vars.yaml", "a: 1\n")
    let watched = Watched(["--vars", "vars.yaml"], in: folder)
    #expect(watched.rest().contains("exit code 0; watching"))
    #expect(server.requests.count == 1)

    folder.write("data/body.txt", "body 2")
    #expect(watched.rest().contains("data/body.txt changed"))
    #expect(server.texts.last?.hasSuffix("body 2") == true)

    folder.write("environments/local.yaml", "environment: local\nheaders: {X-Mark: second}\n")
    #expect(watched.rest().contains("environments/local.yaml changed"))
    #expect(server.texts.last?.contains("X-Mark: second") == true)

    folder.write("shared/base.yaml", "fragment: B\nbase_url: \"\(server.url)deeper\"\n")
    #expect(watched.rest().contains("shared/base.yaml changed"))
    #expect(server.texts.last?.hasPrefix("POST /deeper/one") == true)

    folder.write("vars.yaml", "a: 2\n")
    #expect(watched.rest().contains("vars.yaml changed"))

    // As editors save: a new file in the old one's place. What nobody has read changes nothing.
    folder.write("notes.txt", "unread")
    folder.write("collections/.a.yaml.swp", "collection: A")
    let text = (folder.read("collections/a.yaml") ?? "").replacing("name: One", with: "name: Renamed")
    rename(folder.write("new", text), folder.path + "/collections/a.yaml")
    #expect(watched.rest().contains("Renamed"))

    folder.write("collections/sub/b.yaml", "collection: B\nrequests:\n  - {name: New, get: \"\(server.url)new\"}\n")
    #expect(watched.rest().contains("B › New"))
    #expect(server.requests.count == 8)

    watched.program.signal(SIGINT)
    #expect(watched.program.wait().status == 130)
    #expect(server.requests.count == 8)
  }

  @Test("says what is wrong with a file, and waits for it to be mended")
  func broken() {
    let folder = TemporaryFolder()
    let good = "collection: A\nrequests:\n  - {name: One, get: \"\(server.url)\"}\n"
    folder.write("collections/a.yaml", "collection: A\nrequets: []\n")
    let watched = Watched(["--no-reports"], in: folder)
    let first = watched.rest()
    #expect(first.contains("did you mean 'requests'?") && first.contains("exit code 2"), "\(first)")
    folder.write("collections/a.yaml", good)
    #expect(watched.rest().contains("exit code 0"))
    unlink(folder.path + "/collections/a.yaml")
    #expect(watched.rest().contains("exit code 5"))
    folder.write("collections/a.yaml", good)
    #expect(watched.rest().split(separator: "exit code 0").count == 3)
    #expect(server.requests.count == 2)
    watched.program.signal(SIGTERM)
    #expect(watched.program.wait().status == 143)
  }

  @Test("gives the Development Shop a fresh state each time, and its reports do not wake it")
  func freshShop() {
    let folder = TemporaryFolder()
    folder.write(
      "shop.yaml",
      """
      collection: Shop
      base_url: https://open-api.tiktokglobalshop.com
      requests:
        - name: Tokens
          get: https://auth.tiktok-shops.com/api/v2/token/get
          query: {app_key: "{{app_key}}", app_secret: "{{app_secret}}", auth_code: "{{auth_code}}", grant_type: authorized_code}
          expect: {json: {$.code: 0}}
      """)
    folder.write("environments/local.yaml", "environment: local\nserver: development-shop\n")
    let watched = Watched(["."], in: folder)
    let first = watched.rest()
    #expect(first.contains("exit code 0"), "\(first)")
    folder.write("shop.yaml", (folder.read("shop.yaml") ?? "") + "\n# again\n")
    let second = watched.rest()
    #expect(second.split(separator: "exit code 0").count == 3, "\(second)")
    watched.program.signal(SIGINT)
    #expect(watched.program.wait().errors.split(separator: " changed\n").count == 2)
  }

  @Test("passes Ctrl-C on to a run that is under way, which ends with its teardown")
  func interrupted() {
    let hangs = ScriptedServer([.receive, .stall])
    let folder = TemporaryFolder()
    folder.write(
      "collections/a.yaml",
      "collection: A\nrequests:\n  - {name: Hangs, get: \"\(hangs.url)\"}\nteardown:\n  - {name: Clears up, get: \"\(server.url)\"}\n"
    )
    let watched = Watched([], in: folder)
    while hangs.requests.isEmpty { usleep(1000) }
    watched.program.signal(SIGTERM)
    #expect(watched.program.wait().status == 143)
    #expect(server.requests.count == 1)
    #expect(folder.read("reports/junit.xml") != nil)
  }

  @Test("does not wait for anything where the options are wrong")
  func wrongOptions() {
    let folder = TemporaryFolder()
    #expect(ProgramRun.signet(["run", "--watch", "--tag", "a b"], in: folder.path).status == 2)
    #expect(ProgramRun.signet(["run", "--watch", "--jobs", "0"], in: folder.path).status == 2)
  }
}
