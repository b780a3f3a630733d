import TestSupport
import Testing

@Suite("One failed request with five that need it")
struct SkippingTests {
  @Test("is one failure and five skips that name it, however they depend on it")
  func kinds() throws {
    let server = ScriptedServer(answering: .json("{\"a\": 1}"))
    let folder = TemporaryFolder()
    folder.write(
      "collections/flow.yaml",
      """
      collection: Flow
      variables: {reference: "ref-{{order_id}}"}
      signers:
        own: {parameters: [order_id], steps: [{set: {header.X-Sign: "{{order_id}}"}}]}
      requests:
        - {name: Search orders, get: "\(server.url)", capture: {order_id: $.data.id}}
        - {name: Directly, get: "\(server.url){{order_id}}", capture: {line_id: $.a}}
        - {name: In a chain, get: "\(server.url){{line_id}}"}
        - {name: By a variable of the collection, get: "\(server.url)?r={{reference}}"}
        - name: Folder
          headers: {X-Order: "{{order_id}}"}
          requests:
            - {name: By a header of the folder, get: "\(server.url)"}
        - {name: By a parameter of a signer, get: "\(server.url)", pre_request: [{sign: own}]}
      """)
    let run = ProgramRun.signet(
      ["run", "--report", "json=reports/run.json", "--report", "tap=reports/run.tap"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.contains("6: 1 failed, 5 skipped"), "\(run.output)")
    #expect(server.requests.count == 1, "nothing but the producer is sent")
    let junit = try #require(folder.read("reports/junit.xml"))
    #expect(junit.contains("tests=\"6\" failures=\"1\" errors=\"0\" skipped=\"5\""), "\(junit)")
    #expect(junit.split(separator: "<skipped message=").count { $0.contains("'Search orders', which failed") } == 5)
    let tap = try #require(folder.read("reports/run.tap"))
    #expect(
      tap.split(separator: "\n").count { $0.contains("# SKIP") && $0.contains("'Search orders', which failed") } == 5)
    for name in ["reports/run.ndjson", "reports/run.json"] {
      let text = try #require(folder.read(name))
      #expect(text.split(separator: "'Search orders', which failed").count == 6, "\(name):\n\(text)")
    }
    #expect(
      run.output.contains(
        "needs 'line_id' from 'Directly', which was skipped: needs 'order_id' from 'Search orders', which failed"))
  }

  @Test("is no reason to skip what only could have used it: a default serves, and so does a later producer")
  func defaults() {
    let server = ScriptedServer(
      [.receive, .send(.json("{}")), .receive, .send(.json("{\"id\": 7}")), .receive, .send(.json("{}")), .close])
    let folder = TemporaryFolder()
    folder.write(
      "collections/flow.yaml",
      """
      collection: Flow
      requests:
        - {name: First, get: "\(server.url)", capture: {id: $.id}}
        - {name: Second, get: "\(server.url)", capture: {id: $.id}}
        - {name: Uses, get: "\(server.url)x/{{id}}"}
      """)
    let run = ProgramRun.signet(["run"], in: folder.path)
    #expect(run.output.contains("3: 2 passed, 1 failed"), "\(run.output)")
    #expect(server.texts.last?.contains("GET /x/7 ") == true)
  }
}
