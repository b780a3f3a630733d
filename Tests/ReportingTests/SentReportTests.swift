import JSON
import Reporting
import RunEvents
import Testing

@Suite("What send prints")
struct SentReportTests {
  private func result(
    _ body: String, _ outcome: RequestResult.Outcome = .passed, checks: [CheckResult] = [], hints: [String] = []
  ) -> RequestResult {
    RunFixture.result(
      RunFixture.planned(0, "One"), outcome, checks: checks, hints: hints, exchange: RunFixture.exchange(body: body))
  }

  @Test("is the status line and the body, laid out on a terminal and as received elsewhere")
  func body() {
    let report = SentReport(result(#"{"a":1.10,"b":[]}"#))
    #expect(report.text(isVerbose: false, isPretty: false) == "HTTP/1.1 200   41 ms\n\n{\"a\":1.10,\"b\":[]}\n")
    #expect(
      report.text(isVerbose: false, isPretty: true) == "HTTP/1.1 200   41 ms\n\n{\n  \"a\": 1.10,\n  \"b\": []\n}\n")
  }

  @Test("lets no control character of a server through")
  func control() {
    let text = SentReport(result("\u{1B}[2J\u{7}evil\r\nnext\u{202E}")).text(isVerbose: false, isPretty: true)
    #expect(text.hasSuffix("\\u{1B}[2J\\u{7}evil\nnext\\u{202E}\n"))
  }

  @Test("has the headers of both with -v")
  func headers() {
    let text = SentReport(result("")).text(isVerbose: true, isPretty: false)
    #expect(text.contains("> GET http://127.0.0.1:8080/orders\n> Content-Type: application/json\n"))
    #expect(text.contains("\n< Set-Cookie: a=1\n< Set-Cookie: b=2\n"))
  }

  @Test("has failed checks with their hints")
  func failure() {
    let text = SentReport(result("{}", .failed, checks: [RunFixture.codeCheck()], hints: ["look there"]))
      .text(isVerbose: false, isPretty: false)
    #expect(text.contains("error: $.code is not 0"))
    #expect(text.contains("hint: look there"))
  }

  @Test("is one JSON object for programs")
  func json() throws {
    let report = SentReport(result(#"{"a":1e400}"#, .failed, checks: [RunFixture.codeCheck()]))
    let text = JSONWriter.compact(report.json)
    #expect(
      text.hasPrefix(
        #"{"outcome":"failed","error":null,"method":"GET","url":"http://127.0.0.1:8080/orders","status":200,"duration_ms":41,"#
      ))
    #expect(text.contains(#""json":{"a":1e400}"#))
    #expect(text.contains(#"{"title":"$.code equals 0","passed":false,"#))
  }
}
