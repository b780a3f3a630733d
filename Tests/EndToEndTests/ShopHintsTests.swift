import TestSupport
import Testing

/// The shipped hints, each against an answer that calls for it, by a collection that extends the shipped shared file.
@Suite("The hints for TikTok Shop")
struct ShopHintsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var code = 0
    var message = "Refused"
    var status = 200
    var url = "https://open-api.tiktokglobalshop.com/order/202309/orders"
    /// Further headers of the answer, each with its line end.
    var headers = ""
    /// The answer's data, as JSON.
    var data = "null"
    /// The first words of the one hint that must stand under the failure.
    var hint: String

    var testDescription: String { hint }
    var body: String { "{\"code\":\(code),\"data\":\(data),\"message\":\"\(message)\",\"request_id\":\"1\"}" }
    var answer: String {
      "HTTP/1.1 \(status) X\r\n\(headers)Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }
  }

  static let cases = [
    Case(code: 106001, status: 401, hint: "The signature does not match."),
    Case(code: 10008, hint: "The signature does not match."),
    Case(code: 36009004, message: "Missing signature: the query parameter 'sign' is required", hint: "The call is not"),
    Case(code: 36009004, message: "timestamp is more than 30 seconds ahead", hint: "The timestamp lies in"),
    Case(code: 36009004, message: "'timestamp' is earlier than 5 minutes ago", hint: "The timestamp is more than five"),
    Case(code: 36009004, message: "'timestamp' must not be less than 0", hint: "The timestamp is missing or no number"),
    Case(code: 36009004, message: "Invalid `app_key`", hint: "No active app has this app_key."),
    Case(code: 36009033, status: 403, hint: "The app has an IP allow list"),
    Case(code: 105002, status: 401, hint: "The access token has expired"),
    Case(code: 105001, status: 401, hint: "The seller has taken the authorization back."),
    Case(code: 36009004, message: "`x-tts-access-token` header is invalid", hint: "The token is missing, cut off"),
    Case(code: 36009004, message: "Invalid 'access_token' header", hint: "The token is missing, cut off"),
    Case(
      code: 1, url: "https://open-api.tiktokglobalshop.com/order/202309/orders?access_token=TTP_1",
      hint: "The access token stands in the query"),
    Case(code: 105005, status: 401, hint: "The app or the token lacks the scope."),
    Case(code: 66009315, hint: "The app or the token lacks the scope."),
    Case(code: 106013, status: 400, hint: "This call needs 'shop_cipher'"),
    Case(code: 101000, status: 400, hint: "The cipher belongs to another shop"),
    Case(code: 12000000, hint: "The cipher belongs to another shop"),
    Case(code: 36009004, message: "'shop_cipher' is not required by this API", hint: "This call takes no cipher."),
    Case(code: 36009004, message: "`category_asset_cipher` is not required", hint: "This call takes no cipher."),
    Case(code: 36009004, message: "`shop_id` is invalid", hint: "The shop_id is not one of this token."),
    Case(code: 36009043, status: 401, hint: "The shop is inactive."),
    Case(code: 36009044, status: 401, hint: "The seller's account is inactive."),
    Case(code: 1, data: #"{"audit":{"pre_approved_reasons":["KYC_PENDING"]}}"#, hint: "The product waits for"),
    Case(code: 36009009, status: 404, hint: "There is no such path."),
    Case(code: 36009010, status: 405, hint: "The path exists, but not with this method."),
    Case(code: 36009014, status: 400, hint: "The version in the path is not in use"),
    Case(code: 36009004, message: "Invalid API version", hint: "The API version is not accepted."),
    Case(code: 1, url: "https://open-api-sandbox.tiktokglobalshop.com/order", hint: "This is a host of the old"),
    Case(code: 1, url: "https://auth-sandbox.tiktok-shops.com/order", hint: "This is a host of the old"),
    Case(code: 1, url: "https://open-api.us.tiktokglobalshop.com/order", hint: "This is an old host for the United"),
    Case(code: 1, url: "https://open-api.tiktokglobalshop.com/api/orders/search", hint: "Paths below /api/ are of"),
    Case(code: 36009022, status: 400, hint: "The body must be JSON or multipart"),
    Case(code: 36009023, status: 400, hint: "This call is an upload."),
    Case(code: 36009021, status: 413, hint: "The upload is too large."),
    Case(code: 36009004, message: "field 'PageSize' must be between 1 and 9", hint: "The parameters page_size and"),
    Case(code: 36009004, message: "required field 'Skus' is missing", hint: "A parameter is missing, malformed or not"),
    Case(code: 36009002, status: 429, headers: "Retry-After: 1\r\n", hint: "Too many requests."),
    Case(code: 36009037, status: 429, hint: "The Development Shop has used up its calls of this hour."),
    Case(code: 45101004, hint: "The shop has used up its 10,000 queries"),
    Case(code: 36009003, status: 500, hint: "The platform failed."),
    Case(code: 36009007, status: 504, hint: "The platform took too long."),
    Case(code: 1, status: 503, hint: "The platform is overloaded."),
    Case(
      status: 302, url: "https://services.tiktokshop.com/open/authorize?service_id=7",
      headers: "Location: http://127.0.0.1:8420/?code=null&error=auth_denied\r\n", hint: "The seller has refused."),
    Case(
      status: 403, url: "https://services.us.tiktokshop.com/open/authorize?service_id=7", hint: "No code came of the"),
    Case(
      code: 36004004, url: "https://auth.tiktok-shops.com/api/v2/token/get", hint: "The authorization code is wrong"),
    Case(code: 36004005, url: "https://auth.tiktok-shops.com/api/v2/token/refresh", hint: "Nobody knows this refresh"),
    Case(code: 36004001, hint: "The refresh token has ended"),
    Case(code: 36004003, hint: "The token endpoint does not accept this app."),
    Case(code: 98001004, hint: "A parameter of the token call is missing"),
    Case(status: 404, url: "https://auth.tiktok-shops.com/api/v2/token/get", hint: "Tokens are asked for with GET"),
    Case(data: #"{"access_token_expire_in":1796013800}"#, hint: "The value of access_token_expire_in is a moment"),
    Case(code: 21023035, hint: "There is no shipping document before"),
  ]

  private static let shared = ["collections/shared/tiktok-shop.yaml", "collections/shared/hints/tiktok-shop.yaml"]
  private static let hosts = [
    "open-api.tiktokglobalshop.com", "auth.tiktok-shops.com", "services.tiktokshop.com", "services.us.tiktokshop.com",
    "open-api-sandbox.tiktokglobalshop.com", "auth-sandbox.tiktok-shops.com", "open-api.us.tiktokglobalshop.com",
  ]

  /// The texts of the shipped hints, in their order.
  private static func texts() throws -> [String] {
    let file = try #require(TemporaryFolder.text(ofFile: RepositoryPaths.root() + "/" + shared[1]))
    return file.split(separator: "\n").filter { $0.hasPrefix("  hint: ") }.map { String($0.dropFirst(8)) }
  }

  private func project(of example: Case, answeredBy server: ScriptedServer) throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    for name in Self.shared {
      folder.write(name, try #require(TemporaryFolder.text(ofFile: RepositoryPaths.root() + "/" + name)))
    }
    let hosts = Self.hosts.map { "  \($0): http://127.0.0.1:\(server.port)\n" }.joined()
    folder.write(
      "environments/local.yaml",
      "environment: local\nvariables: {app_key: 29a39d, app_secret: e59af819cc, access_token: TTP_1}\nhosts:\n\(hosts)")
    folder.write(
      "collections/own/a.yaml",
      "collection: A\nextends: ../shared/tiktok-shop.yaml\nrequests:\n  - {name: One, get: \"\(example.url)\"}\n")
    return folder
  }

  /// Those of the shipped hints that stand in the output; the program adds hints of its own about signatures.
  private func shown(in run: ProgramRun) throws -> [String] {
    let lines = run.output.split(separator: "\n").map { String($0).drop { $0 == " " } }
    return try Self.texts().filter { text in lines.contains { $0 == "hint: " + text } }
  }

  @Test("stand under the failure that they explain, and no other does", arguments: cases)
  func each(_ example: Case) throws {
    let server = ScriptedServer(answering: example.answer)
    let folder = try project(of: example, answeredBy: server)
    let run = ProgramRun.signet(["run", "--no-reports"], in: folder.path)
    #expect(run.status == 1, "\(run.everything)")
    let shown = try shown(in: run)
    #expect(shown.count == 1 && shown.first?.hasPrefix(example.hint) == true, "\(shown) in \(run.everything)")
  }

  @Test("have a case each")
  func complete() throws {
    let texts = try Self.texts()
    #expect(texts.count >= 40)
    for text in texts {
      #expect(Self.cases.contains { text.hasPrefix($0.hint) }, "\(text)")
    }
  }

  @Test("stand under a single request from the terminal too")
  func send() throws {
    let example = Case(code: 106013, status: 400, hint: "This call needs 'shop_cipher'")
    let server = ScriptedServer(answering: example.answer)
    let folder = try project(of: example, answeredBy: server)
    let run = ProgramRun.signet(
      ["send", "GET", example.url, "-e", "local", "--extends", Self.shared[0]], in: folder.path)
    #expect(run.status == 1, "\(run.everything)")
    #expect(try shown(in: run).map { $0.hasPrefix(example.hint) } == [true], "\(run.everything)")
  }

  private static let readiness = "collections/tiktok-shop/readiness.yaml"

  @Test("are not needed where an environment is ready; a clock that is wrong is one red line")
  func clock() {
    let arguments = ["run", Self.readiness, "-e", "local", "--no-reports"]
    let right = ProgramRun.signet(arguments, in: RepositoryPaths.root())
    #expect(right.status == 0, "\(right.everything)")
    let wrong = ProgramRun.signet(
      arguments, in: RepositoryPaths.root(), environment: ["SIGNET_CLOCK": "2026-01-22T08:13:16Z"])
    #expect(wrong.status == 1, "\(wrong.everything)")
    let failed = wrong.output.split(separator: "\n").filter { $0.hasPrefix("✗ ") }
    #expect(failed.count == 1 && failed.first?.contains("The clock agrees") == true, "\(wrong.everything)")
  }

  @Test("say why production is not ready, by calls that its write lock lets through")
  func production() throws {
    let folder = TemporaryFolder()
    let sandbox = Sandbox(in: folder)
    for name in Self.shared + [Self.readiness] {
      folder.write(name, try #require(TemporaryFolder.text(ofFile: RepositoryPaths.root() + "/" + name)))
    }
    let file = "environments/production.yaml"
    folder.write(file, try #require(TemporaryFolder.text(ofFile: RepositoryPaths.root() + "/" + file)) + sandbox.hosts)
    for (token, failures, hint) in [
      ("access_token", 0, nil), ("expired_access_token", 1, "The access token has expired"),
      ("unscoped_access_token", 6, "The app or the token lacks the scope."),
    ] {
      let secrets = [
        "TTS_APP_KEY": sandbox.value("app_key"), "TTS_APP_SECRET": sandbox.value("app_secret"),
        "TTS_ACCESS_TOKEN": sandbox.value(token),
      ]
      let run = ProgramRun.signet(
        ["run", Self.readiness, "-e", "production", "--no-reports"], in: folder.path, environment: secrets)
      #expect(run.status == (failures == 0 ? 0 : 1), "\(run.everything)")
      #expect(run.output.split(separator: "\n").count { $0.hasPrefix("✗ ") } == failures, "\(run.everything)")
      let shown = try shown(in: run)
      #expect(shown.count == (hint == nil ? 0 : 1) && shown.allSatisfy { $0.hasPrefix(hint ?? "") }, "\(shown)")
    }
  }
}
