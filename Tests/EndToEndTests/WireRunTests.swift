import TestSupport
import Testing

@Suite("From the file to the wire")
struct WireRunTests {
  private let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

  private func project(_ requests: String, environment: String? = nil) -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("collections/a.yaml", "collection: A\nrequests:\n\(requests)\n")
    if let environment { folder.write("environments/test.yaml", environment) }
    return folder
  }

  private func run(_ folder: TemporaryFolder, _ environment: [String: String] = [:]) -> ProgramRun {
    let named = folder.read("environments/test.yaml") == nil ? [] : ["-e", "test"]
    return ProgramRun.signet(["run"] + named, in: folder.path, environment: environment)
  }

  private func redirect(_ status: Int, to location: String) -> ScriptedServer {
    ScriptedServer(
      answering: "HTTP/1.1 \(status) Elsewhere\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n")
  }

  @Test("each version of HTTP is spoken as asked", arguments: [("1.0", "GET / HTTP/1.0"), ("1.1", "GET / HTTP/1.1")])
  func versions(version: String, line: String) {
    let server = ScriptedServer(answering: "HTTP/\(version) 200 OK\r\nContent-Length: 2\r\n\r\n{}")
    let run = run(
      project(
        "  - {name: One, get: \"\(server.url)\", http_version: \"\(version)\", expect: {version: \"\(version)\"}}"))
    #expect(run.status == 0, "\(run.everything)")
    #expect(server.texts.first?.hasPrefix(line) == true)
  }

  @Test("HTTP/2 in plain text is spoken without asking, and its response read")
  func http2() {
    // SETTINGS, its acknowledgement, and on stream 1 HEADERS with `:status 200` (RFC 9113 section 6; RFC 7541 appendix A).
    let frames: [UInt8] =
      [0, 0, 0, 4, 0, 0, 0, 0, 0] + [0, 0, 0, 4, 1, 0, 0, 0, 0] + [0, 0, 1, 1, 5, 0, 0, 0, 1, 0x88]
    let server = ScriptedServer([.receive, .receive, .receiveFrames, .send(frames), .stall])
    let run = run(project("  - {name: One, get: \"\(server.url)\", http_version: \"2\", expect: {version: \"2\"}}"))
    #expect(run.status == 0, "\(run.everything)")
    #expect(server.texts.first == "PRI * HTTP/2.0\r\n\r\n")
  }

  @Test("a Unix socket beside the collection carries the request, and the name stays")
  func unixSocket() {
    let folder = project("  - {name: One, get: \"http://api.example/a\", unix_socket: api.sock}")
    let server = ScriptedServer([.receive, .send(ok), .again], unixSocket: folder.path + "/collections/api.sock")
    let run = run(folder)
    #expect(run.status == 0, "\(run.everything)")
    #expect(server.texts.first?.hasPrefix("GET /a HTTP/1.1\r\nHost: api.example\r\n") == true)
  }

  @Test("a proxy carries plain http, and its password is in no output, failures included")
  func proxy() {
    let proxy = ScriptedServer(answering: "HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n")
    let folder = project(
      """
        - name: One
          get: http://shop.example/a
          proxy: "http://me:plain-pass@127.0.0.1:\(proxy.port)"
        - name: Two
          get: http://shop.example/a
          proxy: "http://me:plain-pass@127.0.0.1:notaport"
      """)
    let run = run(folder)
    #expect(proxy.texts.first?.hasPrefix("GET http://shop.example/a HTTP/1.1\r\n") == true)
    // base64 of me:plain-pass
    #expect(proxy.texts.first?.contains("Proxy-Authorization: Basic bWU6cGxhaW4tcGFzcw==") == true)
    #expect(run.status == 3)
    let all = run.everything + (folder.read("reports/run.ndjson") ?? "") + (folder.read("reports/junit.xml") ?? "")
    #expect(!all.contains("plain-pass"), "\(all)")
  }

  @Test("a redirect to another host leaves every credential behind, and a query's key with its URL")
  func redirects() {
    let last = ScriptedServer(answering: ok)
    let first = redirect(302, to: "http://localhost:\(last.port)/there")
    let folder = project(
      """
        - name: Header
          post: \(first.url)
          redirects: 3
          headers: {X-Plain: stays, X-Key: "{{key}}"}
          cookies: {session: abcdef}
          auth: {api_key: {name: X-Partner, value: partner-1}}
          json: {a: 1}
        - name: Query
          get: \(first.url)
          redirects: 3
          auth: {api_key: {name: key, value: partner-2, in: query}}
        - name: Bearer
          get: \(first.url)
          redirects: 3
          auth: {bearer: partner-3}
      """, environment: "environment: test\nsecrets: {key: {env: KEY}}\n")
    let run = run(folder, ["KEY": "a-long-secret"])
    #expect(run.status == 0, "\(run.everything)")
    #expect(first.texts.count == 3)
    #expect(first.texts[0].contains("X-Partner: partner-1") && first.texts[0].contains("Cookie: session=abcdef"))
    #expect(first.texts[0].contains("X-Key: a-long-secret"))
    #expect(first.texts[1].contains("?key=partner-2"))
    #expect(first.texts[2].contains("Authorization: Bearer partner-3"))
    #expect(last.texts.count == 3)
    for text in last.texts {
      #expect(text.hasPrefix("GET /there HTTP/1.1\r\n"))
      for gone in ["partner", "Cookie", "a-long-secret", "Authorization", "Content-Type", "\"a\""] {
        #expect(!text.contains(gone), "\(gone) in \(text)")
      }
    }
    #expect(last.texts[0].contains("X-Plain: stays"))
  }

  @Test("307 and 308 keep method and body", arguments: [307, 308])
  func keptBody(status: Int) {
    let last = ScriptedServer(answering: ok)
    let first = redirect(status, to: last.url)
    let run = run(project("  - {name: One, put: \"\(first.url)\", redirects: 1, json: {a: 1}}"))
    #expect(run.status == 0, "\(run.everything)")
    #expect(last.texts.first?.hasPrefix("PUT / HTTP/1.1\r\n") == true)
    #expect(last.texts.first?.hasSuffix("{\"a\":1}") == true)
  }

  @Test("a response is read by its charset")
  func charsets() {
    func server(_ charset: String, _ body: [UInt8]) -> ScriptedServer {
      let head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=\(charset)\r\nContent-Length: \(body.count)\r\n\r\n"
      return ScriptedServer([.receive, .send(Array(head.utf8) + body), .again])
    }
    let latin = server("ISO-8859-1", [0xE9])
    let wide = server("UTF-16", [0xFF, 0xFE, 0xAC, 0x20])
    let japanese = server("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B])
    let run = run(
      project(
        """
          - {name: Latin, get: "\(latin.url)", expect: {body: é}}
          - {name: Wide, get: "\(wide.url)", expect: {body: €}}
          - {name: Japanese, get: "\(japanese.url)", expect: {body: 日本}}
        """))
    #expect(run.status == 0, "\(run.everything)")
  }

  @Test("files are bodies as they are, or with their templates filled in")
  func files() {
    let server = ScriptedServer(answering: ok)
    let folder = project(
      """
        - {name: Plain, put: "\(server.url)", file: bodies/plain.txt}
        - name: Filled
          put: \(server.url)
          file: {path: bodies/filled.json, content_type: application/json, template: true}
        - {name: Undefined, put: "\(server.url)", skip: later, text: x}
      """, environment: "environment: test\nsecrets: {key: {env: KEY}}\n")
    folder.write("collections/bodies/plain.txt", "{{key}} stays")
    folder.write("collections/bodies/filled.json", "{\"key\": \"{{key}}\"}")
    let run = run(folder, ["KEY": "file-secret"])
    #expect(run.status == 0, "\(run.everything)")
    #expect(server.texts[0].hasSuffix("\r\n\r\n{{key}} stays"))
    #expect(server.texts[1].hasSuffix("\r\n\r\n{\"key\": \"file-secret\"}"))
    #expect(server.texts[1].contains("Content-Type: application/json\r\n"))
  }

  @Test("an undefined variable in a body's file is shown in that file, before anything is sent")
  func undefinedInFile() {
    let server = ScriptedServer(answering: ok)
    let folder = project("  - {name: One, put: \"\(server.url)\", file: {path: body.json, template: true}}")
    folder.write("collections/body.json", "{\n  \"id\": \"{{nobody}}\"\n}\n")
    let run = run(folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("variable 'nobody' is not defined"), "\(run.errors)")
    #expect(run.errors.contains("--> collections/body.json:2:10"), "\(run.errors)")
    #expect(server.requests.isEmpty)
  }

  @Test("multipart carries files and texts, a name as often as it is listed")
  func multipart() {
    let server = ScriptedServer(answering: ok)
    let folder = project(
      """
        - name: One
          post: \(server.url)
          multipart:
            title: hello
            photo: [{file: a.bin}, {file: b.txt, filename: "other \\"name\\".txt", content_type: text/plain}]
            tag: [one, two]
            left_out: null
      """)
    folder.write("collections/a.bin", "\u{1}\u{2}")
    folder.write("collections/b.txt", "text of b")
    let run = run(folder)
    #expect(run.status == 0, "\(run.everything)")
    let text = server.texts.first ?? ""
    let parts = text.split(separator: "Content-Disposition: form-data; ").dropFirst().map { part in
      part.split(separator: "\r\n--").first.map(String.init) ?? ""
    }
    #expect(
      parts == [
        "name=\"title\"\r\n\r\nhello",
        "name=\"photo\"; filename=\"a.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n\u{1}\u{2}",
        "name=\"photo\"; filename=\"other %22name%22.txt\"\r\nContent-Type: text/plain\r\n\r\ntext of b",
        "name=\"tag\"\r\n\r\none", "name=\"tag\"\r\n\r\ntwo",
      ])
  }
}
