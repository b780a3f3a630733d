import Diagnostics
import JSON
import Testing

@testable import Importing

@Suite("Whatever a file holds, an import ends with files that load or with a message")
struct HostileImportTests {
  @Test(
    "values of the wrong kind, in any place, are told or left out",
    arguments: [
      #"{"info": {"name": 5}, "item": [null, 1, "x", {}, {"name": ""}, {"item": {}}, {"item": []}, {"request": null}]}"#,
      #"{"info": {"name": "A", "schema": 1}, "item": [{"request": {"url": 5, "method": 7, "header": 9, "body": "x"}}]}"#,
      #"{"info": {"name": "A"}, "item": [{"name": "a\nb\u0000c", "request": {"url": {"host": [null, 1], "path": {"a": 1}, "query": 5, "variable": "x"}}}]}"#,
      #"{"info": {"name": "A"}, "item": [{"request": {"url": "http://h/{{", "method": "A B"}}, {"request": "http://h/{{a{{b}}c}}"}]}"#,
      #"{"info": {"name": "A"}, "item": [{"request": {"url": "http://h/", "header": [{"key": "A\r\nB: c", "value": "d"}, {"key": "X", "value": "a\r\nY: b"}]}}]}"#,
      #"{"info": {"name": "A"}, "item": [{"event": [{"listen": "test", "script": 5}, 7, {"script": {"exec": [null, 1]}}], "request": "http://h"}]}"#,
      #"{"info": {"name": "A"}, "item": [{"request": {"url": "http://h", "auth": {"type": "bearer"}, "body": {"mode": "raw", "raw": {"a": 1}}}}], "auth": {"type": 5}, "variable": 3}"#,
      #"{"info": {"name": "{{x}}: - [a] & *b"}, "item": [{"name": "{{y}} #1: %", "request": "http://h?{{}}&=&&a"}]}"#,
      #"{"info": {"name": "A"}, "item": [{"request": {"url": "http://h", "method": "POST", "body": {"mode": "graphql", "graphql": {"query": "{{{", "variables": "{"}}}}]}"#,
      #"{"info": {"name": "A"}, "item": [{"request": {"url": "http://h", "method": "POST", "body": {"mode": "formdata", "formdata": [{"key": "f", "type": "file", "src": null}, {"type": "file", "src": ["../../etc/passwd"]}]}}}]}"#,
    ])
  func wrongKinds(_ text: String) throws {
    let fixture = try ImportFixture([text])
    #expect(fixture.result.files.count > 0)
    for problem in fixture.problems {
      // What Postman itself could not send is said when the file is read.
      #expect(problem.contains("template") || problem.contains("method") || problem.contains("query"), "\(problem)")
    }
  }

  @Test("bytes cut or changed anywhere give a message with a place, or files")
  func mutated() throws {
    let text = Postman.collection(
      [
        Postman.request(
          "A", "POST", url: ["host": ["h"], "path": ["a", ":b"], "variable": [["key": "b", "value": "1"]]],
          test: "pm.test('a', () => pm.expect(pm.response.json().a).to.eql(1))", before: "pm.variables.set('a', 1)",
          [("body", ["mode": "raw", "raw": "{\"a\": {{b}}}"]), ("header", [["key": "A", "value": "b"]])])
      ])
    let bytes = Array(text.utf8)
    for index in stride(from: 0, to: bytes.count, by: 3) {
      for change in 0..<3 {
        var changed = bytes
        switch change {
        case 0: changed.removeSubrange(index...)
        case 1: changed[index] = UInt8(truncatingIfNeeded: index &* 31)
        default: changed.remove(at: index)
        }
        do throws(Diagnostic) {
          _ = PostmanImport().convert([try PostmanFile(path: "a.json", bytes: changed)])
        } catch {
          #expect(!error.message.isEmpty)
        }
      }
    }
  }

  @Test("text in UTF-16 and with byte order marks is read")
  func encodings() throws {
    let text = Postman.collection([Postman.request("Grüße", url: "https://h/ü")])
    var little: [UInt8] = [0xFF, 0xFE]
    var big: [UInt8] = [0xFE, 0xFF]
    for unit in text.utf16 {
      little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    let all: [[UInt8]] = [Array(text.utf8), marked, little, big, Array(big.dropFirst(2))]
    for bytes in all {
      let result = PostmanImport().convert([try PostmanFile(path: "a.json", bytes: bytes)])
      #expect(result.files.first?.text.contains("name: 'Grüße'\n    get: 'https://h/%C3%BC'") == true)
    }
  }

  @Test("secrets are written nowhere, wherever they stood")
  func secrets() throws {
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlc2lnbmF0dXJl"
    let text = Postman.collection(
      [
        Postman.request(
          "A", "POST", url: "https://h/a?access_token=\(token)&x=1",
          test: "// \(token)\npm.sendRequest('x', '\(token)')",
          [
            ("description", .string("use \(token)")),
            (
              "header",
              [["key": "X-Api-Key", "value": "k-123456789"], ["key": "Cookie", "value": "sid=s3cr3t-c00kie"]]
            ),
            ("auth", ["type": "basic", "basic": ["username": "u", "password": "hunter2hunter2"]]),
            ("body", ["mode": "raw", "raw": .string("token=\(token) and more")]),
          ]),
        Postman.request(
          "B", "POST", url: "https://h/b",
          [
            (
              "body",
              [
                "mode": "raw", "raw": #"{"password": "hunter2hunter2", "pin": 1}"#,
                "options": ["raw": ["language": "json"]],
              ]
            )
          ]),
      ], [("variable", [["key": "client_secret", "value": "cs-987654321"], ["key": "plain", "value": "shown"]])])
    let fixture = try ImportFixture([text])
    let written = fixture.result.files.map(\.text).joined() + fixture.notes.joined() + fixture.result.fidelity.text
    for secret in [token, "k-123456789", "s3cr3t-c00kie", "hunter2hunter2", "cs-987654321"] {
      #expect(!written.contains(secret), "\(secret): \(fixture.text)")
    }
    #expect(written.contains("plain: shown"))
    #expect(fixture.problems.isEmpty, "\(fixture.problems)")
    #expect(fixture.text("environments/shop.yaml").contains("client_secret: {env: CLIENT_SECRET}"))
  }
}
