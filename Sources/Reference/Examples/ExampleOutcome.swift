import CollectionModel
import Diagnostics
import HTTP
import RunEvents
import Runner
import Synchronization

/// What became of an example's run.
package struct ExampleOutcome: Sendable {
  /// What went out, in order, as text.
  package let sent: [String]
  /// A line a request, as on the console; further lines for what did not hold.
  package let lines: [String]
  /// What kept the run from beginning.
  package let refusals: [String]
  package let hasFailure: Bool
}

extension ExampleFile {
  /// Runs the file's collection, or the one beside it, with these answers.
  package func outcome(_ answers: ExampleAnswers) async -> ExampleOutcome {
    guard let run else { return ExampleOutcome(sent: [], lines: [], refusals: [], hasFailure: false) }
    let server = ExampleServer(answers == .failing ? run.failing : run.answers)
    let project = loadForRun()
    var options = RunOptions(
      tool: "signet", runID: "run1",
      clock: RunClock(wall: { ExampleMoment.seconds * 1000 }, monotonic: { server.seconds }))
    options.environment = project.environment
    for secret in project.environment?.secrets ?? [] { options.secrets[secret.name] = "\(secret.name)-value" }
    let plan = RunPlanner(options: options).plan(project.collections)
    let refused = project.diagnostics + plan.problems + plan.refusals
    guard refused.isEmpty else {
      return ExampleOutcome(sent: [], lines: [], refusals: refused.map(\.message), hasFailure: true)
    }
    let results = await Self.results(of: plan, options: options, server: server, files: files)
    return ExampleOutcome(
      sent: server.requests.map(Self.written), lines: results.flatMap(Self.lines) + plan.notices, refusals: [],
      hasFailure: results.contains { $0.isFailure })
  }

  private func loadForRun() -> LoadedProject {
    let texts = beside.merging([path: text]) { $1 }.sorted { $0.key < $1.key }
    return Project.load(
      paths: texts.filter { $0.value.hasPrefix("collection:") }.map(\.key),
      environment: texts.first { $0.value.hasPrefix("environment:") }?.key, fileSystem: files,
      now: { ExampleMoment.seconds * 1000 })
  }

  private static func results(
    of plan: RunPlan, options: RunOptions, server: ExampleServer, files: ExampleFiles
  ) async -> [RequestResult] {
    let finished = Finished()
    let session = RunSession(
      plan: plan, options: options, transport: server, control: RunControl(),
      readFile: { path, folder, root in
        do throws(FileProblem) {
          let found = try files.resolve(path, from: folder, root: root)
          return .success(try files.read(found.real, limit: 1 << 20))
        } catch {
          return .failure(BodyFileProblem(error.reason))
        }
      })
    await session.run { event in
      if case .requestFinished(let result) = event { finished.append(result) }
    }
    return finished.all
  }

  private static func lines(_ result: RequestResult) -> [String] {
    let planned = result.planned
    let name = (planned.folders + [planned.name]).joined(separator: " › ") + (planned.row.map { " [\($0)]" } ?? "")
    var lines: [String]
    switch result.outcome {
    case .passed: lines = ["✓ \(name)"]
    case .failed: lines = ["✗ \(name)"]
    case .error(_, let reason): lines = ["✗ \(name)", "  error: \(reason)"]
    case .skipped(let reason): lines = ["– \(name)   skipped: \(reason)"]
    }
    if result.attempts.count > 1 {
      lines[0] += "   \(result.attempts.count) \(result.attempts[0].kind == .round ? "rounds" : "attempts")"
    }
    for check in result.checks where !check.passed {
      lines.append("  error: \(check.message)")
      if !check.expected.isEmpty { lines.append("         expected: \(check.expected)") }
      if !check.actual.isEmpty { lines.append("         actual:   \(check.actual)") }
    }
    return lines + result.hints.map { "  hint: \($0)" }
  }

  /// A request as text; what only the transport adds is left out.
  private static func written(_ request: HTTPRequest) -> String {
    var lines = ["\(request.method) \(request.url.description)"]
    for field in request.headers.fields where field.name != "User-Agent" {
      lines.append("\(field.name): \(field.value)")
    }
    if let body = request.body, !body.isEmpty {
      lines.append("")
      lines.append(String(decoding: body.filter { $0 != 0x0D }, as: UTF8.self))
    }
    return lines.joined(separator: "\n")
  }
}

/// Which answers the server gives.
package enum ExampleAnswers: Sendable { case passing, failing }

private final class Finished: Sendable {
  private let results = Mutex<[RequestResult]>([])

  func append(_ result: RequestResult) { results.withLock { $0.append(result) } }
  var all: [RequestResult] { results.withLock { $0 } }
}

extension RequestResult {
  fileprivate var isFailure: Bool {
    switch outcome {
    case .failed, .error: true
    case .passed, .skipped: false
    }
  }
}
