import CollectionModel
import Diagnostics
import HTTP
import JSON
import RunEvents
import Runner
import Synchronization
import TestSupport

@testable import Importing

/// Files of Postman, imported into a folder, loaded and run with a network that does as told.
struct ImportFixture {
  let folder = TemporaryFolder()
  let result: ImportResult

  init(_ files: [String], splits: Bool = false, keepsBodies: Bool = false) throws {
    var work = PostmanImport()
    work.splits = splits
    work.keepsBodies = keepsBodies
    var sources: [PostmanFile] = []
    for (number, text) in files.enumerated() {
      sources.append(try PostmanFile(path: "file-\(number).json", bytes: Array(text.utf8)))
    }
    result = work.convert(sources)
    for file in result.files { folder.write(file.path, file.text) }
    folder.write("environments/keep.txt", "")
  }

  init(_ result: ImportResult) {
    self.result = result
    for file in result.files { folder.write(file.path, file.text) }
    folder.write("environments/keep.txt", "")
  }

  /// The only collection's file.
  var text: String { result.files.first { $0.path.hasPrefix("collections/") }?.text ?? "" }
  func text(_ path: String) -> String { result.files.first { $0.path == path }?.text ?? "" }
  var notes: [String] { result.fidelity.notes.map { "\($0.outcome.rawValue): \($0.place): \($0.reason)" } }
  var lost: [String] { result.fidelity.notes.filter { $0.outcome == .lost }.map { "\($0.place): \($0.reason)" } }

  var loaded: LoadedProject {
    let environment = result.files.first { $0.path.hasPrefix("environments/") }?.path
    return Project.load(
      paths: [folder.path + "/collections", folder.path + "/environments"],
      environment: environment.map { folder.path + "/" + $0 })
  }

  /// Problems of the files that were written; there must be none.
  var problems: [String] {
    loaded.diagnostics.map { diagnostic in
      let place = diagnostic.place.map { "\($0.file):\($0.line): \($0.source.line($0.line)) " } ?? ""
      return place + diagnostic.message
    }
  }

  struct Run {
    var results: [RequestResult]
    var requests: [HTTPRequest]

    var summaries: [String] { results.map { "\($0.planned.name): \($0.outcome.word)" } }
  }

  /// What became of each request, in order, and what was sent.
  func run(secrets: [String: String] = [:], _ answer: @escaping Answers.Answer) async -> Run {
    let project = loaded
    var options = RunOptions(
      tool: "signet test", runID: "run1", clock: RunClock(wall: { 1_700_000_000_000 }, monotonic: { 0 }))
    options.environment = project.environment
    options.secrets = secrets
    let transport = Answers(answer)
    let results = Mutex<[RequestResult]>([])
    let session = RunSession(
      plan: RunPlanner(options: options).plan(project.collections), options: options, transport: transport,
      control: RunControl(maximumFailures: nil), redactor: Redactor(), readFile: Self.read)
    await session.run { event in
      if case .requestFinished(let result) = event { results.withLock { $0.append(result) } }
    }
    return Run(results: results.withLock { $0 }, requests: transport.requests)
  }

  private static let read: BodyFileReader = { path, folder, root in
    do throws(FileProblem) {
      let system = LocalFileSystem()
      return .success(try system.read(try system.resolve(path, from: folder, root: root).real, limit: 1 << 20))
    } catch {
      return .failure(BodyFileProblem(error.reason))
    }
  }
}

extension RequestResult.Outcome {
  var word: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .error(_, let reason): "error (\(reason))"
    case .skipped(let reason): "skipped (\(reason))"
    }
  }
}

/// Answers from a closure and keeps what was sent.
final class Answers: Transport {
  typealias Answer = @Sendable (HTTPRequest, Int) -> HTTPResponse

  private let kept = Mutex<[HTTPRequest]>([])
  private let answer: Answer

  init(_ answer: @escaping Answer) { self.answer = answer }

  var requests: [HTTPRequest] { kept.withLock { $0 } }

  func send(_ request: HTTPRequest, options: TransferOptions) async -> Exchange {
    let number = kept.withLock { requests in
      requests.append(request)
      return requests.count
    }
    return Exchange(request: request, result: .success(answer(request, number)))
  }

  func pause(for duration: Duration) async {}
  func interrupt() {}
}

extension HTTPResponse {
  static func json(_ body: String, status: Int = 200, headers: [(String, String)] = []) -> HTTPResponse {
    var fields = HTTPFields()
    fields.append("Content-Type", "application/json")
    for header in headers { fields.append(header.0, header.1) }
    return HTTPResponse(status: status, headers: fields, body: Array(body.utf8))
  }
}

/// A collection of Postman in its own words.
enum Postman {
  static func collection(_ items: [JSONValue], name: String = "Shop", _ more: [(String, JSONValue)] = []) -> String {
    JSONWriter.pretty(
      .object(
        JSONObject(
          [
            (
              "info",
              [
                "name": .string(name), "_postman_id": "x",
                "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
              ]
            ), ("item", .array(items)),
          ] + more)))
  }

  static func request(
    _ name: String, _ method: String = "GET", url: JSONValue = "https://api.example.com/a", test: String? = nil,
    before: String? = nil, _ more: [(String, JSONValue)] = [], item: [(String, JSONValue)] = []
  ) -> JSONValue {
    var request: [(String, JSONValue)] = [("method", .string(method)), ("url", url)]
    request += more
    return .object(
      JSONObject(
        [("name", .string(name))] + events(test: test, before: before) + [("request", .object(JSONObject(request)))]
          + item))
  }

  static func events(test: String? = nil, before: String? = nil) -> [(String, JSONValue)] {
    var events: [JSONValue] = []
    for (listen, script) in [("prerequest", before), ("test", test)] {
      guard let script else { continue }
      let lines = script.split(separator: "\n", omittingEmptySubsequences: false).map { JSONValue.string(String($0)) }
      events.append(["listen": .string(listen), "script": ["type": "text/javascript", "exec": .array(lines)]])
    }
    return events.isEmpty ? [] : [("event", .array(events))]
  }

  static func environment(_ name: String, _ values: [(String, String)]) -> String {
    JSONWriter.compact([
      "name": .string(name),
      "values": .array(values.map { ["key": .string($0.0), "value": .string($0.1), "enabled": true] }),
      "_postman_variable_scope": "environment",
    ])
  }
}
