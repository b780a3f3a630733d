import Checks
package import Diagnostics
import HTTP
import JSON
package import Signing
import Templates
import YAML

/// A list of steps, run on one request, and a change that makes it wrong.
package struct StepExample: Sendable {
  /// The name of the step that it is about.
  package let step: String
  /// As it stands under `pre_request:`.
  package let text: String
  /// Told when the file is loaded.
  package let refused: ExampleChange
  /// Told when the steps run; nothing where a step that loads cannot fail.
  package let failing: ExampleChange?

  init(_ step: String, _ text: String, refused: (String, String), failing: (String, String)? = nil) {
    self.step = step
    self.text = text + "\n"
    self.refused = ExampleChange(refused.0, refused.1)
    self.failing = failing.map { ExampleChange($0.0, $0.1) }
  }

  /// The request that all examples work on.
  static let request = HTTPRequest(
    method: "POST",
    url: RequestURL(scheme: "https", host: "api.example", path: "/v1/orders", query: "b=2&a=1"),
    headers: HTTPFields([HTTPFields.Field("Content-Type", "application/json")]), body: Array(#"{"n":1}"#.utf8))

  /// The variables that all examples may use.
  static let variables = [
    ("app_key", "demo"), ("app_secret", "not-a-real-one"), ("private_key", StepExampleKey.pem),
    ("signing_key", StepExampleKey.encrypted),
  ]

  /// The steps, or what the loader says of them.
  package func read(_ change: ExampleChange? = nil) -> (steps: [any Step], problems: [Diagnostic]) {
    let text = change.map { $0.applied(to: self.text) ?? "" } ?? self.text
    let source = SourceText(path: "collections/orders.yaml", text: text)
    var problems: [Diagnostic] = []
    guard let node = YAMLParser.parse(source, problems: &problems) else { return ([], problems) }
    let steps = StepDecoder.steps(from: node, in: source, problems: &problems)
    return (steps, problems)
  }

  /// What the steps wrote, a line each, or the problem that ended them.
  package func outcome(_ change: ExampleChange? = nil) -> Result<[String], Diagnostic> {
    let (steps, problems) = read(change)
    if let problem = problems.first { return .failure(problem) }
    // 2023-10-10T03:47:28Z
    let run = RunVariables(seed: 1, now: 1_696_909_648_000)
    for (name, value) in Self.variables { run.commandLine[name] = .json(.string(value)) }
    do throws(SigningFailure) {
      let signed = try RequestSigner.sign(
        Self.request, steps: steps, signers: [:], scope: Scope(run: run, request: [:], outer: []))
      return .success(Self.described(signed))
    } catch {
      return .failure(error.diagnostic)
    }
  }

  /// The variables that are left, and every line of the request that has changed.
  private static func described(_ signed: SignedRequest) -> [String] {
    var lines = signed.locals.sorted { $0.key < $1.key }.map { name, value in
      "\(name) = \(value.plainText ?? JSONWriter.compact(value.asJSON))"
    }
    if signed.request.url != request.url { lines.append("POST \(signed.request.url.description)") }
    lines += signed.request.headers.fields.filter { !request.headers.fields.contains($0) }.map {
      "\($0.name): \($0.value)"
    }
    lines += request.headers.fields.filter { signed.request.headers[$0.name] == nil }.map { "without \($0.name)" }
    if signed.request.body != request.body {
      lines.append(String(decoding: signed.request.body ?? [], as: UTF8.self))
    }
    return lines
  }
}

enum StepExampleKey {
  /// The first test key of RFC 8032, section 7.1: everybody knows it.
  static let pem = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
    -----END PRIVATE KEY-----
    """

  /// The example key of RFC 7515, appendix A.3, under the passphrase 'not-a-real-one'.
  static let encrypted = """
    -----BEGIN ENCRYPTED PRIVATE KEY-----
    MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgfTfioCvh1MgICCAAw
    DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEEZEBD851+CDz/q1RUKM514EgZB0
    bXnGaeQAYWlvwcCC7bb0KVzxpVeGN/fD/Ixjjrz44Hlc1Z48o3/vJCKY9Uh2lcAw
    +K8OKCMZincEpwGMq59Nx17h5pqqcF520f4j2uCLY7Q1oSsbVCEYZ5y7Sv5WWXts
    +TeOhRn4zmevMoCjOg2RUVZ2BehTtm7b0E3E0HWK2w6mhHghVmyU9YRXOp9lgaA=
    -----END ENCRYPTED PRIVATE KEY-----
    """
}
