import Diagnostics
import HTTP
import JSON
import RunEvents
import Testing

@testable import Importing

@Suite("A HAR file becomes a collection without its noise")
struct HARImportTests {
  private static func entry(
    _ method: String, _ url: String, headers: [(String, String)] = [], body: (String, String)? = nil, status: Int = 200,
    answer: String = "{}", type: String = "application/json", resource: String = "xhr",
    responseHeaders: [(String, String)] = []
  ) -> JSONValue {
    let fields = { (list: [(String, String)]) in
      JSONValue.array(list.map { ["name": .string($0.0), "value": .string($0.1)] })
    }
    var request: [(String, JSONValue)] = [
      ("method", .string(method)), ("url", .string(url)), ("headers", fields(headers)),
    ]
    if let body { request.append(("postData", ["mimeType": .string(body.0), "text": .string(body.1)])) }
    return [
      "_resourceType": .string(resource), "request": .object(JSONObject(request)),
      "response": [
        "status": .number(JSONNumber(status)), "headers": fields(responseHeaders),
        "content": ["mimeType": .string(type), "text": .string(answer)],
      ],
    ]
  }

  private func fixture(_ entries: [JSONValue], filter: HARFilter = HARFilter()) throws -> ImportFixture {
    let text = JSONWriter.compact(["log": ["version": "1.2", "entries": .array(entries)]])
    let file = try HARFile(path: "a.har", bytes: Array(text.utf8))
    return ImportFixture(HARImport(name: "Session", filter: filter).convert([file]))
  }

  private static let token = "tok-4f9a8b7c6d5e4f3a2b1c"

  private static let session = [
    entry("GET", "https://shop.example/", answer: "<html>", type: "text/html", resource: "document"),
    entry("GET", "https://shop.example/a.png", type: "image/png", resource: "image"),
    entry(
      "OPTIONS", "https://api.example/login", headers: [("Access-Control-Request-Method", "POST")],
      resource: "preflight"),
    entry(
      "POST", "https://api.example/login",
      headers: [
        (":authority", "api.example"), ("content-type", "application/json"), ("Sec-Fetch-Mode", "cors"),
        ("User-Agent", "Mozilla"), ("X-App", "web"), ("Cookie", "sid=1"), ("Content-Length", "33"),
      ], body: ("application/json", #"{"user":"ann","password":"open-sesame-77"}"#),
      answer: #"{"data":{"token":"\#(token)","user":{"id":"user-000123"}}}"#),
    entry(
      "GET", "https://api.example/users/user-000123?page=1&x=a%20b", headers: [("Authorization", "Bearer \(token)")],
      answer: #"{"orders":[{"id":576461413038785752}]}"#),
    entry(
      "POST", "https://api.example/orders", headers: [("Authorization", "Bearer \(token)")],
      body: ("application/json", #"{"id":576461413038785752,"note":"x576461413038785752y"}"#), status: 409),
    entry(
      "GET", "https://api.example/old", status: 302, responseHeaders: [("Location", "/new")]),
    entry("GET", "https://api.example/new"),
  ]

  @Test("tokens and identifiers that come back are captured, noise and secrets are not written")
  func flow() async throws {
    let fixture = try fixture(Self.session)
    #expect(fixture.problems.isEmpty && fixture.lost.isEmpty, "\(fixture.problems) \(fixture.lost)")
    let text = fixture.text
    for gone in [
      Self.token, "open-sesame-77", "Sec-Fetch", "User-Agent", ":authority", "sid=1", "Content-Length", "a.png",
      "OPTIONS",
    ] {
      #expect(!text.contains(gone), "\(gone)\n\(text)")
    }
    #expect(fixture.result.fidelity.requests == 4)
    #expect(fixture.text("environments/session.yaml").contains("password: {env: PASSWORD}"))
    let run = await fixture.run(secrets: ["password": "open-sesame-77"]) { request, number in
      switch number {
      case 1: .json(#"{"data":{"token":"fresh-token-1","user":{"id":"fresh-user-9"}}}"#)
      case 2: .json(#"{"orders":[{"id":123456789012345678}]}"#)
      case 3: .json("{}", status: 409)
      default: .json("{}")
      }
    }
    #expect(run.results.map(\.outcome.word) == ["passed", "passed", "passed", "passed"], "\(run.summaries)\n\(text)")
    let sent = run.requests
    #expect(sent[0].body.map { String(decoding: $0, as: UTF8.self) } == #"{"user":"ann","password":"open-sesame-77"}"#)
    #expect(sent[1].url.target == "/users/fresh-user-9?page=1&x=a%20b")
    #expect(sent[1].headers["Authorization"] == "Bearer fresh-token-1")
    #expect(
      sent[2].body.map { String(decoding: $0, as: UTF8.self) }
        == #"{"id":123456789012345678,"note":"x576461413038785752y"}"#)
    #expect(text.contains("redirects: 10"))
  }

  @Test("filters choose by host, method and type")
  func filters() throws {
    var filter = HARFilter()
    filter.hosts = ["shop.example"]
    filter.allTypes = true
    #expect(try fixture(Self.session, filter: filter).result.fidelity.requests == 2)
    filter.hosts = []
    filter.methods = ["post"]
    #expect(try fixture(Self.session, filter: filter).result.fidelity.requests == 2)
    filter.hosts = ["nowhere"]
    #expect(try fixture(Self.session, filter: filter).lost == [": no exchange is left to import"])
  }

  @Test(
    "what is broken is told with its place",
    arguments: [("{\"log\": ", "no JSON"), ("[]", "no HAR file"), ("", "no JSON")])
  func broken(_ text: String, _ reason: String) {
    do {
      _ = try HARFile(path: "a.har", bytes: Array(text.utf8))
      Issue.record("the file was read")
    } catch {
      #expect(error.message.contains(reason) && error.place != nil)
    }
  }
}
