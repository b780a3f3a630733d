import TestSupport
import Testing

@Suite("Numbers keep the text that the server wrote")
struct ExactNumberTests {
  /// What a binary double would change: digits beyond 2⁵³, a zero at the end, exponents beyond its range, its own sign of
  /// zero, and the form in which an exponent is written.
  private static let numbers = [
    "9007199254740993", "123456789012345678901234567890", "1.10", "1e-400", "1E+400", "-0",
  ]
  /// A number next to each, which must count as another.
  private static let others = [
    "9007199254740992", "123456789012345678901234567891", "1.101", "2e-400", "1.1E+400", "1e-999",
  ]

  private static func server() -> ScriptedServer {
    let members = numbers.enumerated().map { "\"n\($0.offset)\": \($0.element)" }.joined(separator: ", ")
    return ScriptedServer(answering: .json("{\(members)}"))
  }

  @Test("from response through capture into the next request: as a value, in a text, in URL, form and header")
  func intoRequests() throws {
    let server = Self.server()
    let folder = TemporaryFolder()
    let names = Self.numbers.indices.map { "n\($0)" }
    let captures = names.map { "\($0): $.\($0)" }.joined(separator: ", ")
    let values = names.map { "\($0): \"{{\($0)}}\"" }.joined(separator: ", ")
    let texts = names.map { "\($0): \"<{{\($0)}}>\"" }.joined(separator: ", ")
    folder.write(
      "collections/a.yaml",
      """
      collection: A
      requests:
        - {name: Read, get: "\(server.url)", capture: {\(captures)}}
        - {name: As values, post: "\(server.url)", json: {\(values)}}
        - {name: In texts, post: "\(server.url)", json: {\(texts)}}
        - {name: Filtered, post: "\(server.url)", json: {all: "{{n1 | to_string}} {{n3 | to_number}} {{n2 | add 0}}"}}
        - {name: Elsewhere, post: "\(server.url)p/{{n1}}/{{n2}}", headers: {X-N: "{{n3}}"}, form: {a: "{{n4}}", b: "{{n5}}"}}
      """)
    let run = ProgramRun.signet(["run"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    let texts2 = server.texts
    try #require(texts2.count == 5)
    let pairs = zip(names, Self.numbers)
    #expect(texts2[1].hasSuffix("{" + pairs.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"))
    #expect(texts2[2].hasSuffix("{" + pairs.map { "\"\($0)\":\"<\($1)>\"" }.joined(separator: ",") + "}"))
    #expect(texts2[3].hasSuffix(#"{"all":"123456789012345678901234567890 1e-400 1.10"}"#))
    #expect(texts2[4].contains("/p/123456789012345678901234567890/1.10 HTTP"))
    #expect(texts2[4].contains("X-N: 1e-400\r\n") && texts2[4].hasSuffix("a=1E%2B400&b=-0"))
  }

  @Test(
    "in comparisons: with literals, 'equals', 'one_of' and 'close_to', which tell the nearest other number apart",
    arguments: Array(numbers.indices))
  func comparisons(_ index: Int) {
    let (number, other) = (Self.numbers[index], Self.others[index])
    let server = Self.server()
    let folder = TemporaryFolder()
    func request(_ name: String, _ matcher: String) -> String {
      "  - {name: \(name), get: \"\(server.url)\", expect: {json: {$.n\(index): \(matcher)}}}\n"
    }
    let holding = [
      number, "{equals: \(number)}", "{one_of: [\(other), \(number)]}", "{close_to: {value: \(number), within: 0}}",
    ]
    let failing = [other, "{equals: \(other)}", "{one_of: [\(other)]}", "{close_to: {value: \(other), within: 0}}"]
    folder.write(
      "collections/a.yaml",
      "collection: A\nrequests:\n"
        + holding.enumerated().map { request("Holds \($0.offset)", $0.element) }.joined()
        + failing.enumerated().map { request("Fails \($0.offset)", $0.element) }.joined())
    let run = ProgramRun.signet(["run"], in: folder.path)
    #expect(run.output.contains("8: 4 passed, 4 failed"), "\(run.everything)")
    for name in 0..<4 { #expect(run.output.contains("✓ Fails \(name)") == false) }
  }

  @Test("in every report, expected and actual alike")
  func reports() throws {
    let server = Self.server()
    let folder = TemporaryFolder()
    let checks = zip(Self.others, Self.numbers.indices).map { "          $.n\($1): \($0)\n" }.joined()
    folder.write(
      "collections/a.yaml",
      "collection: A\nrequests:\n  - name: Read\n    get: \(server.url)\n    expect:\n        json:\n\(checks)")
    let run = ProgramRun.signet(
      ["run", "--report", "json=reports/run.json", "--report", "tap=reports/run.tap"], in: folder.path)
    #expect(run.status == 1, "\(run.everything)")
    let reports = [
      "console": run.output, "junit": folder.read("reports/junit.xml"), "ndjson": folder.read("reports/run.ndjson"),
      "json": folder.read("reports/run.json"), "tap": folder.read("reports/run.tap"),
    ]
    for (name, text) in reports {
      let text = try #require(text)
      for number in Self.numbers + Self.others {
        #expect(text.contains(number), "\(number) in \(name):\n\(text)")
      }
    }
    #expect(run.output.contains("actual:   123456789012345678901234567890\n"), "\(run.output)")
  }
}
