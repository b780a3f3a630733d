import HTTP
import RunEvents

/// The way back from `JournalEncoder`.
extension JournalObject {
  func event() throws(JournalProblem) -> RunEvent? {
    switch try string("event") {
    case "run_started": .runStarted(try runStarted())
    case "collection_started": .collectionStarted(try collectionStarted())
    case "request_finished": .requestFinished(try requestResult())
    case "collection_finished":
      .collectionFinished(CollectionFinished(index: try integer("collection"), duration: try double("duration")))
    case "run_finished":
      .runFinished(
        RunFinished(
          duration: try double("duration"), interrupted: try optionalString("interrupted"),
          notices: try strings("notices")))
    default: nil
    }
  }

  private func runStarted() throws(JournalProblem) -> RunStarted {
    let version: Int = try integer("version")
    guard version <= JournalReader.version else {
      throw problem("the journal's format \(version) is newer than this signet reads; use a newer signet")
    }
    return RunStarted(
      tool: try string("tool"), runID: try string("run"), startedAt: try integer("started"),
      environment: try optionalString("environment"), host: try optionalString("host"),
      server: try optionalString("server"), protected: try bool("protected"), seed: try integer("seed"),
      collections: try integer("collections"), label: try optionalString("label"))
  }

  private func collectionStarted() throws(JournalProblem) -> CollectionStarted {
    var plan: [PlannedCase] = []
    for object in try objects("plan") { plan.append(try object.plannedCase()) }
    return CollectionStarted(
      index: try integer("collection"), name: try string("name"), file: try string("file"),
      startedAt: try integer("started"), plan: plan)
  }

  private func plannedCase() throws(JournalProblem) -> PlannedCase {
    var phase = CasePhase.requests
    if let name = try optionalString("phase") {
      guard let known = CasePhase(rawValue: name) else { throw problem("'phase' is '\(name)', which is none") }
      phase = known
    }
    return PlannedCase(
      index: try integer("case"), name: try string("name"), folders: try strings("folders"), phase: phase,
      file: try string("file"), line: try integer("line"), row: try optionalString("row"),
      rowNumber: try optionalString("row_number"))
  }

  private func requestResult() throws(JournalProblem) -> RequestResult {
    var attempts: [AttemptResult] = []
    for object in try objects("attempts") { attempts.append(try object.attempt()) }
    var checks: [CheckResult] = []
    for object in try objects("checks") { checks.append(try object.check()) }
    return RequestResult(
      collection: try integer("collection"), planned: try plannedCase(), outcome: try outcome(),
      method: try string("method"), url: try string("url"), status: try optionalInteger("status"),
      startedAt: try integer("started"), duration: try double("duration"), attempts: attempts, checks: checks,
      captures: try strings("captures"), errorPlace: try optionalObject("place")?.place(), hints: try strings("hints"),
      exchange: try optionalObject("exchange")?.exchange(), properties: try pairs("properties"),
      tags: try strings("tags"))
  }

  private func outcome() throws(JournalProblem) -> RequestResult.Outcome {
    switch try string("outcome") {
    case "passed": return .passed
    case "failed": return .failed
    case "error": return .error(kind: try string("kind"), reason: try string("reason"))
    case "skipped": return .skipped(reason: try string("reason"))
    case let other: throw problem("'outcome' is '\(other)', which is none")
    }
  }

  private func attempt() throws(JournalProblem) -> AttemptResult {
    var kind = AttemptResult.Kind.attempt
    if let name = try optionalString("kind") {
      guard let known = AttemptResult.Kind(rawValue: name) else { throw problem("'kind' is '\(name)', which is none") }
      kind = known
    }
    let timings = try object("timings")
    return AttemptResult(
      number: try integer("number"), kind: kind, status: try optionalInteger("status"),
      timings: TransferTimings(
        dns: try timings.seconds("dns"), connect: try timings.seconds("connect"), tls: try timings.seconds("tls"),
        firstByte: try timings.seconds("first_byte"), total: try timings.seconds("total")),
      failure: try optionalString("failure"))
  }

  private func check() throws(JournalProblem) -> CheckResult {
    CheckResult(
      title: try string("title"), passed: try bool("passed"), message: try text("message"),
      expected: try text("expected"), actual: try text("actual"), details: try strings("details"),
      place: try optionalObject("place")?.place())
  }

  private func place() throws(JournalProblem) -> CheckPlace {
    CheckPlace(
      file: try string("file"), line: try integer("line"), column: try integer("column"), length: try integer("length"),
      text: try string("text"), textColumn: try optionalInteger("text_column") ?? 1)
  }

  private func exchange() throws(JournalProblem) -> RecordedExchange {
    RecordedExchange(
      requestHeaders: try pairs("request_headers"), requestBody: try text("request_body"),
      version: try string("version"), responseHeaders: try pairs("response_headers"),
      responseBody: try text("response_body"), requestSize: try integer("request_size"),
      responseSize: try integer("response_size"), curl: try text("curl"))
  }
}
