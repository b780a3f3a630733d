import TestSupport
import Testing

@Suite("The shipped collections, run by the built program")
struct ShippedCollectionsTests {
  private let root = RepositoryPaths.root()

  @Test("pass against the embedded shop and leave JUnit and a journal")
  func pass() throws {
    let folder = TemporaryFolder()
    let run = ProgramRun.signet(
      ["run", "collections/tiktok-shop", "-e", "local", "--reports-dir", folder.path], in: root)
    #expect(run.status == 0, "\(run.everything)")
    let junit = try #require(folder.read("junit.xml"))
    let cases = junit.split(separator: "<testcase ").count - 1
    #expect(cases >= 250)
    #expect(junit.contains("<testsuites name="))
    #expect(junit.contains("tests=\"\(cases)\" failures=\"0\" errors=\"0\""))
    let journal = try #require(folder.read("run.ndjson"))
    let lines = journal.split(separator: "\n")
    #expect(lines.first?.contains("run_started") == true)
    #expect(lines.last?.contains("run_finished") == true)
    #expect(lines.count { $0.contains("\"request_finished\"") } == cases)
  }

  @Test("pass in any number at once", arguments: [1, 3])
  func jobs(_ count: Int) {
    let run = ProgramRun.signet(
      ["run", "collections/tiktok-shop", "-e", "local", "--jobs", "\(count)", "--no-reports", "-q"], in: root)
    #expect(run.status == 0, "\(run.everything)")
  }

  @Test("lead a new app from the seller's consent to the verified message of its first shipment, in that order")
  func onboarding() throws {
    let run = ProgramRun.signet(
      ["run", "collections/tiktok-shop/onboarding.yaml", "-e", "local", "--no-reports"], in: root)
    #expect(run.status == 0, "\(run.everything)")
    var rest = run.output[...]
    for step in [
      "Authorize › The seller opens the app's link and agrees   GET /open/authorize   302",
      "Authorize › The code is exchanged for tokens   GET /api/v2/token/get   200",
      "Shops › Which shops the token is for   GET /authorization/202309/shops   200",
      "Product › Create it   POST /product/202309/products   200", "Order › A buyer orders it",
      "Ship › Create its package, which arranges the shipment   POST /fulfillment/202309/packages   200",
      "Ship › The shop tells so, and its message is signed   POST /webhooks/onboarding",
    ] {
      let found = try #require(rest.firstRange(of: "✓ Onboarding › " + step), "\(step) in \(run.output)")
      rest = rest[found.upperBound...]
    }
  }

  @Test("would notice a message that somebody else signed: with another secret the last step of the onboarding fails")
  func forgedOnboarding() throws {
    let folder = TemporaryFolder()
    for name in [
      "collections/tiktok-shop/onboarding.yaml", "collections/shared/tiktok-shop.yaml",
      "collections/shared/hints/tiktok-shop.yaml", "environments/local.yaml",
    ] {
      folder.write(name, try #require(TemporaryFolder.text(ofFile: root + "/" + name)))
    }
    let image = "collections/tiktok-shop/files/shirt.png"
    folder.copy(root + "/" + image, to: image)
    let path = "collections/tiktok-shop/onboarding.yaml"
    let text = try #require(folder.read(path))
    folder.write(
      path,
      text.replacing(
        "verify: tiktok-shop-webhook", with: "verify: {signer: tiktok-shop-webhook, app_secret: not-the-app-secret}"))
    let run = ProgramRun.signet(["run", path, "-e", "local", "--no-reports"], in: folder.path)
    #expect(run.status == 1, "\(run.everything)")
    #expect(run.output.contains("the message's signature is refused"), "\(run.output)")
  }

  @Test("name every secret that production lacks, and send nothing")
  func productionWithoutSecrets() {
    let folder = TemporaryFolder()
    let run = ProgramRun.signet(["run", "-e", "production", "--reports-dir", folder.path], in: root)
    #expect(run.status == 2)
    for name in ["TTS_APP_KEY", "TTS_APP_SECRET", "TTS_ACCESS_TOKEN"] { #expect(run.errors.contains(name)) }
    #expect(folder.read("run.ndjson") == nil)
  }

  @Test("do not run in production where they write")
  func productionIsProtected() {
    let secrets = ["TTS_APP_KEY": "a", "TTS_APP_SECRET": "b", "TTS_ACCESS_TOKEN": "c"]
    let run = ProgramRun.signet(
      ["run", "collections/tiktok-shop/products.yaml", "-e", "production"], in: root, environment: secrets)
    #expect(run.status == 4)
    #expect(run.errors.contains("is not for environment 'production'"))
  }

  @Test("are all found to be in order by check, in each environment", arguments: ["local", "sandbox", "production"])
  func check(_ environment: String) {
    let run = ProgramRun.signet(["check", "collections", "environments", "-e", environment], in: root)
    #expect(run.status == 0, "\(run.everything)")
  }

  @Test("are explained with the message, the signature and a curl line, secrets masked")
  func explain() {
    let run = ProgramRun.signet(
      ["explain", "collections/tiktok-shop/orders.yaml", "--request", "Search orders", "-e", "local"], in: root)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("***app_secret***/order/202309/orders/search"))
    #expect(run.output.contains("query.sign: "))
    #expect(run.output.contains("\ncurl '"))
    #expect(run.output.contains("***access_token***"))
  }

  @Test("come to the same signature as a vendor's known one, through the program")
  func knownSignature() {
    let folder = TemporaryFolder()
    folder.write(
      "collections/known.yaml",
      """
      collection: Known
      requests:
        - name: Shops
          get: https://open-api.tiktokglobalshop.com/authorization/202309/shops
          pre_request:
            - sign: tiktok-shop
            - set: {query.timestamp: "1623812664"}
            - remove: [query.sign]
            - concat:
                into: message
                parts:
                  - "{{app_secret}}{{request.path}}"
                  - query: {sort: name, repeat: first, exclude: [sign, access_token], pair: "{name}{value}"}
                  - "{{app_secret}}"
            - hmac: {into: query.sign, algorithm: sha256, key: "{{app_secret}}", input: "{{message}}", encoding: hex}
      """)
    let run = ProgramRun.signet(
      [
        "explain", "collections/known.yaml", "--request", "Shops", "--var", "app_key=29a39d", "--secret", "app_secret",
      ], in: folder.path, environment: ["app_secret": "e59af819cc"])
    #expect(
      run.output.contains("b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8"), "\(run.everything)")
  }
}
