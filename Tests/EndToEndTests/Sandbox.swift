import Glibc
import TestSupport

/// A sandbox that stays, as a user starts one in another terminal, and what it prints of its app.
final class Sandbox {
  let program: RunningProgram
  let port: String
  let values: [String: String]

  init(in folder: TemporaryFolder, environment: [String: String] = [:]) {
    program = RunningProgram(["sandbox"], in: folder.path, environment: environment)
    while !(program.outputSoFar.contains("cancelled_order_id: ") && program.outputSoFar.hasSuffix("\n")),
      program.errorsSoFar.isEmpty
    { usleep(500) }
    let text = program.outputSoFar
    port = String(text.split(separator: ":").dropFirst(2).first?.prefix { $0.isNumber } ?? "0")
    var values: [String: String] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("  ") {
      let parts = line.dropFirst(2).split(separator: ":", maxSplits: 1)
      if parts.count == 2 { values[String(parts[0])] = String(parts[1].dropFirst()) }
    }
    self.values = values
  }

  deinit {
    program.signal(SIGTERM)
    _ = program.wait()
  }

  func value(_ name: String) -> String { values[name] ?? "" }

  /// `hosts:` of an environment whose real hosts are this sandbox.
  var hosts: String {
    "hosts:\n"
      + [
        "open-api.tiktokglobalshop.com", "auth.tiktok-shops.com", "services.tiktokshop.com",
        "services.us.tiktokshop.com",
      ].map { "  \($0): http://127.0.0.1:\(port)\n" }.joined()
  }

  func control(_ action: String, _ body: String) -> WebPage {
    WebPage("http://127.0.0.1:\(port)/_shop/\(action)?app_key=\(value("app_key"))", posting: body)
  }
}
