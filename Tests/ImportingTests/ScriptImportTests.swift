import HTTP
import JSON
import Testing

@testable import Importing

@Suite("Scripts become captures, variables, steps, polls, or stay what they are")
struct ScriptImportTests {
  private func fixture(
    before: String? = nil, test: String? = nil, more: [(String, JSONValue)] = [], second: JSONValue? = nil,
    files: [String] = []
  ) throws -> ImportFixture {
    let first = Postman.request("A", "POST", test: test, before: before, more)
    return try ImportFixture([Postman.collection([first] + (second.map { [$0] } ?? []))] + files)
  }

  @Test(
    "captures",
    arguments: [
      ("pm.environment.set('id', pm.response.json().data[0].id)", "id: '$.data[0].id'"),
      ("const j = pm.response.json(); pm.collectionVariables.set('id', j['a-b'].c)", "id: '$[''a-b''].c'"),
      ("postman.setEnvironmentVariable('id', JSON.parse(responseBody).id)", "id: $.id"),
      ("pm.globals.set('id', pm.response.headers.get('X-Id'))", "id: header X-Id"),
      ("pm.environment.set('id', JSON.stringify(pm.response.json().data))", "id: '$.data | to_json'"),
      ("pm.environment.set('id', responseBody.match(/id=(\\w+)/)[1])", "id: 'regex ''id=(\\w+)'''"),
      ("pm.environment.set('id', pm.response.json().items.length)", "id: '$.items | length'"),
      (
        "pm.test('x', () => { const {id} = pm.response.json(); pm.expect(id).to.exist; pm.environment.set('id', id) })",
        "id: $.id"
      ),
      (
        "if (pm.response.code === 200) { pm.environment.set('id', pm.response.json().id) }",
        "id: {query: $.id, default: '{{id ?? ''''}}'}"
      ),
      (
        "try { pm.environment.set('id', pm.response.json().id) } catch (e) { console.log(e) }",
        "id: {query: $.id, default: '{{id ?? ''''}}'}"
      ),
      ("function save(k, v) { pm.environment.set(k, v) }\nsave('id', pm.response.json().id)", "id: $.id"),
      ("pm.environment.set('my id', pm.response.json().id)", "my_id: $.id"),
    ])
  func captures(_ script: String, _ line: String) throws {
    let fixture = try fixture(test: script)
    #expect(fixture.text.contains("    capture:\n      \(line)\n"), "\(fixture.text)")
    #expect(fixture.lost.isEmpty && fixture.problems.isEmpty, "\(fixture.lost) \(fixture.problems)")
  }

  @Test(
    "what has no counterpart stays as it was, with its place and reason",
    arguments: [
      ("pm.test('a', () => {});\n\npm.sendRequest('https://x', () => {});", "line 3", "another request is sent"),
      ("if (pm.response.json().a) { pm.test('b', () => pm.expect(1).to.eql(1)) }", "line 1", "depend on a condition"),
      ("postman.setNextRequest('B');", "line 1", "the order of requests is changed"),
      ("eval(globals.x);", "line 1", "no assertion is known"),
      (
        "let total = 0;\nfor (const i of pm.response.json()) { total += i }\npm.test('t', () => pm.expect(total).to.eql(1))",
        "line 2", "a loop"
      ),
      ("this is no script", "line 1", "it cannot be read"),
      (
        "pm.test('x', () => { pm.expect(pm.response.json().a).to.eql(pm.response.json().b) })", "line 1",
        "another part of the response"
      ),
    ])
  func kept(_ script: String, _ line: String, _ reason: String) async throws {
    let fixture = try fixture(test: script)
    #expect(fixture.lost.contains { $0.contains(line) && $0.contains(reason) }, "\(fixture.lost)")
    #expect(fixture.text.contains("unsupported_script: "))
    #expect(fixture.problems.isEmpty, "\(fixture.problems)")
    let run = await fixture.run { _, _ in .json("{}") }
    #expect(run.summaries.first?.hasPrefix("A: skipped (incomplete") == true, "\(run.summaries)")
  }

  @Test("a request that asks for itself again becomes a poll")
  func polls() async throws {
    let script = """
      const j = pm.response.json();
      if (j.status !== 'DONE') { postman.setNextRequest(pm.info.requestName); } else { pm.environment.set('result', j.result); }
      """
    let fixture = try fixture(test: script)
    #expect(fixture.lost.isEmpty && fixture.problems.isEmpty, "\(fixture.lost) \(fixture.problems)")
    let run = await fixture.run { _, number in
      .json(number < 3 ? #"{"status":"OPEN"}"# : #"{"status":"DONE","result":1}"#)
    }
    #expect(run.summaries == ["A: passed"] && run.requests.count == 3, "\(fixture.text)")
  }

  @Test("values made before a request are made anew for it, and one value stays one")
  func generated() async throws {
    let script = """
      const nonce = uuid.v4();
      pm.environment.set('nonce', nonce);
      pm.variables.set('again', nonce);
      pm.environment.set('now', Math.floor(Date.now() / 1000));
      pm.environment.set('later', 'kept');
      """
    let body: [(String, JSONValue)] = [
      (
        "header",
        [
          ["key": "X-A", "value": "{{nonce}}"], ["key": "X-B", "value": "{{again}}"],
          ["key": "X-C", "value": "{{now}}"],
        ]
      )
    ]
    let second = Postman.request("B", url: "https://api.example.com/{{later}}")
    let fixture = try fixture(before: script, more: body, second: second)
    #expect(fixture.lost.isEmpty && fixture.problems.isEmpty, "\(fixture.lost) \(fixture.problems)\n\(fixture.text)")
    let run = await fixture.run { _, _ in .json("{}") }
    #expect(run.summaries == ["A: passed", "B: passed"], "\(fixture.text)")
    let headers = try #require(run.requests.first?.headers)
    #expect(headers["X-A"]?.utf8.count == 36 && headers["X-A"] == headers["X-B"])
    #expect(headers["X-C"] == "1700000000")
    #expect(run.requests.last?.url.path == "/kept")
  }

  @Test("an HMAC of known parts becomes a signing step on the bytes that are sent")
  func signing() async throws {
    let script = """
      const ts = Date.now().toString();
      const secret = pm.environment.get('app_secret');
      const message = [pm.request.method, pm.request.url.getPath(), ts].join('|') + pm.request.body.raw;
      """
    let joined = """
      const ts = Date.now().toString();
      const message = pm.request.method + '|' + pm.request.url.getPath() + '|' + ts + '|' + pm.request.body.raw;
      const signature = CryptoJS.HmacSHA256(message, pm.environment.get('app_secret')).toString(CryptoJS.enc.Base64);
      pm.request.headers.add({key: 'X-Timestamp', value: ts});
      pm.environment.set('signature', signature);
      """
    let more: [(String, JSONValue)] = [
      ("header", [["key": "X-Signature", "value": "{{signature}}"]]),
      ("body", ["mode": "raw", "raw": #"{"a":1}"#, "options": ["raw": ["language": "json"]]]),
    ]
    let environment = Postman.environment("Test", [("app_secret", "key")])
    let fixture = try fixture(before: joined, more: more, files: [environment])
    #expect(fixture.lost.isEmpty && fixture.problems.isEmpty, "\(fixture.lost) \(fixture.problems)\n\(fixture.text)")
    let run = await fixture.run(secrets: ["app_secret": "key"]) { _, _ in .json("{}") }
    let headers = try #require(run.requests.first?.headers)
    #expect(headers["X-Timestamp"] == "1700000000000")
    // openssl dgst -sha256 -hmac key -binary of 'POST|/a|1700000000000|{"a":1}', in base64
    #expect(headers["X-Signature"] == "J25Elk15ozSI2aVr96Xbrutk2LOBywfkts12MPnSk4M=", "\(fixture.text)")
    // Joined lists are not put together here, and half a signature would be worse than none.
    let other = try self.fixture(before: script, more: more, files: [environment])
    #expect(other.text.contains("unsupported_script: ") || other.lost.isEmpty)
  }

  @Test("scripts of folders and collections count for every request below")
  func inherited() async throws {
    let folder: JSONValue = .object(
      JSONObject(
        [("name", "Folder"), ("item", [Postman.request("In", url: "https://api.example.com/{{region}}")])]
          + Postman.events(test: "pm.test('f', () => pm.expect(pm.response.json().folder).to.eql(1))")))
    let text = Postman.collection(
      [
        folder, Postman.request("Out", test: "pm.test('own', () => pm.expect(pm.response.json().code).to.be.below(9))"),
      ],
      Postman.events(
        test:
          "pm.test('c', () => pm.expect(pm.response.json().code).to.not.eql(5));\npm.environment.set('last', pm.response.json().code)",
        before: "pm.variables.set('region', 'eu')"))
    let fixture = try ImportFixture([text])
    #expect(fixture.lost.isEmpty && fixture.problems.isEmpty, "\(fixture.lost) \(fixture.problems)\n\(fixture.text)")
    let good = await fixture.run { _, _ in .json(#"{"code":0,"folder":1}"#) }
    #expect(good.summaries == ["In: passed", "Out: passed"], "\(fixture.text)")
    #expect(good.requests.first?.url.path == "/eu")
    let bad = await fixture.run { _, _ in .json(#"{"code":5,"folder":1}"#) }
    #expect(bad.summaries == ["In: failed", "Out: failed"])
    let half = await fixture.run { _, _ in .json(#"{"code":9}"#) }
    #expect(half.summaries == ["In: failed", "Out: failed"])
  }
}
