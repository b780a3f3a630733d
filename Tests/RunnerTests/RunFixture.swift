import RunEvents
import CollectionModel
import HTTP
import Runner
import Synchronization
import TestSupport

/// Answers from a closure and keeps what was sent: a network that does exactly as told.
final class FakeTransport: Transport {
  typealias Answer = @Sendable (HTTPRequest, Int) -> Result<HTTPResponse, TransportFailure>

  private struct State {
    var requests: [HTTPRequest] = []
    var options: [TransferOptions] = []
    var pauses: [Duration] = []
  }

  private let state = Mutex(State())
  private let answer: Answer

  init(_ answer: @escaping Answer = { _, _ in .success(HTTPResponse(status: 200, body: Array("{}".utf8))) }) {
    self.answer = answer
  }

  /// Answers every request with this body and status.
  convenience init(_ body: String, status: Int = 200) {
    self.init { _, _ in .success(HTTPResponse(status: status, body: Array(body.utf8))) }
  }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }
  var options: [TransferOptions] { state.withLock { $0.options } }
  var pauses: [Duration] { state.withLock { $0.pauses } }
  var urls: [String] { requests.map(\.url.description) }

  func send(_ request: HTTPRequest, options: TransferOptions) async -> Exchange {
    let number = state.withLock { state in
      state.requests.append(request)
      state.options.append(options)
      return state.requests.count
    }
    return Exchange(request: request, result: answer(request, number))
  }

  func pause(for duration: Duration) async { state.withLock { $0.pauses.append(duration) } }

  func interrupt() {}
}

/// A small project on disk, planned and run with a fake network.
struct RunFixture {
  let folder = TemporaryFolder()
  var options = RunOptions(
    tool: "signet test", runID: "run1", clock: RunClock(wall: { 1_700_000_000_000 }, monotonic: { 0 }))

  init(_ collection: String, environment: String? = nil, fragment: String? = nil) {
    folder.write("collections/a.yaml", collection)
    if let fragment { folder.write("shared/fragment.yaml", fragment) }
    if let environment { folder.write("environments/test.yaml", environment) }
    options.environment = loaded.environment
  }

  var loaded: LoadedProject {
    let named = folder.read("environments/test.yaml") == nil ? nil : "test"
    return Project.load(
      paths: [folder.path + "/collections"], environment: named.map { _ in folder.path + "/environments/test.yaml" })
  }

  var plan: RunPlan { RunPlanner(options: options).plan(loaded.collections) }

  /// What became of each request, in order.
  func run(
    _ transport: any Transport = FakeTransport(), redactor: Redactor = Redactor(), control: RunControl? = nil
  ) async -> [RequestResult] {
    await events(transport, redactor: redactor, control: control).compactMap { event in
      if case .requestFinished(let result) = event { result } else { nil }
    }
  }

  func events(
    _ transport: any Transport, redactor: Redactor = Redactor(), control: RunControl? = nil
  ) async -> [RunEvent] {
    let events = EventList()
    let session = RunSession(
      plan: plan, options: options, transport: transport,
      control: control ?? RunControl(maximumFailures: options.maximumFailures), redactor: redactor,
      readFile: { path, folder, root in
        do throws(FileProblem) {
          let system = LocalFileSystem()
          return .success(try system.read(try system.resolve(path, from: folder, root: root).real, limit: 1 << 20))
        } catch {
          return .failure(BodyFileProblem(error.reason))
        }
      })
    await session.run { events.append($0) }
    return events.all
  }
}

private final class EventList: Sendable {
  private let events = Mutex<[RunEvent]>([])

  func append(_ event: RunEvent) { events.withLock { $0.append(event) } }
  var all: [RunEvent] { events.withLock { $0 } }
}

extension RequestResult {
  /// `Name: passed`, `Name: skipped (reason)`: what a test compares.
  var summary: String {
    switch outcome {
    case .passed: "\(planned.name): passed"
    case .failed: "\(planned.name): failed"
    case .error(_, let reason): "\(planned.name): error (\(reason))"
    case .skipped(let reason): "\(planned.name): skipped (\(reason))"
    }
  }
}
