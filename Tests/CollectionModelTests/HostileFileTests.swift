import CollectionModel
import Diagnostics
import Testing

@Suite struct HostileFileTests {
  private static let good = """
    collection: Orders
    extends: ../shared/f.yaml
    tags: [a, b]
    variables: {page_size: 10, deep: {x: [1, 2]}}
    headers: {Accept: application/json, X-List: [1, 2]}
    auth: {basic: {username: u, password: "{{p}}"}}
    retry: {attempts: 3, on: [connection, 5xx], delay: 200ms}
    hints:
      - when: {status: 404, json: {$.code: 1}}
        hint: Look again.
    requests:
      - name: Search orders
        post: "{{base}}/search"
        query: {page: 1}
        json: {a: &x {b: c}, d: *x}
        expect:
          status: [200, 2xx]
          json:
            $.code: 0
            $.data.orders: {length: {at_least: 1}}
        capture: {order_id: '$.data[0].id', t: {query: status, default: 1}}
      - name: Group
        requests:
          - {name: Inner, get: /x, multipart: {a: b, c: {text: d}}}
    """

  private func load(_ bytes: [UInt8]) -> LoadedProject {
    let files = MemoryFileSystem(bytes: ["collections/a.yaml": bytes, "shared/f.yaml": Array("fragment: F".utf8)])
    let project = Project.load(paths: ["collections/a.yaml"], fileSystem: files, pending: [])
    let renderer = DiagnosticRenderer(color: true)
    for diagnostic in project.diagnostics { _ = renderer.render(diagnostic) }
    return project
  }

  @Test("the good file is good")
  func good() {
    #expect(load(Array(Self.good.utf8)).diagnostics.map(\.message) == [])
  }

  @Test("of a file with two thousand mistakes the first are told and the rest counted")
  func manyMistakes() throws {
    let statuses = String(repeating: "00, ", count: 1999)
    let text = "collection: A\nrequests:\n  - {name: A, get: /a, expect: {status: [\(statuses)00]}}\n"
    let diagnostics = load(Array(text.utf8)).diagnostics
    #expect(diagnostics.count == 101)
    let last = try #require(diagnostics.last)
    #expect(last.message == "1900 more mistakes in 'collections/a.yaml', from here on")
    #expect(last.place?.line == 3)
    #expect(last.severity == .error)
  }

  @Test("errors are told behind however many warnings")
  func warningsDoNotHide() {
    let place = SourceSpan(line: 1, column: 1)
    let source = SourceText(path: "a.yaml", text: "a")
    let warnings = (0..<300).map { Diagnostic(.warning, "warning \($0)", at: SourcePlace(source, place)) }
    let kept = DiagnosticLimit.applied(to: warnings + [Diagnostic("wrong", at: SourcePlace(source, place))])
    #expect(kept.count == 102)
    #expect(kept.last?.message == "wrong")
    #expect(kept.contains { $0.message == "200 more warnings in 'a.yaml', from here on" && $0.severity == .warning })
  }

  @Test("no prefix of a file can crash the loader")
  func prefixes() {
    let bytes = Array(Self.good.utf8)
    for end in 0..<bytes.count {
      let project = load(Array(bytes[..<end]))
      #expect(project.collections.count + project.diagnostics.count > 0)
    }
  }

  @Test("no flipped byte can crash the loader", arguments: 0..<4)
  func flips(seed: Int) {
    let good = Array(Self.good.utf8)
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 11) % bound
    }
    let signs = Array("{}[]:,#&*!|>'\"%@`-? \n\t0$".utf8)
    for _ in 0..<250 {
      var bytes = good
      for _ in 0..<(1 + random(3)) {
        bytes[random(bytes.count)] = random(2) == 0 ? signs[random(signs.count)] : UInt8(random(256))
      }
      let project = load(bytes)
      #expect(project.collections.count + project.diagnostics.count > 0)
    }
  }
}
