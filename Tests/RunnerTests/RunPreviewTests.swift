import Checks
import CollectionModel
import Diagnostics
import Runner
import TestSupport
import Testing

@Suite("A dry run")
struct RunPreviewTests {
  private func preview(_ fixture: RunFixture, showingCurl: Bool = false) -> RunPreview.Rendered {
    RunPreview(plan: fixture.plan, options: fixture.options).rendered(showingCurl: showingCurl) { path, _, _ in
      .failure(BodyFileProblem("the file '\(path)' cannot be read: there is no such file"))
    }
  }

  @Test("says what would be sent, signed, and what waits for a capture")
  func text() {
    let fixture = RunFixture(
      """
      collection: Orders
      base_url: http://api.example.com
      variables: {page: 2}
      pre_request:
        - hash: {into: query.sign, algorithm: sha256, input: "{{request.path}}", encoding: hex}
      requests:
        - {name: Search, post: /search, query: {page: "{{page}}"}, capture: {id: $.id, count: $.n}}
        - name: Details
          requests:
            - {name: Read, get: "/orders/{{id}}", expect: {json: {$.n: "{{count}}"}}}
            - {name: Old, get: /old, skip: not any more}
        - {name: Counted, get: "/{{count | add 1}}"}
      """)
    #expect(
      preview(fixture).text == """
        Orders   \(fixture.plan.collections[0].collection.source.path)
          → Search   POST http://api.example.com/search?page=2&sign=***sign***
          … Details/Read   GET http://api.example.com/orders/<id>?sign=***sign***
              waits for 'id', 'count' from 'Search'
          – Details/Old   skipped: not any more
          … Counted   GET that cannot be resolved before it runs
              waits for 'count' from 'Search'

        requests     4: 1 ready, 2 wait for captures, 1 skipped
        nothing was sent

        """)
    #expect(preview(fixture).problems.isEmpty)
  }

  @Test("shows each row, and what an 'if' makes of it is left to the run")
  func rows() {
    let fixture = RunFixture(
      """
      collection: A
      base_url: http://x
      requests:
        - {name: One, get: "/{{sku}}/{{$row.index}}", data: [{sku: red}, {sku: blue}], if: {sku: red}}
      """)
    let text = preview(fixture).text
    #expect(text.contains("→ One [1]   GET http://x/red/1\n      only if 'sku' is as 'if' asks\n"), "\(text)")
    #expect(text.contains("→ One [2]   GET http://x/blue/2\n"))
  }

  @Test("resolves with what --var gives in place of a capture")
  func given() {
    var fixture = RunFixture(
      """
      collection: A
      base_url: http://x
      requests:
        - {name: One, get: /, capture: {id: $.id}}
        - {name: Two, get: "/{{id}}"}
      """)
    fixture.options.variables = ["id": .text("a b")]
    #expect(preview(fixture).text.contains("→ Two   GET http://x/a%20b\n"))
  }

  @Test("tells what would end a request before it is sent, all of it")
  func problems() {
    let fixture = RunFixture(
      """
      collection: A
      base_url: http://x
      variables: {list: [1, 2]}
      requests:
        - {name: One, post: /, file: missing.bin}
        - {name: Two, get: "/{{list}}"}
        - {name: Three, get: /}
      """)
    // A body's file is looked for when it is loaded; here it went away in between.
    let rendered = preview(fixture)
    #expect(rendered.problems.contains { $0.message.contains("'list' is a list") }, "\(rendered)")
    #expect(rendered.text.contains("✗ Two"))
    #expect(rendered.text.contains("→ Three"))
  }

  @Test("shows what the write lock and allow_hosts refuse")
  func refusals() {
    let fixture = RunFixture(
      """
      collection: A
      requests:
        - {name: Reads, get: "https://good.example.com/"}
        - {name: Writes, post: "https://good.example.com/"}
        - {name: Elsewhere, get: "https://bad.example.com/"}
      """, environment: "environment: test\nprotected: true\nallow_hosts: [good.example.com]\n")
    let rendered = preview(fixture)
    #expect(rendered.isRefused)
    #expect(rendered.text.contains("! Writes   refused: it writes, and the environment is protected\n"))
    #expect(rendered.text.contains("! Elsewhere   refused: 'bad.example.com' is not in 'allow_hosts'"))
    #expect(rendered.text.contains("requests     3: 1 ready, 2 refused"))
  }

  @Test("shows no secret, in whatever form")
  func secrets() {
    var fixture = RunFixture(
      """
      collection: A
      base_url: http://x
      requests:
        - {name: One, get: "/{{key}}", query: {k: "{{key}}"}, headers: {X-Key: "{{key}}"}, auth: {bearer: "{{key}}"}}
        - {name: "Bad {{x}}", get: "/", skip: "because of s3cr3t-value!"}
      """)
    fixture.options.secrets = ["key": "s3cr3t-value!"]
    let text = preview(fixture, showingCurl: true).text
    #expect(text.contains("***key***"))
    #expect(text.contains("curl "))
    #expect(!text.contains("s3cr3t"), "\(text)")
  }
}
