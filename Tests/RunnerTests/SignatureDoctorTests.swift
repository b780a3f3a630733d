import RunEvents
import CollectionModel
import HTTP
import JSON
import Runner
import Testing

@Suite("A signature that the server refused")
struct SignatureDoctorTests {
  /// The wall clock of `RunFixture` is 2023-11-14T22:13:20Z.
  private func hints(
    steps: String = "- sign: tiktok-shop", secret: String = "e59af819cc", date: String? = nil, status: Int = 401,
    extra: String = "", body: String = "{\"code\": 1}"
  ) async -> [String] {
    var fixture = RunFixture(
      """
      collection: A
      variables: {app_key: 29a39d}
      requests:
        - name: One
          post: https://a.example/x
          json: {a: 1}
          \(extra)
          pre_request:
      \(steps.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n"))
      """)
    fixture.options.secrets = ["app_secret": secret]
    let headers = HTTPFields(date.map { [HTTPFields.Field("Date", $0)] } ?? [])
    let transport = FakeTransport { _, _ in
      .success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
    }
    return await fixture.run(transport).first?.hints ?? ["no result"]
  }

  @Test("is explained by the clock, where it is off by more than five minutes")
  func clock() async {
    #expect(
      await hints(date: "Tue, 14 Nov 2023 22:06:28 GMT")
        == [
          "your clock is 412 s ahead of the server's Date: a signature carries the time, and most servers allow 5 minutes"
        ])
    #expect(
      await hints(date: "Tue, 14 Nov 2023 22:20:12 GMT").first?.hasPrefix("your clock is 412 s behind") == true)
    #expect(await hints(date: "Tue, 14 Nov 2023 22:10:00 GMT") == [])
    #expect(await hints(date: "yesterday") == [])
  }

  @Test(
    "is explained by what clings to the key, and never shows it",
    arguments: [
      ("", "is empty"), ("e59af819cc\n", "begins or ends with a line break"),
      (" e59af819cc", "begins or ends with a blank"),
      ("\"e59af819cc\"", "stands in quotes"), ("e59аf819cc", "has a letter at 4 that is not ASCII"),
      ("e59af8\u{200B}19cc", "has an invisible character at 7"),
      ("e59af819\u{A0}cc", "has an invisible character at 9"),
    ])
  func keys(_ secret: String, _ flaw: String) async throws {
    let hints = await hints(secret: secret)
    let hint = try #require(hints.first)
    #expect(hint.hasPrefix("the secret 'app_secret' " + flaw))
    #expect(!hint.contains("19cc"))
  }

  @Test("is explained by a change behind the signature, at its place")
  func lateChange() async {
    let hints = await hints(steps: "- sign: tiktok-shop\n- set: {json.$.note: late}\n- set: {query.page_size: '2'}")
    #expect(hints.count == 2)
    #expect(hints.first?.hasPrefix("'json.$.note' was changed after the request was signed, at ") == true)
    #expect(hints.first?.contains("a.yaml:10: let the step that signs come last") == true)
    #expect(hints.last?.hasPrefix("'query.page_size' was changed") == true)
  }

  @Test("is not explained by the step that puts the signature into its place")
  func carrier() async {
    let steps = """
      - hmac: {into: made, algorithm: sha256, key: '{{app_secret}}', input: '{{request.body}}'}
      - set: {wrapped: 'v1={{made}}'}
      - set: {query.sign: '{{wrapped}}', json.$.sign: '{{made}}'}
      """
    #expect(await hints(steps: steps) == [])
  }

  @Test("is explained by milliseconds where steps of the user's own wrote them")
  func milliseconds() async {
    let own = """
      - set: {query.timestamp: '{{$timestamp_ms}}'}
      - hmac: {into: query.sign, algorithm: sha256, key: '{{app_secret}}', input: '{{request.query}}'}
      """
    #expect(
      await hints(steps: own)
        == [
          "'timestamp' is in milliseconds; where the server wants seconds, write {{$timestamp}} for {{$timestamp_ms}}"
        ])
    #expect(await hints(steps: "- sign: {signer: lazada}") == [])
  }

  @Test("is looked into where a hint of the user's own holds, and else only where access is refused")
  func occasion() async {
    let clock = "Tue, 14 Nov 2023 20:00:00 GMT"
    #expect(await hints(date: clock, status: 200) == [])
    #expect(await hints(date: clock, status: 500) == [])
    #expect(await hints(date: clock, status: 403).count == 1)
    let hint = "hints: [{when: {json: {$.code: 1}}, hint: wrong sign}]\n    expect: {json: {$.code: 0}}"
    let both = await hints(date: clock, status: 200, extra: hint)
    #expect(both.first == "wrong sign" && both.count == 2)
  }

  @Test("leaves requests alone that were not signed")
  func unsigned() async {
    #expect(await hints(steps: "- set: {header.X: 'y'}", secret: "", date: "Tue, 14 Nov 2023 20:00:00 GMT") == [])
  }
}

@Suite("A request that is to be saved")
struct SavedSecretsTests {
  private func problems(_ change: (inout RequestText) -> Void, secrets: [String: String] = [:]) -> [String] {
    var request = RequestText(name: "One", method: "POST", url: "/x")
    change(&request)
    return SavedSecrets.problems(in: request, secrets: secrets)
  }

  @Test("may hold the value of no secret, in no spelling")
  func values() {
    let secrets = ["key": "s3cr3t/+ 'x"]
    #expect(problems({ $0.headers = [("X", "a s3cr3t/+ 'x b")] }, secrets: secrets).count == 1)
    #expect(problems({ $0.url = "/x?a=s3cr3t%2F%2B%20%27x" }, secrets: secrets).count == 1)
    #expect(problems({ $0.body = .text("s3cr3t/+ 'x") }, secrets: secrets).first?.contains("write {{key}}") == true)
    #expect(problems({ $0.name = "s3cr3t/+ 'x" }, secrets: secrets).count == 1)
    #expect(problems({ $0.headers = [("X", "{{key}}")] }, secrets: secrets).isEmpty)
  }

  @Test("may hold nothing under the name of a secret but a template")
  func names() throws {
    #expect(problems { $0.headers = [("Authorization", "Bearer abc")] }.count == 1)
    #expect(problems { $0.headers = [("Authorization", "Bearer {{token}}"), ("Cookie", nil)] }.isEmpty)
    #expect(problems { $0.query = [("access_token", "abc")] }.count == 1)
    #expect(problems { $0.query = [("page_token", "abc")] }.isEmpty)
    #expect(problems { $0.url = "/x?password=p" }.count == 1)
    #expect(problems { $0.body = .form([("client_secret", "x")]) }.count == 1)
    #expect(problems { $0.signer = ("tiktok-shop", [("app_secret", "x")]) }.count == 1)
    let json = try JSONParser.parse(Array(#"{"a":[{"password":"x"}]}"#.utf8))
    #expect(problems { $0.body = .json(json) }.count == 1)
  }
}
