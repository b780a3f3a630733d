import TestSupport
import Testing

@Suite("A response that is hostile")
struct HostileResponseTests {
  /// Runs one request against the script; its `more` are further keys.
  private func run(_ script: [ScriptedServer.Act], _ more: String = "") -> (run: ProgramRun, folder: TemporaryFolder) {
    let server = ScriptedServer(script)
    let folder = TemporaryFolder()
    folder.write(
      "collections/a.yaml",
      "collection: A\nrequests:\n  - name: One\n    get: \(server.url)\n    timeout: 2m\n\(more)")
    return (ProgramRun.signet(["run"], in: folder.path), folder)
  }

  private func isWhole(_ folder: TemporaryFolder) -> Bool {
    folder.read("reports/junit.xml")?.hasSuffix("</testsuites>\n") == true
      && folder.read("reports/run.ndjson")?.split(separator: "\n").last?.contains("run_finished") == true
  }

  @Test("by a body beyond max_body is an error that names the limit, announced or not")
  func tooLarge() {
    let body = [UInt8](repeating: 0x61, count: 5000)
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    let chunk = "1388\r\n" + String(repeating: "a", count: 5000) + "\r\n"
    for script in [[ScriptedServer.Act.receive, .send(body: body), .stall], [.receive, .send(head + chunk), .stall]] {
      let (run, folder) = run(script, "    max_body: 4KiB\n")
      #expect(run.status == 3, "\(run.everything)")
      #expect(run.output.contains("the body is larger than 4 KiB (max_body)"), "\(run.output)")
      #expect(isWhole(folder))
    }
  }

  @Test("by a body that never ends is cut off at max_body, in little memory")
  func endless() {
    let megabyte = "100000\r\n" + String(repeating: "x", count: 1 << 20) + "\r\n"
    let script = [ScriptedServer.Act.receive, .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")]
    let (run, _) = run(script + Array(repeating: .send(megabyte), count: 12) + [.stall], "    max_body: 8MiB\n")
    #expect(run.status == 3)
    #expect(run.output.contains("the body is larger than 8 MiB (max_body)"), "\(run.output)")
  }

  @Test(
    "that is cut off says after how much, and that of whom",
    arguments: [
      ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":", "the body ended after 5 of 100 bytes"),
      (
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n",
        "the body ended before its last chunk, after 5 bytes"
      ),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "the chunked body is malformed"),
      ("HTTP/1.1 200 OK\r\nContent-Len", "inside the headers"),
      ("SSH-2.0-OpenSSH_9\r\n", "not HTTP"),
    ])
  func cutOff(_ response: String, _ reason: String) {
    let (run, folder) = run([.receive, .send(response), .close])
    #expect(run.status == 3, "\(run.everything)")
    #expect(run.output.contains(reason), "\(run.output)")
    #expect(isWhole(folder))
  }

  @Test("by a Content-Length that is too short is judged by what was announced, and the rest disturbs nothing")
  func shortLength() {
    let (run, _) = run(
      [.receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{\"a\": 1}HTTP/1.1 500 Smuggled\r\n\r\n"), .stall],
      "    expect: {json: {$.a: 1}}\n  - {name: Two, get: \"http://127.0.0.1:\(ScriptedServer.freePort())/\"}\n")
    #expect(
      run.output.contains("2: 1 passed, 1 failed") || run.output.contains("2: 1 passed, 1 error"), "\(run.output)")
    #expect(!run.output.contains("Smuggled"))
  }

  @Test("by a small body that unpacks to a large one counts as it is unpacked")
  func bomb() {
    let (run, folder) = run(
      [.receive, .send(body: GzipBomb.megabytes(16), encoding: "gzip"), .stall], "    max_body: 4MiB\n")
    #expect(run.status == 3)
    #expect(run.output.contains("the body is larger than 4 MiB (max_body)"), "\(run.output)")
    #expect(isWhole(folder))
  }

  @Test("by something after the end of what is packed says so")
  func packedAndMore() {
    // "hi", packed, and a word behind it.
    let packed: [UInt8] = [
      0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xCB, 0xC8, 0x04, 0x00, 0xAC, 0x2A, 0x93, 0xD8, 2, 0, 0, 0,
    ]
    let (good, _) = run([.receive, .send(body: packed, encoding: "gzip"), .stall], "    expect: {body: hi}\n")
    #expect(good.status == 0, "\(good.everything)")
    let (run, _) = run([.receive, .send(body: packed + Array("more".utf8), encoding: "gzip"), .stall])
    #expect(run.status == 3)
    #expect(run.output.contains("the body could not be decompressed: something follows its end"), "\(run.output)")
  }

  @Test("by what is said to be packed and is not, is an error that says so")
  func notPacked() {
    let (run, _) = run([.receive, .send(body: Array("not gzip".utf8), encoding: "gzip"), .stall])
    #expect(run.status == 3)
    #expect(run.output.contains("could not be decompressed"), "\(run.output)")
  }

  @Test("by bytes that are no text is told in words, and every report stays readable")
  func bytes() throws {
    let invalid: [UInt8] = Array("{\"a\": \"".utf8) + [0xFF, 0xC0, 0x80] + Array("\"}".utf8)
    let nul: [UInt8] = Array("{\"a\": \"x".utf8) + [0x00, 0x1B] + Array("[31m\"}".utf8)
    let cases = [(invalid, "the byte 0xFF is not UTF-8"), (nul, "a control character (U+0000)")]
    for (body, reason) in cases {
      let (run, folder) = run([.receive, .send(body: body), .close], "    expect: {json: {$.a: 1}}\n")
      #expect(run.status == 1, "\(run.everything)")
      #expect(run.output.contains("the body is not JSON"), "\(run.output)")
      #expect(run.output.contains(reason), "\(run.output)")
      let junit = try #require(folder.read("reports/junit.xml"))
      for text in [run.output, junit] {
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }, "\(text)")
      }
    }
  }

  @Test("by JSON nested 100,000 levels deep is told so, not died of")
  func deep() {
    let body = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let (run, folder) = run([.receive, .send(.json(body)), .close], "    expect: {json: {'$..x': {length: 0}}}\n")
    #expect(run.status == 1, "\(run.everything.prefix(2000))")
    #expect(run.output.contains("nested more than 512 levels deep"), "\(run.output.prefix(2000))")
    #expect(isWhole(folder))
  }

  @Test("by a name that stands twice in an object is told so, with its place")
  func duplicateNames() {
    let (run, _) = run([.receive, .send(.json("{\"a\": 1,\n \"a\": 2}")), .close], "    expect: {json: {$.a: 1}}\n")
    #expect(run.status == 1)
    #expect(
      run.output.contains("the name 'a' stands twice in the same object at line 2, column 2"), "\(run.output)")
  }

  @Test("by 20 MB of JSON is checked as any other")
  func large() {
    let item = "{\"id\": 576461413038785752, \"name\": \"an ordinary product\", \"price\": 1.10},"
    let count = 20_000_000 / item.utf8.count
    let body = "{\"items\": [" + String(repeating: item, count: count) + "{\"id\": 7}]}"
    let (run, folder) = run(
      [.receive, .send(.json(body)), .close],
      "    expect: {json: {'$.items[-1].id': 7, '$.items[?@.id == 7]': {length: 1}, $.items: {length: \(count + 1)}}}\n"
    )
    #expect(run.status == 0, "\(run.everything.prefix(2000))")
    #expect(isWhole(folder))
  }

  @Test("to an XPath with a function that is none is told so, and libxml2 says nothing of its own")
  func unknownFunction() {
    let (run, _) = run(
      [.receive, .send("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 4\r\n\r\n<a/>"), .close],
      "    expect: {xml: {'nope(//a)': 1}}\n")
    #expect(run.status == 1, "\(run.everything)")
    #expect(run.output.contains("there is no such function in XPath 1.0"), "\(run.output)")
    #expect(run.errors.isEmpty, "\(run.errors)")
  }

  @Test("to a pattern that can be read in too many ways is a failure that says it gave up")
  func runawayPattern() {
    let body = String(repeating: "a", count: 50_000) + "!"
    let (run, _) = run(
      [.receive, .send(.json("{\"a\": \"\(body)\"}")), .close],
      """
          expect:
            json: {$.a: {matches: '^(a+)+$'}}
            body: {not: {matches: '(a+)+$'}}
          capture: {x: "regex '(a+)+$'"}

      """)
    #expect(run.status == 1, "\(run.everything.prefix(3000))")
    #expect(run.output.contains("1 failed"))
    #expect(run.output.split(separator: "the pattern gave up").count >= 4, "\(run.output.prefix(3000))")
  }
}

/// A gzip file (RFC 1952) made by hand, a thousand times smaller than what it holds.
enum GzipBomb {
  /// So many MiB of the letter 'a': one literal, then copies of 258 from one byte back, by the fixed codes (RFC 1951,
  /// section 3.2.6). Whoever reads it to the end finds no checksum, and must have stopped before.
  static func megabytes(_ count: Int) -> [UInt8] {
    var writer = BitWriter()
    writer.bits(1, 1)
    writer.bits(1, 2)
    writer.code(0x30 + 0x61, 8)
    for _ in 0..<(count << 20) / 258 {
      writer.code(0b1100_0101, 8)
      writer.code(0, 5)
    }
    writer.code(0, 7)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + writer.finished
  }

  private struct BitWriter {
    private var bytes: [UInt8] = []
    private var pending: UInt8 = 0
    private var filled: UInt8 = 0

    /// A number, its lowest bit first.
    mutating func bits(_ value: UInt32, _ count: Int) {
      for place in 0..<count { bit(UInt8(value >> UInt32(place) & 1)) }
    }

    /// A code, its highest bit first.
    mutating func code(_ value: UInt32, _ count: Int) {
      for place in (0..<count).reversed() { bit(UInt8(value >> UInt32(place) & 1)) }
    }

    private mutating func bit(_ bit: UInt8) {
      pending |= bit << filled
      filled += 1
      guard filled == 8 else { return }
      bytes.append(pending)
      (pending, filled) = (0, 0)
    }

    var finished: [UInt8] { filled == 0 ? bytes : bytes + [pending] }
  }
}
