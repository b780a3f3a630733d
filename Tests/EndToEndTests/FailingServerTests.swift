import TestSupport
import Testing

@Suite("A server that misbehaves")
struct FailingServerTests {
  private let ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n{\"a\": 1}"

  @Test("is a result with a reason, and the rest of the run goes on")
  func restGoesOn() throws {
    let refused = ScriptedServer.freePort()
    let resets = ScriptedServer([.receive, .reset])
    let hangs = ScriptedServer([.receive, .stall])
    let cutsHeaders = ScriptedServer([.receive, .send("HTTP/1.1 200 OK\r\nContent-Le"), .close])
    let cutsBody = ScriptedServer([.receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), .close])
    let works = ScriptedServer(answering: ok)
    let folder = TemporaryFolder()
    folder.write(
      "collections/failing.yaml",
      """
      collection: Failing
      timeout: 300ms
      requests:
        - {name: Refused, get: "http://127.0.0.1:\(refused)/"}
        - {name: Reset, get: "\(resets.url)"}
        - {name: Hangs, get: "\(hangs.url)"}
        - {name: Cuts the headers, get: "\(cutsHeaders.url)"}
        - {name: Cuts the body, get: "\(cutsBody.url)"}
        - {name: Works, get: "\(works.url)", expect: {json: {$.a: 1}}}
      """)
    let run = ProgramRun.signet(["run"], in: folder.path)
    #expect(run.status == 3)
    #expect(run.output.contains("could not connect to 127.0.0.1:\(refused): connection refused"), "\(run.output)")
    #expect(run.output.contains("reset"))
    #expect(run.output.contains("no response within") || run.output.contains("300 ms"))
    #expect(run.output.contains("inside the headers"))
    #expect(run.output.contains("4 of 100 bytes"))
    #expect(run.output.contains("6: 1 passed"), "\(run.output)")
    let junit = try #require(folder.read("reports/junit.xml"))
    #expect(junit.contains("tests=\"6\" failures=\"0\" errors=\"5\""))
  }

  @Test("that answers 500 is never green, though nothing was expected")
  func noExpectation() {
    let server = ScriptedServer(answering: "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")
    let folder = TemporaryFolder()
    folder.write("collections/a.yaml", "collection: A\nrequests:\n  - {name: One, get: \"\(server.url)\"}\n")
    let run = ProgramRun.signet(["run"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.contains("status is not 2xx") || run.output.contains("expected: 2xx"), "\(run.output)")
  }

  @Test("costs one failure, and five skips that name it")
  func dataFlow() throws {
    let server = ScriptedServer(answering: ok)
    let folder = TemporaryFolder()
    let dependants = (1...5).map { "  - {name: Use \($0), get: \"\(server.url)?id={{order_id}}\"}\n" }.joined()
    folder.write(
      "collections/flow.yaml",
      """
      collection: Flow
      variables: {order_id: an outer value must not hide the failure}
      requests:
        - name: Search orders
          get: \(server.url)
          capture: {order_id: $.data.id}

      """ + dependants)
    let run = ProgramRun.signet(["run"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.output.contains("6: 1 failed, 5 skipped"), "\(run.output)")
    #expect(run.output.split(separator: "needs 'order_id' from 'Search orders', which failed").count == 6)
    #expect(server.requests.count == 1)
  }

  @Test("gets each attempt signed anew, and a kept connection that died is not mistaken for an answer")
  func retries() {
    let server = ScriptedServer(
      [.receive, .send("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), .close],
      [.receive, .send(ok), .close])
    let folder = TemporaryFolder()
    folder.write(
      "collections/retry.yaml",
      """
      collection: Retry
      requests:
        - name: Again
          get: \(server.url)
          retry: {attempts: 3, on: [5xx]}
          pre_request:
            - hash: {into: header.x-signature, algorithm: sha256, input: "{{$uuid}}", encoding: hex}
      """)
    let run = ProgramRun.signet(["run"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    let signatures = server.texts.compactMap { text in
      text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("x-signature:") }
    }
    #expect(signatures.count == 2)
    #expect(Set(signatures).count == 2)
    #expect(folder.read("reports/junit.xml")?.contains("<flakyFailure") == true)
  }

  @Test("keeps numbers as they were written, from response to body")
  func exactNumbers() {
    let numbers = ["9007199254740993", "123456789012345678901234567890", "1.10", "1e-400"]
    let body = "{\"n\": [\(numbers.joined(separator: ", "))]}"
    let server = ScriptedServer(answering: "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    let folder = TemporaryFolder()
    folder.write(
      "collections/numbers.yaml",
      """
      collection: Numbers
      requests:
        - name: Read
          get: \(server.url)
          expect: {json: {"$.n[0]": 9007199254740993, "$.n[1]": 123456789012345678901234567890}}
          capture: {n: $.n}
        - name: Write
          post: \(server.url)
          json: {n: "{{n}}", same: 1.10}
      """)
    let run = ProgramRun.signet(["run"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    #expect(server.texts.last?.hasSuffix("{\"n\":[\(numbers.joined(separator: ","))],\"same\":1.10}") == true)
  }

  @Test("is asked again only for what failed, with --rerun-failed and what that needs")
  func rerunFailed() {
    let server = ScriptedServer(answering: ok)
    let folder = TemporaryFolder()
    folder.write(
      "collections/a.yaml",
      """
      collection: A
      requests:
        - {name: Brings, get: "\(server.url)brings", capture: {a: $.a}}
        - {name: Apart, get: "\(server.url)apart"}
        - {name: Fails, get: "\(server.url)fails/{{a}}", expect: {status: 201}}
      """)
    #expect(ProgramRun.signet(["run"], in: folder.path).status == 1)
    let again = ProgramRun.signet(["run", "--rerun-failed", "reports/run.ndjson"], in: folder.path)
    #expect(again.status == 1)
    #expect(again.output.contains("2: 1 passed, 1 failed"), "\(again.everything)")
    #expect(server.texts.count { $0.contains("/apart") } == 1)
    #expect(ProgramRun.signet(["run", "--rerun-failed", "nowhere"], in: folder.path).status == 2)
  }
}
