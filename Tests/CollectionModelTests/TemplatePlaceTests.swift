import CollectionModel
import Diagnostics
import Templates
import Testing

/// Where templates may not stand, and what else must be known when a file is read.
@Suite struct TemplatePlaceTests {
  @Test(
    "what is read before variables have values takes no templates",
    arguments: ["extends", "environments", "tags", "timeout", "redirects", "exclusive", "max_body"])
  func refused(key: String) {
    let found = problems("collection: A\n\(key): \"{{x}}\"\nrequests: []")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("2:\(key.count + 3) '\(key)' takes no templates") == true, "\(found)")
  }

  @Test("a template in a name is a warning")
  func names() {
    let project = load(["collections/a.yaml": "collection: '{{x}}'\nrequests: [{name: '{{y}}', get: /}]"])
    #expect(project.diagnostics.map(\.severity) == [.warning, .warning])
  }

  @Test("null in a list is left out as null is")
  func nulls() throws {
    let collection = try collection("collection: A\nquery: {a: [1, null, ~], b: null}\nrequests: []")
    #expect(collection.settings.query.map(\.values.count) == [1, 0])
  }

  @Test(
    "a base URL is whole",
    arguments: [
      (
        "api.example.com",
        "'api.example.com' is no absolute URL / write it with its scheme, such as https://api.example.com"
      ),
      (
        "localhost:8080",
        "'localhost:8080' is no absolute URL / write it with its scheme, such as https://localhost:8080"
      ),
      ("/v1", "'/v1' is no absolute URL / write it with its scheme, such as https://v1"),
      ("http://a.example/?k=1", "'base_url' ends before '?' and '#' / what every request sends stands under 'query:'"),
    ])
  func baseURL(text: String, message: String) {
    #expect(problems("collection: A\nbase_url: \(text)\nrequests: []") == ["2:11 " + message])
    #expect(problems("collection: A\nbase_url: '{{host}}/v1'\nrequests: []") == [])
  }

  @Test("files of TLS are found from the file that names them")
  func tlsFiles() throws {
    let project = load(
      [
        "environments/live.yaml":
          "environment: live\ntls: {ca: pki/ca.pem, key: '{{home}}/k', certificate: 'pki/{{x}}.pem'}"
      ],
      paths: [], environment: "live")
    let tls = try #require(project.environment?.settings.tls)
    #expect(tls.authorities?.constantText == "/project/environments/pki/ca.pem")
    #expect(tls.key?.skeleton("*").text == "*/k")
    #expect(tls.certificate?.skeleton("*").text == "/project/environments/pki/*.pem")
  }

  @Test("an empty path is not the current folder")
  func emptyPath() {
    #expect(
      load(["collections/a.yaml": "collection: A"], paths: [""]).diagnostics.map(\.message) == ["a path is empty"])
  }

  @Test("a secret that stands in a file is not shown again")
  func secretLiteral() throws {
    let text =
      "environment: live\nsecrets:\n  key: hunter2\n  other: {value: hunter3}\n  third: {nope: [hunter4]}\n  wrong: {env: A, key: B}"
    let project = load(["environments/live.yaml": text], paths: ["environments"])
    #expect(project.diagnostics.count == 4)
    let rendered = project.diagnostics.map { DiagnosticRenderer(color: false).render($0) }.joined()
    #expect(!rendered.contains("hunter"), "\(rendered)")
    #expect(rendered.contains("key: *******\n"))
  }
}
