import TestSupport
import Testing

/// The promise of environments: one collection, unchanged, against the sandbox and against production.
@Suite("The same collection in another environment")
struct SameCollectionTests {
  private let clock = ["SIGNET_CLOCK": "2026-11-22T08:13:16Z"]
  private let folder = TemporaryFolder()
  private static let collection = "collections/tiktok-shop/orders.yaml"

  /// The shipped files, and the shipped `production` with `more` behind it.
  private func project(more: String) throws {
    let root = RepositoryPaths.root()
    let names = [
      Self.collection, "collections/shared/tiktok-shop.yaml", "collections/shared/authorized-shop.yaml",
      "collections/shared/hints/tiktok-shop.yaml", "environments/local.yaml",
    ]
    for name in names { folder.write(name, try text(of: root, name)) }
    folder.write("environments/production.yaml", try text(of: root, "environments/production.yaml") + more)
  }

  private func text(of root: String, _ name: String) throws -> String {
    try #require(TemporaryFolder.text(ofFile: root + "/" + name))
  }

  private func secrets(_ sandbox: Sandbox) -> [String: String] {
    [
      "TTS_APP_KEY": sandbox.value("app_key"), "TTS_APP_SECRET": sandbox.value("app_secret"),
      "TTS_ACCESS_TOKEN": sandbox.value("access_token"),
    ].merging(clock) { $1 }
  }

  private func signet(_ arguments: [String], _ secrets: [String: String]) -> ProgramRun {
    ProgramRun.signet(arguments, in: folder.path, environment: secrets)
  }

  @Test("passes with the local shop and with a stand-in for production, which checks every signature by itself")
  func passes() throws {
    let sandbox = Sandbox(in: folder, environment: clock)
    try project(more: sandbox.hosts)
    let before = folder.read(Self.collection)
    let local = signet(["run", Self.collection, "-e", "local", "--no-reports"], clock)
    #expect(local.status == 0, "\(local.everything)")
    let production = signet(["run", Self.collection, "-e", "production", "--no-reports"], secrets(sandbox))
    #expect(production.status == 0, "\(production.everything)")
    #expect(production.output.contains("environment  production  open-api.tiktokglobalshop.com"))
    let lines = { (run: ProgramRun) in run.output.split(separator: "\n").filter { $0.hasPrefix("✓ ") }.count }
    #expect(lines(local) == lines(production) && lines(local) >= 10)
    #expect(folder.read(Self.collection) == before)
    // A wrong key is noticed, so that the stand-in is known to look.
    let wrong = secrets(sandbox).merging(["TTS_APP_SECRET": "0123456789abcdef0123456789abcdef01234567"]) { $1 }
    let refused = signet(["run", Self.collection, "-e", "production", "--no-reports"], wrong)
    #expect(refused.status == 1 && refused.output.contains("106001"), "\(refused.everything)")
  }

  @Test("signs every request alike at the same moment")
  func signatures() throws {
    let sandbox = Sandbox(in: folder, environment: clock)
    try project(more: sandbox.hosts)
    let names = [
      "Find the authorized shop", "Search orders", "The next page begins where the first one ended",
      "Search orders of one status", "Read the order", "Read the price detail", "A search without page_size",
    ]
    var signatures: Set<String> = []
    for name in names {
      let explained = { (environment: String, values: [String: String]) in
        let arguments = ["explain", Self.collection, "--request", name, "-e", environment, "--format", "json"]
        let captured = ["--var", "order_id=577000018857923305", "--var", "next_page_token=abc"]
        let run = signet(arguments + captured, values)
        #expect(run.status == 0, "\(run.everything)")
        return sent(run.output)
      }
      // The one is a variable that the sandbox lends, the other a secret of the environment's.
      let local = explained("local", clock).replacing(sandbox.value("app_key"), with: "***app_key***")
      let production = explained("production", secrets(sandbox))
      #expect(local == production, "\(name)")
      signatures.insert(try #require(signature(in: local)))
    }
    #expect(signatures.count == names.count, "each signs something of its own: \(signatures)")
  }

  @Test("sends to production, on the wire, the signature that is explained for the local shop")
  func wire() throws {
    let server = ScriptedServer(answering: .json(#"{"code":0,"message":"Success","data":{}}"#))
    let sandbox = Sandbox(in: folder, environment: clock)
    try project(more: "hosts: {open-api.tiktokglobalshop.com: \"http://127.0.0.1:\(server.port)\"}\n")
    let request = ["--request", "Find the authorized shop"]
    let local = signet(["explain", Self.collection, "-e", "local", "--format", "json"] + request, clock)
    let made = try #require(signature(in: sent(local.output)))
    _ = signet(["run", Self.collection, "-e", "production", "--no-reports"], secrets(sandbox))
    let first = try #require(server.texts.first)
    #expect(first.contains("&timestamp=1795335196&sign=\(made) HTTP/1.1\r\n"), "\(first)")
    #expect(first.contains("\r\nHost: open-api.tiktokglobalshop.com\r\n"))
  }

  @Test("is refused a clock that is none")
  func clockOfNobody() {
    let run = signet(["list"], ["SIGNET_CLOCK": "tomorrow"])
    #expect(run.status == 2)
    #expect(run.errors.contains("SIGNET_CLOCK is 'tomorrow', which is no moment: write seconds since 1970"))
  }

  /// The member `sent` of what `explain` prints: method, URL, headers, body.
  private func sent(_ output: String) -> String {
    String(output.split(separator: "\n  \"sent\": ").last?.split(separator: "\n  \"curl\"").first ?? "")
  }

  private func signature(in sent: String) -> String? {
    sent.split(separator: "sign=").dropFirst().first.map { String($0.prefix { $0.isHexDigit }) }
  }
}
