import TestSupport
import Testing

@Suite("signet vectors")
struct VectorsTests {
  @Test("every vector of every built-in signer holds, and the table says where each comes from")
  func all() {
    let run = ProgramRun.signet(["vectors"], in: "/tmp")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let lines = run.output.split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("ok  ") }
    #expect(rows.count >= 40)
    #expect(Set(rows.compactMap { $0.dropFirst(6).split(separator: " ").first }).count >= 10)
    #expect(rows.allSatisfy { $0.contains("  published  ") || $0.contains("  computed   ") })
    #expect(lines.last?.hasSuffix("all hold") == true)
  }

  @Test("one signer's vectors can be asked for alone, as JSON too")
  func one() {
    let run = ProgramRun.signet(["vectors", "github-webhook", "--format", "json"], in: "/tmp")
    #expect(run.status == 0)
    #expect(
      run.output == """
        [
          {
            "scheme": "github-webhook",
            "vector": "hello-world",
            "origin": "published",
            "source": "GitHub Docs, 'Validating webhook deliveries'",
            "holds": true,
            "mismatches": []
          }
        ]

        """)
  }

  @Test("a signer that does not exist is a usage error with a suggestion")
  func unknown() {
    let run = ProgramRun.signet(["vectors", "github-webook"], in: "/tmp")
    #expect(run.status == 2)
    #expect(run.errors.contains("there is no built-in signer 'github-webook'; did you mean 'github-webhook'?"))
  }
}
