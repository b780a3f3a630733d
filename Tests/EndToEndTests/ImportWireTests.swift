import TestSupport
import Testing

/// A request in Postman's words, and what of it must be on the wire.
struct WireCase: Sendable, CustomTestStringConvertible {
  var title: String
  var method: String
  /// JSON, `BASE` in the place of `http://127.0.0.1:PORT`.
  var url: String
  /// Further members of the request, as JSON.
  var more: String
  /// The request line's target.
  var target: String
  /// Lines of the head.
  var headers: [String]
  var body: String

  init(
    _ title: String, _ method: String = "GET", url: String = #""BASE/a""#, more: String = "", target: String = "/a",
    headers: [String] = [], body: String = ""
  ) {
    (self.title, self.method, self.url, self.more) = (title, method, url, more)
    (self.target, self.headers, self.body) = (target, headers, body)
  }

  var testDescription: String { title }
}

@Suite("What Postman describes is what is sent after an import")
struct ImportWireTests {
  private static let urls: [WireCase] = [
    WireCase("a URL as text", url: #""BASE/a/b?x=1&y=a b""#, target: "/a/b?x=1&y=a%20b"),
    WireCase(
      "parts, which are stronger than raw",
      url:
        #"{"raw": "BASE/shown", "protocol": "http", "host": ["127","0","0","1"], "port": "PORT", "path": ["sent", ""]}"#,
      target: "/sent/"),
    WireCase(
      "a host as text", url: #"{"protocol": "http", "host": "127.0.0.1", "port": "PORT", "path": "x/y"}"#,
      target: "/x/y"),
    WireCase("no scheme", url: #""127.0.0.1:PORT/a""#),
    WireCase("raw alone", url: #"{"raw": "BASE/a?b=1#frag"}"#, target: "/a?b=1"),
    WireCase(
      "path variables",
      url:
        #"{"raw": "", "protocol": "http", "host": ["127","0","0","1"], "port": "PORT", "path": ["u", ":id", ":file.json"], "variable": [{"key": "id", "value": "4 2"}, {"id": "file", "value": "{{own}}"}]}"#,
      target: "/u/4%202/mine.json"),
    WireCase(
      "a query of all kinds",
      url:
        #"{"raw": "BASE/a", "query": [{"key": "a", "value": "1,2:3"}, {"key": "b", "value": null}, {"key": "off", "value": "x", "disabled": true}, {"key": "a", "value": "é&#"}, {"key": "e", "value": ""}]}"#,
      target: "/a?a=1,2:3&b&a=%C3%A9%26%23&e="),
    WireCase("encoded already", url: #""BASE/a%2Fb?x=%20y+z""#, target: "/a%2Fb?x=%20y+z"),
    WireCase("variables in every part", url: #""{{base}}/{{own}}?{{own}}={{list}}""#, target: "/mine?mine=1,2"),
    WireCase("a variable that holds a path", url: #""{{base}}/{{path}}/end""#, target: "/deep/er/end"),
    WireCase("a host of variables", url: #""http://{{host}}/a""#),
    WireCase("a variable with blanks in its name", url: #""{{base}}/{{my name}}""#, target: "/spaced"),
    WireCase("brackets and quotes", url: #""BASE/a?f[x]=\"y\"&g='z'""#, target: "/a?f[x]=%22y%22&g=%27z%27"),
  ]

  private static let bodies: [WireCase] = [
    WireCase(
      "raw JSON", "POST",
      more:
        #""body": {"mode": "raw", "raw": "{\"n\": 1.10, \"id\": 576461413038785752, \"t\": \"{{own}}\", \"b\": {{number}}, \"s\": \"{{number}}\"}", "options": {"raw": {"language": "json"}}}"#,
      headers: ["Content-Type: application/json"], body: #"{"n":1.10,"id":576461413038785752,"t":"mine","b":5,"s":"5"}"#
    ),
    WireCase(
      "raw text", "POST", more: #""body": {"mode": "raw", "raw": "line one\n  line two {{own}}\n"}"#,
      headers: ["Content-Type: text/plain"], body: "line one\n  line two mine\n"),
    WireCase(
      "JSON that is none", "POST",
      more: #""body": {"mode": "raw", "raw": "{broken", "options": {"raw": {"language": "json"}}}"#,
      headers: ["Content-Type: application/json"], body: "{broken"),
    WireCase(
      "XML", "PUT", more: #""body": {"mode": "raw", "raw": "<a>{{own}}</a>", "options": {"raw": {"language": "xml"}}}"#,
      headers: ["Content-Type: application/xml"], body: "<a>mine</a>"),
    WireCase(
      "a type of its own", "POST",
      more:
        #""header": [{"key": "Content-Type", "value": "application/vnd.api+json"}], "body": {"mode": "raw", "raw": "{\"a\":1}"}"#,
      headers: ["Content-Type: application/vnd.api+json"], body: #"{"a":1}"#),
    WireCase(
      "a form", "POST",
      more:
        #""body": {"mode": "urlencoded", "urlencoded": [{"key": "a", "value": "x y"}, {"key": "a", "value": "&"}, {"key": "off", "value": "1", "disabled": true}]}"#,
      headers: ["Content-Type: application/x-www-form-urlencoded"], body: "a=x+y&a=%26"),
    WireCase(
      "GraphQL", "POST",
      more:
        #""body": {"mode": "graphql", "graphql": {"query": "query A($n: Int) { a(n: $n) }", "variables": "{\"n\": 1}", "operationName": "A"}}"#,
      headers: ["Content-Type: application/json"],
      body: #"{"query":"query A($n: Int) { a(n: $n) }","variables":{"n":1},"operationName":"A"}"#),
    WireCase(
      "a file", "POST", more: #""body": {"mode": "file", "file": {"src": "/home/me/data.bin"}}"#,
      headers: ["Content-Type: application/octet-stream"], body: "the file"),
    WireCase("no body where GET has one", "GET", more: #""body": {"mode": "raw", "raw": "left out"}"#),
    WireCase("an empty body", "POST", more: #""body": {"mode": "raw", "raw": ""}"#),
    WireCase("a method of its own", "PURGE"),
  ]

  private static let auths: [WireCase] = [
    WireCase("inherited", headers: ["Authorization: Bearer from-collection"]),
    WireCase(
      "basic",
      more:
        #""auth": {"type": "basic", "basic": [{"key": "username", "value": "u"}, {"key": "password", "value": "{{own}}"}]}"#,
      headers: ["Authorization: Basic dTptaW5l"]),
    WireCase(
      "basic of v2.0",
      more: #""auth": {"type": "basic", "basic": {"username": "u", "password": "{{own}}", "showPassword": false}}"#,
      headers: ["Authorization: Basic dTptaW5l"]),
    WireCase(
      "a key in a header",
      more:
        #""auth": {"type": "apikey", "apikey": [{"key": "key", "value": "X-Key"}, {"key": "value", "value": "{{own}}"}]}"#,
      headers: ["X-Key: mine"]),
    WireCase(
      "a key in the query",
      more:
        #""auth": {"type": "apikey", "apikey": [{"key": "key", "value": "k"}, {"key": "value", "value": "{{own}}"}, {"key": "in", "value": "query"}]}"#,
      target: "/a?k=mine"),
    WireCase(
      "a token of OAuth 2",
      more:
        #""auth": {"type": "oauth2", "oauth2": [{"key": "accessToken", "value": "{{own}}"}, {"key": "addTokenTo", "value": "header"}]}"#,
      headers: ["Authorization: Bearer mine"]),
    WireCase(
      "headers twice",
      more:
        #""header": [{"key": "X-A", "value": "1"}, {"key": "X-A", "value": "{{own}}"}, {"key": "X-Off", "value": "1", "disabled": true}]"#,
      headers: ["X-A: 1", "X-A: mine"]),
    WireCase("headers as text", more: #""header": "X-B: 1\r\nX-C: a:b""#, headers: ["X-B: 1", "X-C: a:b"]),
  ]

  private static var cases: [WireCase] { urls + bodies + auths }

  @Test("for every body, auth and form of URL")
  func table() throws {
    let server = ScriptedServer(answering: .json("{}"))
    let folder = TemporaryFolder()
    let items = Self.cases.map { item in
      """
      {"name": "\(item.title)", "request": {"method": "\(item.method)", "url": \(item.url)\(item.more.isEmpty ? "" : ", " + item.more)}}
      """
    }
    let values = [
      ("base", "BASE"), ("host", "127.0.0.1:PORT"), ("own", "mine"), ("list", "1,2"), ("path", "deep/er"),
      ("my name", "spaced"), ("number", "5"),
    ].map { "{\"key\": \"\($0.0)\", \"value\": \"\($0.1)\"}" }.joined(separator: ",")
    let text = """
      {"info": {"name": "Wire", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
       "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]},
       "variable": [\(values), {"key": "token", "value": "from-collection", "type": "secret"}],
       "item": [\(items.joined(separator: ",\n"))]}
      """
    folder.write(
      "wire.json",
      text.replacing("BASE", with: "http://127.0.0.1:\(server.port)").replacing("PORT", with: "\(server.port)"))
    let imported = ProgramRun.signet(["import", "postman", "wire.json"], in: folder.path)
    #expect(imported.status == 0, "\(imported.everything)")
    folder.write("collections/wire/files/data.bin", "the file")
    let run = ProgramRun.signet(
      ["run", "-e", "wire", "--no-reports"], in: folder.path, environment: ["TOKEN": "from-collection"])
    let written = folder.read("collections/wire/wire.yaml") ?? ""
    #expect(run.status == 0, "\(run.everything)\n\(written)")
    let sent = server.texts
    try #require(sent.count == Self.cases.count, "\(run.everything)")
    for (item, request) in zip(Self.cases, sent) {
      let parts = request.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      #expect(parts[0].hasPrefix("\(item.method) \(item.target) HTTP/1.1\r\n"), "\(item.title): \(parts[0])")
      let lines = parts[0].split(separator: "\r\n").map(String.init)
      for header in item.headers { #expect(lines.contains(header), "\(item.title): \(parts[0])") }
      #expect(parts[1] == item.body, "\(item.title)")
    }
  }

  @Test("for the parts of a multipart body")
  func multipart() throws {
    let server = ScriptedServer(answering: .json("{}"))
    let folder = TemporaryFolder()
    folder.write(
      "parts.json",
      """
      {"info": {"name": "Parts", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
       "item": [{"name": "Upload", "request": {"method": "POST", "url": "\(server.url)upload",
        "header": [{"key": "Content-Type", "value": "multipart/form-data"}],
        "body": {"mode": "formdata", "formdata": [
         {"key": "text", "value": "a b", "type": "text"}, {"key": "json", "value": "{}", "type": "text", "contentType": "application/json"},
         {"key": "photo", "type": "file", "src": ["/tmp/one.png", "C:\\\\two.png"]}, {"key": "off", "value": "", "disabled": true}]}}}]}
      """)
    #expect(ProgramRun.signet(["import", "postman", "parts.json"], in: folder.path).status == 0)
    folder.write("collections/parts/files/one.png", "ONE")
    folder.write("collections/parts/files/two.png", "TWO")
    let run = ProgramRun.signet(["run", "--no-reports"], in: folder.path)
    #expect(run.status == 0, "\(run.everything)")
    let sent = try #require(server.texts.first)
    #expect(sent.contains("Content-Type: multipart/form-data; boundary="))
    #expect(sent.contains("name=\"text\"\r\n\r\na b\r\n"))
    #expect(sent.contains("name=\"json\"\r\nContent-Type: application/json\r\n\r\n{}\r\n"))
    #expect(
      sent.contains("name=\"photo\"; filename=\"one.png\"\r\nContent-Type: application/octet-stream\r\n\r\nONE\r\n"))
    #expect(sent.contains("name=\"photo\"; filename=\"two.png\""))
    #expect(!sent.contains("name=\"off\""))
  }

  @Test("to the last blank of a JSON body with --exact-bodies")
  func exactBodies() throws {
    let server = ScriptedServer(answering: .json("{}"))
    let folder = TemporaryFolder()
    let body = "{\\n  \\\"a\\\": [1,\\n    2]\\n}"
    folder.write(
      "exact.json",
      """
      {"info": {"name": "Exact", "schema": ""}, "item": [{"name": "A", "request": {"method": "POST", "url": "\(server.url)",
        "body": {"mode": "raw", "raw": "\(body)", "options": {"raw": {"language": "json"}}}}}]}
      """)
    #expect(ProgramRun.signet(["import", "postman", "exact.json", "--exact-bodies"], in: folder.path).status == 0)
    #expect(ProgramRun.signet(["run", "--no-reports"], in: folder.path).status == 0)
    #expect(server.texts.first?.hasSuffix("\r\n\r\n{\n  \"a\": [1,\n    2]\n}") == true)
    #expect(server.texts.first?.contains("Content-Type: application/json\r\n") == true)
  }
}
