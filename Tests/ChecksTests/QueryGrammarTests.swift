import Checks
import JSON
import Testing

@Suite("How queries are written")
struct QueryGrammarTests {
  @Test(
    "a pipe counts only outside quotes, brackets and parentheses",
    arguments: [
      ("$['a|b'] | length", #"{"a|b": [1, 2]}"#, "2"),
      ("$.items[?@.name == 'x | y'].id | first", #"{"items": [{"name": "x | y", "id": 3}]}"#, "3"),
      ("$.a|length", #"{"a": "abc"}"#, "3"),
      ("body | split '|' | length", "a|b|c", "3"),
      (#"body | split "|" | length"#, "a|b|c", "3"),
      ("body | regex (a|b)+", "xxab", #""b""#),
      ("body | jsonpath $[?@.n=='a|b'].v | first", #"[{"n":"a|b","v":1}]"#, "1"),
      ("body|upper|lower", "Ab", #""ab""#),
      ("  body  |  upper  ", "ab", #""AB""#),
    ])
  func pipes(query: String, body: String, wanted: String) throws {
    #expect(try find(query, in: body).value?.asJSON == json(wanted))
  }

  @Test(
    "a quote inside quotes is written twice",
    arguments: [
      ("body | replace '''' ''", "it's", "its"), (#"body | replace "'" "" "#, "it's", "its"),
      (#"body | replace """" '-'"#, #"a"b"#, "a-b"), ("body | replace 'a''b' 'c'", "a'b", "c"),
    ])
  func quotes(query: String, body: String, wanted: String) throws {
    #expect(try find(query, in: body).value?.asJSON == .string(wanted))
  }

  @Test(
    "a query that cannot be read says what is wrong, where, and the way out",
    arguments: [
      Wrong("", "a query is missing", at: 0),
      Wrong("stauts", "'stauts' is not a source of a query", at: 0, says: "did you mean 'status'?"),
      Wrong("data.id", "'data.id' is not a source of a query", at: 0, says: "$.data.id"),
      Wrong("//id", "'//id' is not a source of a query", at: 0, says: "xpath '//id'"),
      Wrong("length", "'length' is not a source of a query", at: 0, says: "SOURCE | length"),
      Wrong("body |", "a filter is missing after '|'", at: 6),
      Wrong("body | | upper", "a filter is missing after '|'", at: 7),
      Wrong("body | uper", "unknown filter 'uper'", at: 7, says: "did you mean 'upper'?"),
      Wrong("header", "'header' needs an argument", at: 0, says: "header NAME"),
      Wrong("header X Y", "'header' takes one argument, not 'Y' as well", at: 9),
      Wrong("status 200", "'status' takes nothing after it, not '200'", at: 7),
      Wrong("regex 'a", "the quote is never closed", at: 6),
      Wrong("regex 'a'b", "something follows the closing quote", at: 9),
      Wrong("regex (a", "'(' is never closed", at: 6),
      Wrong("regex 'é('", "'é(' is not a regular expression: missing closing parenthesis", at: 9),
      Wrong("timing.fist_byte", "'timing' has no part 'fist_byte'", at: 0, says: "did you mean 'timing.first_byte'?"),
      Wrong("timing", "'timing' needs a part", at: 0),
      Wrong("xpath '//a['", "'//a[' is not an XPath: something in it is missing or out of place", at: 11),
      Wrong("$.a b", "'b' does not belong to the path '$.a'", at: 4),
      Wrong("$.a | nth x", "'x' is not a whole number", at: 10),
      Wrong("  $.ä | nope", "unknown filter 'nope'", at: 8),
      Wrong("body | add 1x", "'1x' is neither a number nor a time such as 1d", at: 11),
    ])
  func errors(_ wrong: Wrong) throws {
    let problem = #expect(throws: ArgumentProblem.self) { try Query(parsing: wrong.query) }
    #expect(problem?.message == wrong.message)
    #expect(problem?.offset == wrong.offset)
    if let says = wrong.says {
      let words = [problem?.label ?? ""] + (problem?.hints ?? [])
      #expect(words.contains { $0.contains(says) }, "\(words)")
    }
  }

  @Test("a bad path is told with its place in the whole query")
  func badPath() {
    let problem = #expect(throws: ArgumentProblem.self) { try Query(parsing: " $.items[?@.id = 3]") }
    #expect((problem?.offset ?? 0) > 9)
  }

  @Test("a key of expect.json must be a JSONPath")
  func jsonKey() {
    let problem = #expect(throws: ArgumentProblem.self) { try Query(parsingJSONPath: "status") }
    #expect(problem?.message == "'status' is not a JSONPath, which begins with $")
    #expect(problem?.hints == ["write $.status"])
  }

  @Test("filters of a template are read alone, with offsets into the template")
  func chain() throws {
    let chain = try FilterChain(parsing: " upper | replace 'A' 'b'", at: 10)
    #expect(chain.apply(to: .found(.text("xa"))).value?.asJSON == "Xb")
    let problem = #expect(throws: ArgumentProblem.self) { try FilterChain(parsing: " uper", at: 10) }
    #expect(problem?.offset == 11)
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    let query: String
    let message: String
    let offset: Int
    let says: String?
    init(_ query: String, _ message: String, at offset: Int, says: String? = nil) {
      (self.query, self.message, self.offset, self.says) = (query, message, offset, says)
    }
    var testDescription: String { query }
  }
}

@Suite("What queries find")
struct QueryResultTests {
  @Test("a missing value says why")
  func reasons() throws {
    #expect(try find("$.data.id", in: "{}").reason == "the body has no $.data.id")
    #expect(try find("$.data", in: "").reason == "the body is empty")
    let html = try find("$.data", in: "<html><title>502</title>").reason
    #expect(html?.hasPrefix("the body is not JSON: ") == true)
    #expect(html?.hasSuffix(" at line 1, column 1; it begins with '<html><title>502</title>'") == true, "\(html ?? "")")
    #expect(try find("header X-Id", in: "").reason == "the response has no header 'X-Id'")
    #expect(try find("$.a | first", in: #"{"a": []}"#).reason == "'first' finds nothing in []")
  }

  @Test("null is a value, and not the same as nothing")
  func null() throws {
    #expect(try find("$.a", in: #"{"a": null}"#).value?.asJSON == .null)
    #expect(try find("$.a", in: "{}").value == nil)
  }

  @Test("a filter that cannot do its work fails, and is not merely missing")
  func failure() throws {
    guard case .failed(let reason) = try find("$.a | to_int", in: #"{"a": "x"}"#) else {
      Issue.record("'x' became a number")
      return
    }
    #expect(reason == "'to_int' needs a number, not \"x\"")
  }

  @Test("a path that is not singular and finds no node leaves a capture with nothing")
  func nothing() throws {
    #expect(try find("$.a[*]", in: #"{"a": []}"#).isNothing)
    #expect(try !find("$.a", in: #"{"a": []}"#).isNothing)
    #expect(try !find("$.a[*]", in: #"{"a": [null]}"#).isNothing)
  }

  @Test("redirects, duration and timings come from the exchange")
  func exchange() throws {
    let view = view(redirects: ["http://a/1", "http://a/2"], duration: 1.2345678)
    #expect(try Query(parsing: "redirects | last").evaluate(on: view).value?.asJSON == "http://a/2")
    #expect(try Query(parsing: "duration").evaluate(on: view).value?.asJSON == json("1.234568"))
    #expect(try Query(parsing: "timing.dns").evaluate(on: view).value?.asJSON == json("0.001"))
  }

  @Test("a header may be asked for by a name that a query could not hold")
  func oddHeader() throws {
    let view = view(headers: [("X-'|", "1")])
    #expect(Query.header("x-'|").evaluate(on: view).value?.asJSON == "1")
    #expect(Query.cookie("none").evaluate(on: view).value == nil)
  }
}
