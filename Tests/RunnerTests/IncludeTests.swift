import Checks
import CollectionModel
import Diagnostics
import HTTP
import RunEvents
import Runner
import TestSupport
import Testing

@Suite("Included fragments")
struct IncludeTests {
  private let login = """
    fragment: Login
    headers: {x-client: fragment}
    variables: {user: nobody}
    requests:
      - name: Sign in
        post: http://x/login
        json: {user: "{{user}}"}
        capture: {token: $.token}
    """

  @Test("a fragment's requests run as a folder of its name, and the includer sees what they capture")
  func included() async {
    let transport = FakeTransport(#"{"token": "t"}"#)
    let results = await RunFixture(
      """
      collection: A
      headers: {x-client: collection, x-tool: signet}
      requests:
        - include: ../shared/fragment.yaml
          with: {user: ann}
        - {name: Read, get: "http://x/{{token}}"}
      """, fragment: login
    ).run(transport)
    #expect(results.map { $0.planned.folders + [$0.planned.name] } == [["Login", "Sign in"], ["Read"]])
    #expect(transport.urls == ["http://x/login", "http://x/t"])
    #expect(transport.requests.map { $0.headers["x-client"] } == ["fragment", "collection"])
    #expect(transport.requests[0].headers["x-tool"] == "signet")
    #expect(String(decoding: transport.requests[0].body ?? [], as: UTF8.self) == #"{"user":"ann"}"#)
    #expect(results[0].planned.file.hasSuffix("shared/fragment.yaml"))
  }

  @Test("a fragment's own variables are defaults, weaker than the includer's")
  func defaults() async {
    let transport = FakeTransport(#"{"token": "t"}"#)
    _ = await RunFixture(
      """
      collection: A
      variables: {user: collection}
      requests:
        - {include: ../shared/fragment.yaml, name: First}
      """, fragment: login
    ).run(transport)
    #expect(String(decoding: transport.requests[0].body ?? [], as: UTF8.self) == #"{"user":"collection"}"#)
  }

  @Test("a fragment may be included twice under two names, and signers of its own do not leave it")
  func twice() async {
    let fragment = """
      fragment: Part
      signers:
        own: {parameters: [], steps: [{set: {header.x-signed: "{{who}}"}}]}
      pre_request: [{sign: own}]
      requests: [{name: Part, get: "http://x/{{who}}"}]
      """
    let transport = FakeTransport()
    let results = await RunFixture(
      """
      collection: A
      requests:
        - {include: ../shared/fragment.yaml, name: One, with: {who: a}}
        - {include: ../shared/fragment.yaml, name: Two, with: {who: b}}
        - {name: Apart, get: "http://x/apart"}
      """, fragment: fragment
    ).run(transport)
    #expect(results.map { $0.planned.folders.first ?? "" } == ["One", "Two", ""])
    #expect(transport.requests.map { $0.headers["x-signed"] } == ["a", "b", nil])
  }

  @Test("a fragment that includes itself through another is told with the way round")
  func cycle() {
    let fixture = RunFixture(
      "collection: A\nrequests: [{include: ../shared/fragment.yaml}]",
      fragment: "fragment: F\nrequests: [{include: other.yaml}]")
    fixture.folder.write("shared/other.yaml", "fragment: G\nrequests: [{include: fragment.yaml}]")
    #expect(fixture.loaded.diagnostics.map(\.message) == ["'fragment.yaml' includes itself"])
  }

  // MARK: Once

  private func twoCollections(_ second: String = "{}") -> RunFixture {
    let fixture = RunFixture(
      """
      collection: A
      requests:
        - {include: ../shared/fragment.yaml, once: true, with: {user: ann}}
        - {name: Read, get: "http://x/a/{{token}}"}
      """, fragment: login)
    fixture.folder.write(
      "collections/b.yaml",
      """
      collection: B
      requests:
        - {include: ../shared/fragment.yaml, once: true, with: \(second)}
        - {name: Read, get: "http://x/b/{{token}}"}
      """)
    return fixture
  }

  @Test("an include with 'once' runs once a run, and the other collections take what it captured", arguments: [1, 4])
  func once(jobs: Int) async {
    let transport = FakeTransport(#"{"token": "t"}"#)
    var fixture = twoCollections("{user: ann}")
    fixture.options.jobs = jobs
    let results = await fixture.run(transport)
    #expect(transport.urls.filter { $0 == "http://x/login" }.count == 1)
    #expect(Set(transport.urls) == ["http://x/login", "http://x/a/t", "http://x/b/t"])
    let skipped = results.filter { if case .skipped = $0.outcome { true } else { false } }
    #expect(skipped.count == 1)
    #expect(skipped.first?.summary.contains("ran once, in '") == true)
  }

  @Test("another value under 'with' is another once")
  func otherWith() async {
    let transport = FakeTransport(#"{"token": "t"}"#)
    _ = await twoCollections("{user: bob}").run(transport)
    #expect(transport.urls.filter { $0 == "http://x/login" }.count == 2)
  }

  @Test("where it failed, whoever needs it is skipped and told so")
  func failedOnce() async {
    let results = await twoCollections("{user: ann}").run(FakeTransport("{}"))
    #expect(
      results.map(\.summary) == [
        "Sign in: failed", "Read: skipped (needs 'token' from 'Sign in', which failed)",
        "Sign in: skipped (ran once, in 'A', and did not pass there)",
        "Read: skipped (needs 'token' from 'Sign in', which failed)",
      ])
  }
}
