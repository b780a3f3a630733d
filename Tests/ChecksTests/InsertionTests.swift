import Checks
import JSON
import Testing

/// The text of a query as it reaches the parser: a mark for each `{{}}`.
private func marked(_ text: String) -> String { text.replacing("{{}}", with: String(Insertion.mark)) }

@Suite("Values that are put into queries")
struct InsertionTests {
  private static let hostile = [
    "it's", #"a"b"#, #"both ' and ""#, #"back\slash"#, "'] | length", "x' or '1'='1", "line\nbreak", "\u{7}", "", "é 🎈",
    "concat('a', \"b\")", "]]>", "$.a",
  ]

  @Test("a value inside the quotes of a path is data, whatever it holds", arguments: hostile)
  func paths(value: String) throws {
    let body = JSONWriter.compact(
      .array([.object(JSONObject([("n", .string(value)), ("v", 1)])), .object(JSONObject())]))
    for path in ["$[?@.n == '{{}}'].v", "$[?@.n == \"{{}}\"].v", "body | jsonpath \"$[?@.n == '{{}}'].v\""] {
      let query = try Query(parsing: marked(path), inserting: [value])
      #expect(query.evaluate(on: view(body: body)).value?.asJSON == [1])
    }
    let member = JSONWriter.compact(.object(JSONObject([(value, 7)])))
    #expect(
      try Query(parsing: marked("$['{{}}'] | to_string"), inserting: [value]).evaluate(on: view(body: member)).value?
        .asJSON
        == "7")
  }

  @Test(
    "a value inside the strings of an XPath is data, whatever it holds",
    arguments: hostile.filter { !$0.contains("\u{7}") && !$0.contains("\n") })
  func xpaths(value: String) throws {
    let escaped = value.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    let body = "<o><id>\(escaped)</id><id>other</id></o>"
    for path in ["count(//id[. = '{{}}'])", "count(//id[.=\"{{}}\"])"] {
      let query = try Query.xpath(marked(path), in: .xml, inserting: [value])
      #expect(query.evaluate(on: view(body: body)).value?.asJSON == 1)
    }
    let nested = try Query(parsing: marked("xpath 'count(//id[. = \"{{}}\"])'"), inserting: [value])
    #expect(nested.evaluate(on: view(body: body)).value?.asJSON == 1)
  }

  @Test("a value in an argument of a filter is that argument, whatever it holds", arguments: hostile)
  func arguments(value: String) throws {
    for filter in ["replace '{{}}' '!'", "replace \"{{}}\" '!'", "replace {{}} '!'"] where !value.isEmpty {
      let query = try Query(parsing: marked("body | \(filter)"), inserting: [value])
      #expect(query.evaluate(on: view(body: "<\(value)>")).value?.asJSON == "<!>")
    }
  }

  @Test("outside of quotes an index may be inserted, and nothing else")
  func indexes() throws {
    let body = #"{"a": [{"b": 1}, {"b": 2}]}"#
    #expect(
      try Query(parsing: marked("$.a[{{}}].b"), inserting: ["-1"]).evaluate(on: view(body: body)).value?.asJSON == 2)
    for value in ["0].b", "*", "b", "", "99999999999999999999"] {
      #expect(throws: ArgumentProblem.self) { try Query(parsing: marked("$.a[{{}}].b"), inserting: [value]) }
    }
    #expect(
      try Query.xpath(marked("//id[{{}}]"), in: .xml, inserting: ["2"])
        .evaluate(on: view(body: "<o><id>1</id><id>2</id></o>")).value?.asJSON == "2")
  }

  @Test(
    "what is wrong whatever the values is found before they are known",
    arguments: [
      ("$.a[?@.b == '{{}}'", "']' is missing for the '[' here"), ("$.a['{{}}'] | uper", "unknown filter 'uper'"),
      ("body | regex '({{}}'", "'(0' is not a regular expression: missing closing parenthesis"),
      ("$.{{}}", "a name that begins with a digit needs brackets"),
      ("{{}}", "a template cannot be the name of a source or a filter"),
    ])
  func mistakes(query: String, message: String) {
    let problem = #expect(throws: ArgumentProblem.self) { try Query.check(marked(query), awaiting: 1) }
    #expect(problem?.message == message)
  }

  @Test(
    "a query that only waits for its values is in order",
    arguments: [
      "$[?@.a == '{{}}']", "$.a[{{}}]", "body | jsonpath '{{}}'", "header {{}}", "$.a | nth {{}}", "xpath '{{}}'",
    ])
  func waiting(query: String) throws {
    try Query.check(marked(query), awaiting: 1)
  }
}
