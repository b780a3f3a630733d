import TestSupport
import Testing

@Suite("Options of run")
struct RunOptionsTests {
  private let server = ScriptedServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")

  private func project(_ collection: String, environment: String? = nil) -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("collections/a.yaml", collection)
    if let environment { folder.write("environments/test.yaml", environment) }
    return folder
  }

  private func tagged() -> TemporaryFolder {
    project(
      """
      collection: A
      base_url: "\(server.url)"
      requests:
        - {name: One, get: /one, tags: [orders]}
        - {name: Two, get: /two, tags: [orders, slow]}
        - {name: Three, get: /three, expect: {status: 500}}
        - {name: Four, get: /four, expect: {status: 500}}
        - {name: Five, get: /five, expect: {status: 500}}
      """)
  }

  // MARK: Selection

  @Test("--tag takes an expression, and a mistake in it has its caret")
  func tag() {
    let folder = tagged()
    let run = ProgramRun.signet(["run", "--tag", "orders and not slow"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    #expect(server.texts.count == 1)
    let wrong = ProgramRun.signet(["run", "--tag", "orders && slow", "--exclude-tag", "(a"], in: folder.path)
    #expect(wrong.status == 2)
    #expect(
      wrong.errors.contains(" --> --tag:1:8\n  |\n1 | orders && slow\n  |        ^^ write 'and'"), "\(wrong.errors)")
    #expect(wrong.errors.contains("this '(' is never closed"))
    #expect(server.texts.count == 1)
  }

  @Test("what a selection names in vain is told, and where nothing is left, what there is")
  func vain() {
    let folder = tagged()
    let some = ProgramRun.signet(["run", "--tag", "ordrs or orders", "--no-reports"], in: folder.path)
    #expect(some.status == 0)
    #expect(some.errors.contains("warning: no request has the tag 'ordrs'"))
    #expect(some.errors.contains("did you mean 'orders'?"))
    let none = ProgramRun.signet(["run", "--request", "Tree"], in: folder.path)
    #expect(none.status == 5)
    #expect(none.errors.contains("did you mean 'Three'?"), "\(none.errors)")
    let noTag = ProgramRun.signet(["run", "--tag", "nope"], in: folder.path)
    #expect(noTag.status == 5)
    #expect(noTag.errors.contains("the tags are: orders, slow"))
    let rows = ProgramRun.signet(["run", "--row", "7"], in: folder.path)
    #expect(rows.errors.contains("--row 7: no request has data rows"), "\(rows.errors)")
  }

  @Test("--data takes the place of every collection's rows, and --row chooses among them")
  func rows() {
    let folder = project(
      """
      collection: A
      base_url: "\(server.url)"
      data: [{sku: own}]
      requests:
        - {name: One, get: "/{{sku}}"}
      """)
    folder.write("rows.csv", "sku\nred\nblue\ngreen\n")
    let run = ProgramRun.signet(
      ["run", "--no-reports", "--data", "rows.csv", "--row", "3", "--row", "1"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    #expect(server.texts.compactMap { $0.split(separator: " ").dropFirst().first } == ["/red", "/green"])
    folder.write("empty.csv", "sku\n")
    for file in ["missing.csv", "empty.csv", "collections"] {
      let wrong = ProgramRun.signet(["run", "--no-reports", "--data", file], in: folder.path)
      #expect(wrong.status == 2, "\(wrong.everything)")
      #expect(wrong.errors.contains(file))
    }
    #expect(server.requests.count == 2)
  }

  // MARK: --bail

  @Test(
    "--bail stops after the first failure, --bail=N and --bail N after N",
    arguments: [
      (["--bail"], 1), (["--bail=2"], 2), (["--bail", "2"], 2), (["--max-failures", "2"], 2),
      (["--bail=2", "--max-failures", "1"], 1), ([], 3),
    ])
  func bail(_ options: [String], _ failures: Int) {
    let folder = tagged()
    let run = ProgramRun.signet(["run", "--no-reports"] + options + ["collections/a.yaml"], in: folder.path)
    #expect(run.status == 1, "\(run.everything)")
    #expect(run.output.contains("\(failures) failed"), "\(run.output)")
    #expect(server.texts.count == 2 + failures)
  }

  @Test("--bail must be a number of at least one", arguments: ["--bail=0", "--bail=x", "--bail=-1"])
  func wrongBail(_ option: String) {
    let folder = tagged()
    #expect(ProgramRun.signet(["run", option], in: folder.path).status == 2)
    #expect(server.texts.isEmpty)
  }

  // MARK: --var and --vars

  @Test("everything wrong with --var, --vars and --secret is told at once, and no value is shown")
  func values() {
    let folder = project(
      "collection: A\nrequests:\n  - {name: One, get: \"\(server.url)\"}\n",
      environment: "environment: test\nsecrets: {token: {env: TOKEN}}\n")
    folder.write("list.yaml", "- a\n")
    folder.write("vars.yaml", "good: 1\nrequest: 2\ntoken: hidden-1\n'a b': 3\nn: 007\n")
    folder.write("broken.json", "{\"a\": [1}")
    let run = ProgramRun.signet(
      [
        "run", "-e", "test", "--var", "token=hidden-2", "--var", "no-equals", "--var", "=x", "--var", "row=1",
        "--vars", "missing.yaml", "--vars", "list.yaml", "--vars", "vars.yaml", "--vars", "broken.json", "--secret",
        "UNSET",
      ], in: folder.path, environment: ["TOKEN": "t"])
    #expect(run.status == 2)
    for words in [
      "--var: 'token' is a secret", "--var 'no-equals' has no '='", "--var: '' is no name",
      "--var: 'row' is a reserved",
      "the file 'missing.yaml' cannot be read: there is no such file", "a file of variables must be a map",
      "list.yaml:1:1", "--vars: 'request' is a reserved name", "vars.yaml:2:1",
      "--vars vars.yaml:3: 'token' is a secret", "'a b' is no name", "vars.yaml:5:4", "broken.json:1:",
      "--secret UNSET: the variable UNSET is not",
    ] { #expect(run.errors.contains(words), "\(words) in \(run.errors)") }
    #expect(!run.everything.contains("hidden"))
    #expect(server.requests.isEmpty)
  }

  // MARK: --file-root

  @Test("--file-root widens what files named in files may lie under, bodies included, and nothing else")
  func fileRoot() {
    let folder = TemporaryFolder()
    folder.write("shared/base.yaml", "fragment: Base\nbase_url: \"\(server.url)\"\n")
    folder.write("shared/body.txt", "the body")
    folder.write(
      "project/collections/a.yaml",
      "collection: A\nextends: ../../shared/base.yaml\nrequests:\n  - {name: One, post: /, file: ../../shared/body.txt}\n"
    )
    folder.write("project/environments/local.yaml", "environment: local\nheaders: {X-From: local}\n")
    let project = folder.path + "/project"
    for command in ["run", "check", "list"] {
      let refused = ProgramRun.signet([command], in: project)
      #expect(refused.status == 2, "\(command)")
      #expect(refused.errors.contains("it lies outside of the project's root"), "\(refused.errors)")
      #expect(ProgramRun.signet([command, "--file-root", ".."], in: project).status == 0, "\(command)")
    }
    let explained = ProgramRun.signet(
      ["explain", "collections/a.yaml", "--request", "One", "--file-root", folder.path], in: project)
    #expect(explained.output.contains("the body"), "\(explained.everything)")
    #expect(server.texts.last?.hasSuffix("the body") == true)
    #expect(server.texts.last?.contains("X-From: local") == true)
    let missing = ProgramRun.signet(["run", "--file-root", "nowhere"], in: project)
    #expect(missing.status == 2)
    #expect(missing.errors.contains("--file-root nowhere: there is no such folder"))
  }

  // MARK: --dry-run

  @Test("--dry-run sends nothing, writes nothing, and ends as the run would begin")
  func dryRun() {
    let folder = project(
      """
      collection: A
      base_url: "{{origin}}"
      requests:
        - {name: Brings, get: /a, capture: {id: $.id}}
        - {name: Uses, delete: "/{{id}}"}
      """,
      environment:
        "environment: test\nprotected: true\nallow_hosts: [127.0.0.1]\nvariables: {origin: \"\(server.url)\"}\n")
    let dry = ProgramRun.signet(["run", "--dry-run", "-e", "test", "--allow-writes", "test"], in: folder.path)
    #expect(dry.status == 0, "\(dry.everything)")
    #expect(dry.output.contains("→ Brings   GET \(server.url)a\n"))
    #expect(dry.output.contains("… Uses   DELETE \(server.url)<id>\n      waits for 'id' from 'Brings'\n"))
    let locked = ProgramRun.signet(["run", "--dry-run", "-e", "test"], in: folder.path)
    #expect(locked.status == 4)
    #expect(locked.output.contains("! Uses   refused"))
    #expect(locked.errors.contains("--allow-writes test"))
    #expect(ProgramRun.signet(["run", "--dry-run"], in: folder.path).status == 2)
    #expect(server.connections == 0)
    #expect(folder.read("reports/junit.xml") == nil)
  }

  // MARK: --shard

  @Test("--shard runs each collection exactly once, and an empty shard is good and has its reports")
  func shards() throws {
    let folder = TemporaryFolder()
    for name in ["a", "b", "c"] {
      folder.write(
        "collections/\(name).yaml", "collection: \(name)\nrequests:\n  - {name: One, get: \"\(server.url)\(name)\"}\n")
    }
    for shard in 1...5 {
      let run = ProgramRun.signet(["run", "--shard", "\(shard)/5", "--reports-dir", "r\(shard)"], in: folder.path)
      #expect(run.status == 0, "\(run.everything)")
      #expect(run.output.contains("shard \(shard)/5 runs "))
      let junit = try #require(folder.read("r\(shard)/junit.xml"))
      #expect(junit.contains("<testsuites") && junit.contains("</testsuites>") || junit.contains("/>"), "\(junit)")
      #expect(folder.read("r\(shard)/run.ndjson")?.contains("run_finished") == true)
    }
    #expect(server.texts.compactMap { $0.split(separator: " ").dropFirst().first }.sorted() == ["/a", "/b", "/c"])
  }

  @Test("--shard auto reads the variables of CI, and says which where there is none")
  func automaticShard() {
    let folder = tagged()
    let run = ProgramRun.signet(
      ["run", "--shard", "auto", "--no-reports", "--tag", "orders"], in: folder.path,
      environment: ["CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "1"])
    #expect(run.status == 0, "\(run.everything)")
    let none = ProgramRun.signet(["run", "--shard", "auto"], in: folder.path)
    #expect(none.status == 2)
    for name in ["CI_NODE_INDEX", "CIRCLE_NODE_TOTAL", "BUILDKITE_PARALLEL_JOB", "SIGNET_SHARD"] {
      #expect(none.errors.contains(name))
    }
    #expect(ProgramRun.signet(["run", "--shard", "3/2"], in: folder.path).status == 2)
    #expect(ProgramRun.signet(["run", "--timings", "x"], in: folder.path).status == 2)
  }

  @Test("--timings balances by an earlier journal, wherever the program is started")
  func timings() throws {
    let folder = TemporaryFolder()
    for name in ["a", "b", "c", "d"] {
      folder.write(
        "collections/\(name).yaml", "collection: \(name)\nrequests:\n  - {name: One, get: \"\(server.url)\(name)\"}\n")
    }
    #expect(ProgramRun.signet(["run", "--jobs", "1"], in: folder.path).status == 0)
    // The journal of that run, with times that no machine can change.
    let lines = try #require(folder.read("reports/run.ndjson")).split(separator: "\n")
    let times = ["1", "1.5", "9", "1"].enumerated().map { index, seconds in
      "{\"event\":\"collection_finished\",\"collection\":\(index),\"duration\":\(seconds)}"
    }
    let kept = lines.filter { !$0.contains("\"collection_finished\"") }.map(String.init)
    folder.write("reports/run.ndjson", (kept + times).joined(separator: "\n") + "\n")
    let before = server.texts.count
    let arguments = ["run", "--no-reports", "--timings", "reports/run.ndjson", "--shard"]
    #expect(ProgramRun.signet(arguments + ["1/2"], in: folder.path).status == 0)
    #expect(server.texts.dropFirst(before).count == 1)
    #expect(server.texts.last?.hasPrefix("GET /c") == true)
    let inside = ProgramRun.signet(
      ["run", ".", "--no-reports", "--timings", "../reports/run.ndjson", "--shard", "1/2"],
      in: folder.path + "/collections")
    #expect(inside.status == 0, "\(inside.everything)")
    #expect(server.texts.dropFirst(before + 1).map { $0.prefix(6) } == ["GET /c"])
    let missing = ProgramRun.signet(["run", "--timings", "nowhere", "--shard", "1/2"], in: folder.path)
    #expect(missing.status == 2)
    #expect(missing.errors.contains("--timings nowhere"))
  }
}
