import Glibc
import TestSupport
import Testing

@Suite("signet sandbox")
struct SandboxTests {
  /// A sandbox that stays, and what it prints of its app.
  private final class Sandbox {
    let program: RunningProgram
    private(set) var port = ""
    private(set) var values: [String: String] = [:]

    init(_ arguments: [String], in folder: TemporaryFolder) {
      program = RunningProgram(["sandbox"] + arguments, in: folder.path)
      let program = program
      wait { program.outputSoFar.contains("  curl ") && program.outputSoFar.hasSuffix("\n") }
      let text = program.outputSoFar
      port = String(text.split(separator: ":").dropFirst(2).first?.prefix { $0.isNumber } ?? "")
      for line in text.split(separator: "\n") where line.hasPrefix("  ") {
        let parts = line.dropFirst(2).split(separator: ":", maxSplits: 1)
        if parts.count == 2 { values[String(parts[0])] = String(parts[1].dropFirst()) }
      }
    }

    func end(_ signal: Int32 = SIGTERM) -> ProgramRun {
      program.signal(signal)
      return program.wait()
    }

    func control(_ action: String, _ body: String? = nil) -> WebPage {
      WebPage("http://127.0.0.1:\(port)/_shop/\(action)?app_key=\(values["app_key"] ?? "")", posting: body)
    }
  }

  @Test("prints a curl line that works")
  func curl() throws {
    let sandbox = Sandbox([], in: TemporaryFolder())
    defer { _ = sandbox.end() }
    let line = try #require(sandbox.program.outputSoFar.split(separator: "\n").last)
    let url = try #require(line.split(separator: "'").first { $0.hasPrefix("http") })
    // Without the token, which stands in a header; everything before the token is right then.
    let answer = WebPage(String(url))
    #expect(answer.text.contains("access token is missing"))
    #expect(line.contains("x-tts-access-token: \(sandbox.values["access_token"] ?? "-")"))
  }

  @Test("the same seed gives the same app, another one another")
  func seed() {
    let folder = TemporaryFolder()
    let keys = [["--seed", "5"], ["--seed", "5"], ["--seed", "6"]].map { arguments in
      let sandbox = Sandbox(arguments, in: folder)
      defer { _ = sandbox.end() }
      return sandbox.values["app_key"]
    }
    #expect(keys[0] != nil && keys[0] == keys[1] && keys[1] != keys[2])
  }

  @Test("killed while it is written to, it comes back with everything that it acknowledged")
  func killed() {
    let folder = TemporaryFolder()
    let state = ["--state", "shop.state", "--seed", "3"]
    var known: [String] = []
    for round in 0..<3 {
      let sandbox = Sandbox(state, in: folder)
      let product = sandbox.values["product_id"] ?? ""
      for id in known {
        let answer = sandbox.control("orders/\(id)/status", #"{"status":"UNPAID"}"#)
        #expect(answer.text.contains("an order can go to"), "the order \(id) is lost in round \(round)")
      }
      for _ in 0..<20 {
        let answer = sandbox.control("orders", #"{"product_ids":["\#(product)"]}"#)
        #expect(answer.status == 200)
        let parts = answer.text.split(separator: "\"id\":\"")
        known.append(String(parts.last?.prefix { $0 != "\"" } ?? ""))
      }
      _ = sandbox.end(SIGKILL)
      // As a crash in the middle of a line leaves it.
      if round == 1 { folder.write("shop.state", (folder.read("shop.state") ?? "") + "{\"now\":17") }
    }
    #expect(Set(known).count == 60)
  }

  @Test("a state file that cannot be taken is told, and left alone")
  func brokenState() {
    let folder = TemporaryFolder()
    folder.write("shop.state", "hello\n")
    let run = ProgramRun.signet(["sandbox", "--state", "shop.state"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("'shop.state' cannot be taken up at line 1: it is no state of a Development Shop"))
    #expect(folder.read("shop.state") == "hello\n")
    let sandbox = Sandbox(["--state", "good.state", "--seed", "3"], in: folder)
    let other = ProgramRun.signet(["sandbox", "--state", "good.state"], in: folder.path)
    #expect(other.status == 2 && other.errors.contains("is in use by another sandbox"))
    _ = sandbox.end()
    let seed = ProgramRun.signet(["sandbox", "--state", "good.state", "--seed", "4"], in: folder.path)
    #expect(seed.status == 2 && seed.errors.contains("began with seed 3; leave out --seed or name another file"))
  }

  @Test("the clock begins where it is told to")
  func clock() {
    let sandbox = Sandbox(["--clock", "2031-05-01T12:00:00Z"], in: TemporaryFolder())
    defer { _ = sandbox.end() }
    // 1935403200 is that moment.
    #expect(sandbox.control("clock", #"{"advance":0}"#).text.contains("\"now\":19354032"))
  }

  @Test("faults strike as they are told to on the command line")
  func faults() {
    let sandbox = Sandbox(["--fault", "overload=9@/seller/", "--fault", "reset@/order/"], in: TemporaryFolder())
    defer { _ = sandbox.end() }
    func page(_ path: String) -> WebPage {
      WebPage("http://127.0.0.1:\(sandbox.port)\(path)?app_key=\(sandbox.values["app_key"] ?? "")")
    }
    #expect(page("/seller/202309/shops").status == 503)
    #expect(page("/seller/202309/shops").text.contains("Retry-After: 9"))
    #expect(page("/order/202507/orders").status == 0)
    #expect(page("/authorization/202309/shops").status == 400)
  }

  @Test(
    "what is wrong on the command line is told with the way out",
    arguments: [
      (["--fault", "fire"], "--fault 'fire': unknown fault 'fire'; there are internal_error"),
      (["--fault", "latency=soon"], "the value 'soon' of 'latency' must be a number of milliseconds"),
      (["--clock", "noon"], "--clock 'noon' is not a time; write 2026-01-31T12:00:00Z"),
      (["--port", "70000"], "--port must be between 0 and 65535"),
    ])
  func mistakes(_ arguments: [String], _ words: String) {
    let run = ProgramRun.signet(["sandbox"] + arguments, in: "/")
    #expect(run.status == 2)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test("lists its routes with their scopes, and which answers are made up")
  func routes() {
    let run = ProgramRun.signet(["sandbox", "--routes"], in: "/")
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count >= 347)
    #expect(lines.contains("POST /order/202309/orders/search  seller.order.info, shop_cipher"))
    #expect(lines.contains { $0.hasPrefix("GET /analytics/") && $0.hasSuffix(", made-up answer") })
  }
}

private func wait(for condition: () -> Bool) {
  for _ in 0..<2_000 where !condition() { usleep(5_000) }
}
