import Glibc
import TestSupport
import Testing

/// Where a run is when the signal comes.
enum Moment: String, CaseIterable {
  case request = "a request hangs"
  case delay = "a delay is waited for"
  case retryPause = "the pause before a retry is waited for"
  case setup = "setup hangs"
  case teardown = "teardown hangs"
}

@Suite("An interrupted run")
struct InterruptionTests {
  private let works = ScriptedServer(answering: .json("{}"))
  private let hangs = ScriptedServer([.receive, .stall])
  private let busy = ScriptedServer(answering: "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")

  private func project(_ moment: Moment) -> TemporaryFolder {
    let hanging = "- {name: Hangs, get: \"\(hangs.url)\"}"
    let folder = TemporaryFolder()
    let items: (setup: String, request: String, teardown: String) =
      switch moment {
      case .request: ("", hanging, "")
      case .delay: ("", "- {name: Hangs, get: \"\(works.url)late\", delay: 1h}", "")
      case .retryPause:
        ("", "- {name: Hangs, get: \"\(busy.url)\", retry: {attempts: 3, on: [5xx], delay: 1h, max_delay: 1h}}", "")
      case .setup: (hanging, "- {name: Works, get: \"\(works.url)\"}", "")
      case .teardown: ("", "- {name: Works, get: \"\(works.url)\"}", hanging)
      }
    folder.write(
      "collections/a.yaml",
      """
      collection: A
      setup:
        - {name: Sets up, get: "\(works.url)setup"}
        \(items.setup)
      requests:
        - {name: First, get: "\(works.url)first"}
        \(items.request)
        - {name: Never, get: "\(works.url)never"}
      teardown:
        \(items.teardown)
        - {name: Clears up, get: "\(works.url)teardown"}
      """)
    return folder
  }

  /// Waits until the run is there: the server has seen it, or the program has said what came before.
  private func wait(for moment: Moment, _ program: RunningProgram) {
    switch moment {
    case .request, .setup, .teardown: while hangs.requests.isEmpty { usleep(500) }
    case .delay: while !program.outputSoFar.contains("First") { usleep(500) }
    case .retryPause: while busy.requests.isEmpty { usleep(500) }
    }
  }

  private struct Counts: Equatable {
    var tests = 0, failures = 0, errors = 0, skipped = 0
  }

  private func counts(_ junit: String) -> Counts {
    func number(_ name: String) -> Int {
      guard let range = junit.firstRange(of: " \(name)=\"") else { return -1 }
      return Int(junit[range.upperBound...].prefix { $0.isNumber }) ?? -1
    }
    return Counts(
      tests: number("tests"), failures: number("failures"), errors: number("errors"), skipped: number("skipped"))
  }

  @Test(
    "runs its teardown, writes whole reports whose counts add up, and ends with the signal's code",
    arguments: Moment.allCases, [SIGINT, SIGTERM])
  func whole(_ moment: Moment, _ signal: Int32) throws {
    let folder = project(moment)
    let program = RunningProgram(
      ["run", "--report", "json=reports/run.json", "--report", "tap=reports/run.tap"], in: folder.path)
    wait(for: moment, program)
    program.signal(signal)
    let run = program.wait()
    #expect(run.status == 128 + signal, "\(run.everything)")
    #expect(works.texts.contains { $0.hasPrefix("GET /teardown ") }, "teardown is run: \(run.everything)")
    #expect(works.texts.contains { $0.hasPrefix("GET /late ") } == false)
    if moment != .teardown { #expect(works.texts.contains { $0.hasPrefix("GET /never ") } == false) }

    let total = moment == .setup ? 6 : moment == .teardown ? 6 : 5
    let junit = try #require(folder.read("reports/junit.xml"))
    let counted = counts(junit)
    #expect(junit.hasSuffix("</testsuites>\n"))
    #expect(counted.tests == total, "\(junit)")
    #expect(junit.split(separator: "<testcase ").count - 1 == total)
    #expect(junit.split(separator: "<skipped").count - 1 == counted.skipped)
    #expect(junit.split(separator: "<error").count - 1 == counted.errors && counted.errors == 1, "\(junit)")
    #expect(junit.contains("interrupted"))

    let journal = try #require(folder.read("reports/run.ndjson"))
    let lines = journal.split(separator: "\n")
    #expect(lines.count { $0.contains("\"request_finished\"") } == total)
    #expect(lines.last?.contains("\"run_finished\"") == true && journal.hasSuffix("\n"))
    let tap = try #require(folder.read("reports/run.tap"))
    #expect(tap.split(separator: "\n").count { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") } == total)
    #expect(folder.read("reports/run.json")?.hasSuffix("}\n") == true)
    #expect(run.output.contains("\(total): "), "\(run.output)")
  }

  @Test("ends at once at the second signal, with the journal's lines whole", arguments: [SIGINT, SIGTERM])
  func twice(_ signal: Int32) throws {
    let folder = project(.teardown)
    let program = RunningProgram(["run"], in: folder.path)
    wait(for: .teardown, program)
    program.signal(signal)
    while works.texts.contains(where: { $0.hasPrefix("GET /teardown ") }) == false, hangs.connections < 2 {
      usleep(500)
    }
    program.signal(signal)
    let run = program.wait()
    #expect(run.status == 128 + signal, "\(run.everything)")
    let journal = try #require(folder.read("reports/run.ndjson"))
    #expect(journal.hasSuffix("\n") && journal.contains("\"First\""))
  }

  @Test("with other collections beside it ends them all, each with its teardown")
  func manyCollections() throws {
    let folder = TemporaryFolder()
    for name in ["a", "b", "c"] {
      folder.write(
        "collections/\(name).yaml",
        """
        collection: \(name)
        requests:
          - {name: Hangs, get: "\(hangs.url)\(name)"}
        teardown:
          - {name: Clears up, get: "\(works.url)teardown-\(name)"}
        """)
    }
    let program = RunningProgram(["run", "--jobs", "2"], in: folder.path)
    while hangs.requests.count < 2 { usleep(500) }
    program.signal(SIGINT)
    let run = program.wait()
    #expect(run.status == 130)
    // The third had not begun: it has nothing to clear away, but its cases are told.
    #expect(works.texts.contains { $0.hasPrefix("GET /teardown-a ") })
    #expect(works.texts.contains { $0.hasPrefix("GET /teardown-b ") })
    let junit = try #require(folder.read("reports/junit.xml"))
    #expect(counts(junit).tests == 6, "\(junit)")
    #expect(counts(junit).errors == 2)
  }
}
