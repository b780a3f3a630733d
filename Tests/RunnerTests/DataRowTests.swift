import Checks
import CollectionModel
import Diagnostics
import HTTP
import RunEvents
import Runner
import TestSupport
import Testing

@Suite("Data rows")
struct DataRowTests {
  /// The results as `Name [row]: outcome`.
  private func summaries(_ results: [RequestResult]) -> [String] {
    results.map { result in (result.planned.row.map { "[\($0)] " } ?? "") + result.summary }
  }

  @Test("a request runs once a row, and each row is a result of its own")
  func request() async {
    let transport = FakeTransport()
    let fixture = RunFixture(
      """
      collection: A
      requests:
        - name: Create
          post: http://x/products
          data: [{sku: red, price: 1.10}, {sku: blue, price: 576461413038785752}]
          json: {sku: "{{sku}}", price: "{{price}}", row: "{{$row.index}}"}
      """)
    let results = await fixture.run(transport)
    #expect(summaries(results) == ["[1] Create: passed", "[2] Create: passed"])
    #expect(
      transport.requests.map { String(decoding: $0.body ?? [], as: UTF8.self) } == [
        #"{"sku":"red","price":1.10,"row":1}"#, #"{"sku":"blue","price":576461413038785752,"row":2}"#,
      ])
  }

  @Test("rows are named by their columns")
  func names() async {
    let fixture = RunFixture(
      """
      collection: A
      variables: {shop: eu}
      requests:
        - name: Create
          get: http://x/
          data: {file: rows.yaml, name: "{{shop}}-{{sku}}"}
      """)
    fixture.folder.write("collections/rows.yaml", "- {sku: red}\n- {sku: blue}\n")
    let results = await fixture.run()
    #expect(summaries(results) == ["[eu-red] Create: passed", "[eu-blue] Create: passed"])
  }

  @Test("a folder runs whole once a row, with the rows of its requests inside")
  func nested() async {
    let transport = FakeTransport()
    let results = await RunFixture(
      """
      collection: A
      requests:
        - name: Shop
          data: [{shop: eu}, {shop: us}]
          requests:
            - {name: First, get: "http://x/{{shop}}"}
            - {name: Second, get: "http://x/{{shop}}/{{sku}}", data: [{sku: a}, {sku: b}]}
      """
    ).run(transport)
    #expect(
      summaries(results) == [
        "[1] First: passed", "[1, 1] Second: passed", "[1, 2] Second: passed", "[2] First: passed",
        "[2, 1] Second: passed", "[2, 2] Second: passed",
      ])
    #expect(
      transport.urls == [
        "http://x/eu", "http://x/eu/a", "http://x/eu/b", "http://x/us", "http://x/us/a", "http://x/us/b",
      ])
  }

  @Test("a collection's rows run between setup and teardown, which run once")
  func collection() async {
    let results = await RunFixture(
      """
      collection: A
      data: [{n: 1}, {n: 2}]
      setup: [{name: Before, get: "http://x/", capture: {token: $.token}}]
      requests: [{name: Read, get: "http://x/{{token}}/{{n}}"}]
      teardown: [{name: After, get: "http://x/{{token}}"}]
      """
    ).run(FakeTransport(#"{"token": "t"}"#))
    #expect(summaries(results) == ["Before: passed", "[1] Read: passed", "[2] Read: passed", "After: passed"])
  }

  @Test("what a row captures, draws and gets as cookies ends with the row")
  func ends() async {
    let transport = FakeTransport { request, number in
      .success(HTTPResponse(status: 200, body: Array(#"{"id": \#(number)}"#.utf8)))
    }
    let results = await RunFixture(
      """
      collection: A
      variables: {key: "{{$uuid}}"}
      requests:
        - name: Folder
          data: [{n: 1}, {n: 2}]
          requests:
            - {name: Make, get: "http://x/{{n}}?key={{key}}", capture: {id: $.id}}
            - {name: Read, get: "http://x/{{id}}?key={{key}}"}
      """
    ).run(transport)
    #expect(results.allSatisfy { $0.outcome == .passed })
    let paths = transport.requests.map(\.url.path)
    #expect(paths == ["/1", "/1", "/2", "/3"])
    let keys = transport.urls.map { $0.split(separator: "=").last }
    #expect(keys[0] == keys[1] && keys[2] == keys[3] && keys[0] != keys[2])
  }

  @Test("a variable captured in a row is not there after it, and the message says so")
  func captureAfterRows() {
    let plan = RunFixture(
      """
      collection: A
      requests:
        - {name: Make, get: "http://x/", data: [{n: 1}], capture: {id: $.id}}
        - {name: Read, get: "http://x/{{id}}"}
      """
    ).plan
    #expect(plan.problems.map(\.message) == ["variable 'id' is not defined"])
    #expect(
      plan.problems.first?.hints == ["'Make' captures it in a data row, and what a row captures ends with the row"])
  }

  @Test("a lost capture skips its own row only")
  func lostInRow() async {
    let transport = FakeTransport { request, _ in
      .success(HTTPResponse(status: 200, body: Array((request.url.path == "/1" ? "{}" : #"{"id": 7}"#).utf8)))
    }
    let results = await RunFixture(
      """
      collection: A
      requests:
        - name: Folder
          data: [{n: 1}, {n: 2}]
          requests:
            - {name: Make, get: "http://x/{{n}}", capture: {id: $.id}}
            - {name: Read, get: "http://x/{{id}}"}
      """
    ).run(transport)
    #expect(
      summaries(results) == [
        "[1] Make: failed", "[1] Read: skipped (needs 'id' from 'Make', which failed)", "[2] Make: passed",
        "[2] Read: passed",
      ])
  }

  @Test("'needs' holds where all rows of the needed request passed")
  func needs() async {
    let transport = FakeTransport { request, _ in
      .success(HTTPResponse(status: request.url.path == "/2" ? 500 : 200, body: Array("{}".utf8)))
    }
    let results = await RunFixture(
      """
      collection: A
      requests:
        - {name: Make, get: "http://x/{{n}}", data: [{n: 1}, {n: 2}, {n: 3}]}
        - {name: Read, get: "http://x/", needs: [Make]}
      """
    ).run(transport)
    #expect(results.last?.summary == "Read: skipped (needs 'Make', which did not pass)")
  }

  @Test(
    "rows are chosen by number and by name", arguments: [(["2"], ["b"]), (["c"], ["c"]), (["a", "3"], ["a", "c"])])
  func choice(rows: [String], expected: [String]) async {
    var fixture = RunFixture(
      """
      collection: A
      setup: [{name: Before, get: "http://x/before"}]
      requests:
        - {name: Apart, get: "http://x/apart"}
        - {name: Make, get: "http://x/{{n}}", data: {file: rows.yaml, name: "{{n}}"}}
      """)
    fixture.folder.write("collections/rows.yaml", "- {n: a}\n- {n: b}\n- {n: c}\n")
    fixture.options.selection.rows = rows
    let results = await fixture.run()
    #expect(summaries(results) == ["Before: passed"] + expected.map { "[\($0)] Make: passed" })
  }

  @Test("a row is stronger than the request's own variables, and --var is stronger than the row")
  func strength() async {
    let transport = FakeTransport()
    var fixture = RunFixture(
      """
      collection: A
      requests:
        - {name: Make, get: "http://x/{{a}}/{{b}}", variables: {a: own, b: own}, data: [{a: row, b: row}]}
      """)
    fixture.options.variables = ["b": .text("given")]
    _ = await fixture.run(transport)
    #expect(transport.urls == ["http://x/row/given"])
  }

  @Test("a row's name that needs what only the run brings is a problem before anything is sent")
  func nameOfCapture() {
    let fixture = RunFixture(
      """
      collection: A
      requests:
        - {name: Make, get: "http://x/{{n}}", data: {file: rows.yaml, name: "{{order_id}}"}}
      """)
    fixture.folder.write("collections/rows.yaml", "- {n: a}\n- {n: b}\n")
    #expect(fixture.plan.problems.count == 1)
    #expect(fixture.plan.problems.first?.message.contains("order_id") == true)
  }
}
