import TestSupport
import Testing

@Suite("What differs between two JSON values")
struct DifferenceTests {
  private func run(_ body: String, _ expected: String) -> (run: ProgramRun, folder: TemporaryFolder) {
    let server = ScriptedServer(answering: .json(body))
    let folder = TemporaryFolder()
    folder.write(
      "collections/a.yaml",
      "collection: A\nrequests:\n  - {name: One, get: \"\(server.url)\", expect: {json: {$: {equals: \(expected)}}}}\n")
    return (ProgramRun.signet(["run", "--report-bodies", "none"], in: folder.path), folder)
  }

  @Test("is told path by path: what changed, is missing, or is too much")
  func paths() throws {
    let (run, folder) = run(
      #"{"id": 576461413038785752, "name": "b", "list": [1, 2, 4], "more": true, "deep": {"x": {"y": "1"}}}"#,
      #"{id: 576461413038785753, name: a, list: [1, 2, 3, 4], deep: {x: {y: 1}}, gone: null}"#)
    #expect(run.status == 1)
    let wanted = [
      "$['id']: expected 576461413038785753, got 576461413038785752", "$['name']: expected \"a\", got \"b\"",
      "$['list'][2]: missing, expected 3", "$['deep']['x']['y']: expected 1, got \"1\" (integer became string)",
      "$['gone']: missing, expected null", "$['more']: unexpected true",
    ]
    let junit = try #require(folder.read("reports/junit.xml"))
    let plain = junit.replacing("&apos;", with: "'").replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
    for line in wanted {
      #expect(run.output.contains(line), "\(run.output)")
      #expect(plain.contains(line), "\(junit)")
    }
  }

  @Test("is bounded where a megabyte differs in 10,000 places")
  func large() throws {
    func document(_ sign: String) -> String {
      "["
        + (0..<10_000).map { "{\"id\": \($0), \"text\": \"\(sign)\(String(repeating: "x", count: 80))\"}" }.joined(
          separator: ", ") + "]"
    }
    let (run, folder) = run(document("a"), document("b"))
    #expect(run.status == 1)
    #expect(run.output.contains("… and 9980 more differences"), "\(run.output.prefix(6000))")
    #expect(run.output.utf8.count < 20_000)
    for report in ["reports/junit.xml", "reports/run.ndjson"] {
      #expect(try #require(folder.read(report)).utf8.count < 60_000)
    }
  }
}
