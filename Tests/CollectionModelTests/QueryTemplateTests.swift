import Checks
import CollectionModel
import Diagnostics
import HTTP
import JSON
import Templates
import Testing

private func request(_ lines: String) -> String {
  "collection: A\nrequests:\n  - name: One\n    get: /\n"
    + lines.split(separator: "\n").map { "    \($0)\n" }.joined()
}

/// What the checks of a request find in a body, in their order; nothing for a query that waits for values.
private func found(_ lines: String, in body: String, type: String) throws -> [JSONValue?] {
  guard case .request(let definition) = try collection(request(lines)).requests[0] else { return [] }
  let view = ResponseView(
    request: HTTPRequest(method: "GET", url: try RequestURL(parsing: "http://localhost/")),
    response: HTTPResponse(
      status: 200, headers: HTTPFields([HTTPFields.Field("Content-Type", type)]), body: Array(body.utf8)))
  return definition.settings.expect.map { expectation in
    guard case .ready(let query) = expectation.subject.source else { return nil }
    return query.evaluate(on: view).value?.asJSON
  }
}

extension QueryResult {
  fileprivate var value: Value? { if case .found(let value) = self { value } else { nil } }
}

@Suite struct QueryTemplateTests {
  @Test("'html' reads HTML and 'xml' reads XML, whatever the response calls itself")
  func languages() throws {
    #expect(try found("expect: {html: {//h1: x}}", in: "<h1>Hi<br>you", type: "application/xml") == ["Hiyou"])
    #expect(try found("expect: {xml: {//BR: x}}", in: "<o><BR>1</BR></o>", type: "text/html") == ["1"])
  }

  @Test("the name of a cookie or header is a name, whatever it holds")
  func names() throws {
    let project = load([
      "collections/a.yaml": request("expect: {cookies: {\"we | ird'name\": x}, headers: {\"x'y\": z}}")
    ])
    #expect(project.diagnostics.map(shown) == [])
  }

  @Test("a number of redirects counts them")
  func redirects() throws {
    guard
      case .request(let definition) = try collection(request("expect: {redirects: 1}")).requests[0],
      case .ready(let matcher)? = definition.settings.expect[0].matcher
    else { throw Diagnostic("no check") }
    #expect(matcher.mismatches(.found(.json(["http://localhost/a"]))).isEmpty)
    #expect(!matcher.mismatches(.found(.json([]))).isEmpty)
  }

  @Test("a file that a body is compared with must be there")
  func missingFile() {
    #expect(
      problems(request("expect: {body: {equals: {file: none.txt}}}")) == [
        "5:36 the file 'none.txt' cannot be used: there is no such file"
      ])
  }

  @Test(
    "a query with templates is read when the file is, and its mistakes have their places",
    arguments: [
      ("expect: {json: {\"$.a[?@.b == '{{x}}'\": 1}}", "5:25 ']' is missing for the '[' here"),
      ("capture: {id: \"$.a['{{x}}'] | uper\"}", "5:35 unknown filter 'uper' [did you mean 'upper'?]"),
      ("expect: {xml: {'//a[.=\"{{x}}\"': 1}}", "5:34 '//a[.='0'' is not an XPath"),
    ])
  func mistakes(lines: String, message: String) {
    let found = problems(request(lines), with: [:])
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(message) == true, "\(found)")
  }
}
