import RunEvents
import HTTP
import Runner
import TestSupport
import Testing

@Suite("A GraphQL request")
struct GraphQLTests {
  private func collection(_ graphQL: String, top: String = "", rest: String = "") -> String {
    "collection: A\n\(top)requests:\n  - name: One\n    post: http://x/\n    graphql: \(graphQL)\n\(rest)"
  }

  @Test("is JSON with query, variables and operationName")
  func body() async {
    let transport = FakeTransport(#"{"data":{}}"#)
    let text = collection(
      "{query: 'query Q($n: Int) { a(n: $n) }', variables: {n: '{{n}}'}, operation: Q}", top: "variables: {n: 1.10}\n")
    #expect(await RunFixture(text).run(transport).map(\.summary) == ["One: passed"])
    #expect(
      transport.requests.first?.body.map { String(decoding: $0, as: UTF8.self) }
        == #"{"query":"query Q($n: Int) { a(n: $n) }","variables":{"n":1.10},"operationName":"Q"}"#)
    #expect(transport.requests.first?.headers["Content-Type"] == "application/json")
  }

  @Test(
    "with errors is not green though the status is 200, unless a check speaks of them",
    arguments: [
      ("", "One: failed"), ("    expect: {json: {$.data.a: 1}}\n", "One: failed"),
      ("    expect: {json: {$.errors: {}}}\n", "One: passed"),
      ("    expect: {json: {$.errors: {length: 1}}}\n", "One: passed"),
      ("    expect: {json: {\"$.errors[0].message\": no}}\n", "One: passed"),
      ("    expect: {json: {\"$['errors'][0].message\": no}}\n", "One: passed"),
      ("    expect: {checks: [{query: '$.errors | length', name: one, equals: 1}]}\n", "One: passed"),
      ("    expect: {json: {$.errorsOfOurs: {exists: false}}}\n", "One: failed"),
    ])
  func errors(expect: String, summary: String) async throws {
    let transport = FakeTransport(#"{"data":{"a":1},"errors":[{"message":"no"}]}"#)
    let results = await RunFixture(collection("{query: '{ a }'}", rest: expect)).run(transport)
    #expect(results.map(\.summary) == [summary])
    if summary == "One: failed" {
      #expect(results.first?.checks.first { !$0.passed }?.message.hasPrefix("$.errors ") == true)
    }
  }

  @Test("an inherited word about errors counts as well")
  func inherited() async {
    let transport = FakeTransport(#"{"errors":[]}"#)
    let text = collection("{query: '{ a }'}", top: "expect: {json: {$.errors: []}}\n")
    #expect(await RunFixture(text).run(transport).map(\.summary) == ["One: passed"])
  }

  @Test("another body says nothing about errors")
  func otherBody() async {
    let transport = FakeTransport(#"{"errors":[]}"#)
    let text = "collection: A\nrequests:\n  - {name: One, post: \"http://x/\", json: {query: a}}\n"
    #expect(await RunFixture(text).run(transport).map(\.summary) == ["One: passed"])
  }

  @Test(
    "a query passes the write lock, a mutation does not; read_only has the last word",
    arguments: [
      ("{query: '{ a }'}", "", true), ("{query: 'mutation { a }'}", "", false),
      ("{query: 'query Q { a } mutation M { b }', operation: Q}", "", true),
      ("{query: 'query Q { a } mutation M { b }', operation: M}", "", false),
      ("{query: '{{text}}'}", "", false), ("{query: '{{text}}'}", "    read_only: true\n", true),
      ("{query: '{ a }'}", "    read_only: false\n", false),
    ])
  func writeLock(graphQL: String, rest: String, passes: Bool) {
    let fixture = RunFixture(
      collection(graphQL, top: "variables: {text: '{ a }'}\n", rest: rest),
      environment: "environment: test\nprotected: true\nallow_hosts: [x]\n")
    #expect(fixture.plan.refusals.isEmpty == passes)
  }
}
