import CollectionModel
import Diagnostics
import JSON
import Testing
import YAML

@Suite("A request written into a collection")
struct WritingTests {
  private func request(_ name: String = "GET /x") -> RequestText { RequestText(name: name, method: "GET", url: "/x") }

  private func added(_ text: String, _ name: String = "GET /x") throws -> String {
    let source = SourceText(path: "a.yaml", text: text)
    return String(decoding: try RequestInsertion.adding(request(name), to: source), as: UTF8.self)
  }

  @Test("stands behind the last one, and nothing else of the file changes")
  func behindTheLast() throws {
    let before = "# mine\ncollection: A # name\nrequests:\n    - name: One   # first\n      get: /1\n"
    let after = "\n# the end\nteardown:\n  - {name: Z, get: /z}\n"
    #expect(try added(before + after) == before + "    - name: GET /x\n      get: /x\n" + after)
    #expect(try added(before) == before + "    - name: GET /x\n      get: /x\n")
  }

  @Test("takes over blank lines between requests, dashes in the first column and the line ends of Windows")
  func style() throws {
    let spaced = "collection: A\nrequests:\n- name: One\n  get: /1\n\n- name: Two\n  get: /2\n"
    #expect(try added(spaced) == spaced + "\n- name: GET /x\n  get: /x\n")
    let windows = "collection: A\r\nrequests:\r\n  - name: One\r\n    get: /1"
    #expect(try added(windows) == windows + "\r\n  - name: GET /x\r\n    get: /x\r\n")
  }

  @Test("begins the list where there is none")
  func none() throws {
    #expect(
      try added("collection: A\nvariables: {a: 1}\n\n")
        == "collection: A\nvariables: {a: 1}\nrequests:\n  - name: GET /x\n    get: /x\n\n")
    #expect(try added("collection: A\nrequests:\n") == "collection: A\nrequests:\n  - name: GET /x\n    get: /x\n")
  }

  @Test("gets a name of its own")
  func names() throws {
    let text = "collection: A\nrequests:\n  - name: GET /x\n    get: /x\n  - name: GET /x (2)\n    get: /x\n"
    #expect(try added(text).hasSuffix("  - name: 'GET /x (3)'\n    get: /x\n"))
  }

  @Test(
    "is refused where lines cannot be added",
    arguments: [
      ("collection: A\nrequests: [{name: One, get: /1}]\n", "no request can be added to this list by adding lines"),
      ("collection: A\nrequests: []\n", "'requests' is empty and stands on one line, so none can be added below it"),
      ("fragment: A\n", "the file is no collection, so no request can be saved in it"),
      (
        "{collection: A, requests: [\n  {name: One, get: /1}]}\n",
        "no request can be added to this list by adding lines"
      ),
    ])
  func refused(_ text: String, _ message: String) {
    #expect {
      try added(text)
    } throws: { ($0 as? Diagnostic)?.message == message }
  }

  @Test("reads back as it was, whatever its values hold")
  func readsBack() throws {
    let values = [
      "", " ", "no", "null", "~", "1", "007", "0x1F", "1e5", ".inf", "true", "a: b", "a #b", "# c", "- d", "'e'",
      "\"f\"",
      "{{g}}", "{h}", "[i]", "*j", "&k", "!l", "|", ">", "%m", "@n", "`o", "a\nb", "a\r\n\tb ",
      "\u{FEFF}\u{85}\u{2028}",
      "\u{1B}[2J", "日本語 😀", "\\d+\\\\", "a'b\"c", "?", ": x", "--- x", "...", "<<",
    ]
    var request = request()
    request.headers = values.enumerated().map { ("H\($0)", $1) } + [("gone", nil)]
    request.query = values.map { ("a b:\($0)", $0) } + [("r", "1"), ("r", "2")]
    request.body = .json(
      .object(JSONObject(values.map { ("k" + $0, JSONValue.array([.string($0), .null, .bool(true)])) })))
    let text = request.collection(named: "A: b", extends: "../x y.yaml")
    let node = try YAMLParser.parse(SourceText(path: "a.yaml", text: text))
    let item = try #require(node["requests"]?.items?.first)
    #expect(node["collection"]?.text == "A: b" && node["extends"]?.text == "../x y.yaml")
    for (number, value) in values.enumerated() {
      #expect(item["headers"]?["H\(number)"]?.scalar == .string(value))
      #expect(item["query"]?["a b:" + value]?.scalar == .string(value))
      #expect(item["json"]?["k" + value]?.items?.first?.scalar == .string(value))
    }
    #expect(item["headers"]?["gone"]?.scalar == .null)
    #expect(item["query"]?["r"]?.items?.compactMap(\.text) == ["1", "2"])
  }

  @Test("keeps a body's numbers as they are, and empty lists and maps")
  func json() throws {
    let value = try JSONParser.parse(Array(#"{"a":1e400,"b":1.10,"c":[],"d":{},"e":[[1],{"f":{}}]}"#.utf8))
    #expect(
      YAMLText.entry("json", value) == [
        "json:", "  a: 1e400", "  b: 1.10", "  c: []", "  d: {}", "  e:", "    - - 1", "    - f: {}",
      ])
  }

  // MARK: Checks

  @Test(
    "has checks as they were typed: the longest beginning that is a query, and a matcher behind it",
    arguments: [
      ("status 200", "status", "200"), ("$.code 0", "$.code", "0"),
      ("$.a[?@.b == 'c d'].e x", "$.a[?@.b == 'c d'].e", "x"),
      ("$.a | length 3", "$.a | length", "3"), ("$.a | nth 0 5", "$.a | nth 0", "5"),
      ("header Content-Type application/json", "header Content-Type", "application/json"),
      ("duration {below: 2s}", "duration", "{below: 2s}"), ("$.name 'John Smith'", "$.name", "'John Smith'"),
      ("xpath '//a[@b = 1]' {contains: x y}", "xpath '//a[@b = 1]'", "{contains: x y}"),
    ])
  func checks(_ text: String, _ query: String, _ matcher: String) throws {
    let check = try ExpectationText(text)
    #expect(check.query == query && check.matcher == matcher)
  }

  @Test(
    "and what is no check is refused", arguments: ["", "status", "$.code", "nonsense 1", "$[ 1", "status 200\nx: 1"])
  func noCheck(_ text: String) {
    #expect(throws: Diagnostic.self) { try ExpectationText(text) }
  }

  @Test("has its checks in their sections")
  func sections() throws {
    var request = request()
    for text in [
      "status 2xx", "$.a 1", "header X-Y z", "$.b {exists: true}", "xpath '//a' b", "regex 'a(b)' {length: 1}",
    ] {
      request.expect.append(try ExpectationText(text))
    }
    #expect(
      request.lines.drop { $0 != "  expect:" }.joined(separator: "\n") == """
          expect:
            status: 2xx
            json:
              $.a: 1
              $.b: {exists: true}
            headers:
              X-Y: z
            checks:
              - query: 'xpath ''//a'''
                equals: b
              - query: 'regex ''a(b)'''
                all: [{length: 1}]
        """)
  }
}
