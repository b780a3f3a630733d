package import HTTP

/// What happens in a run, in order. Reporters are consumers of these and of nothing else; nothing here holds a secret.
package enum RunEvent: Sendable {
  case runStarted(RunStarted)
  case collectionStarted(CollectionStarted)
  case requestFinished(RequestResult)
  case collectionFinished(CollectionFinished)
  case runFinished(RunFinished)
}

package struct RunStarted: Sendable {
  /// Such as `signet 0.1.0`.
  package var tool: String
  package var runID: String
  /// Milliseconds since 1970.
  package var startedAt: Int64
  /// Nothing where the run has no environment.
  package var environment: String?
  /// The host of the environment's `base_url`, as the user wrote it; nothing where there is none.
  package var host: String?
  /// Whether the environment's server is embedded, such as "embedded development shop".
  package var server: String?
  package var protected: Bool
  package var seed: UInt64
  /// How many collections the run will start.
  package var collections: Int
  package var label: String?

  package init(
    tool: String, runID: String, startedAt: Int64, environment: String? = nil, host: String? = nil,
    server: String? = nil, protected: Bool = false, seed: UInt64 = 0, collections: Int = 0, label: String? = nil
  ) {
    self.tool = tool
    self.runID = runID
    self.startedAt = startedAt
    self.environment = environment
    self.host = host
    self.server = server
    self.protected = protected
    self.seed = seed
    self.collections = collections
    self.label = label
  }
}

package struct CollectionStarted: Sendable {
  /// Position in the order of files, from 0: reports keep this order whatever ends first.
  package var index: Int
  package var name: String
  package var file: String
  package var startedAt: Int64
  /// Every case that the collection will report.
  package var plan: [PlannedCase]

  package init(index: Int, name: String, file: String, startedAt: Int64, plan: [PlannedCase]) {
    self.index = index
    self.name = name
    self.file = file
    self.startedAt = startedAt
    self.plan = plan
  }
}

package enum CasePhase: String, Sendable { case setup, requests, teardown }

/// A case before it runs.
package struct PlannedCase: Sendable {
  /// Position in the collection's plan, from 0.
  package var index: Int
  package var name: String
  /// From the collection's own level down; empty for a request that stands in no folder.
  package var folders: [String]
  package var phase: CasePhase
  package var file: String
  /// 1-based.
  package var line: Int
  /// The label of its data row, masked.
  package var row: String?
  /// `2` for the second row, `1.2` for one inside the first of the rows around it: what tells it apart where its label
  /// is masked.
  package var rowNumber: String?

  package init(
    index: Int, name: String, folders: [String] = [], phase: CasePhase = .requests, file: String, line: Int,
    row: String? = nil, rowNumber: String? = nil
  ) {
    self.index = index
    self.name = name
    self.folders = folders
    self.phase = phase
    self.file = file
    self.line = line
    self.row = row
    self.rowNumber = rowNumber
  }
}

package struct RequestResult: Sendable {
  package enum Outcome: Sendable, Equatable {
    case passed
    /// A check did not hold, or a capture found nothing.
    case failed
    /// It could not be carried out; the reason is for the user ("could not connect to …").
    case error(kind: String, reason: String)
    case skipped(reason: String)
  }

  /// Index of the collection, see `CollectionStarted.index`.
  package var collection: Int
  package var planned: PlannedCase
  package var outcome: Outcome
  package var method: String
  /// Masked, as it was sent; the path alone on the console.
  package var url: String
  /// The last response's status; nothing where there was none.
  package var status: Int?
  /// Milliseconds since 1970.
  package var startedAt: Int64
  /// Seconds, all attempts and waits.
  package var duration: Double
  /// At least one where anything was sent, oldest first.
  package var attempts: [AttemptResult]
  /// Every check of the last attempt, in file order.
  package var checks: [CheckResult]
  /// The names of the variables captured.
  package var captures: [String]
  /// Where in a file it lies that the request could not be carried out; nothing where no file is to blame.
  package var errorPlace: CheckPlace?
  /// Lines that stand under a failure.
  package var hints: [String]
  /// Of the last attempt, where reports are to hold it: by default of requests that did not pass.
  package var exchange: RecordedExchange?
  package var properties: [(name: String, value: String)]
  package var tags: [String]

  package init(
    collection: Int, planned: PlannedCase, outcome: Outcome, method: String, url: String, status: Int? = nil,
    startedAt: Int64 = 0, duration: Double = 0, attempts: [AttemptResult] = [], checks: [CheckResult] = [],
    captures: [String] = [], errorPlace: CheckPlace? = nil, hints: [String] = [], exchange: RecordedExchange? = nil,
    properties: [(name: String, value: String)] = [], tags: [String] = []
  ) {
    self.collection = collection
    self.planned = planned
    self.outcome = outcome
    self.method = method
    self.url = url
    self.status = status
    self.startedAt = startedAt
    self.duration = duration
    self.attempts = attempts
    self.checks = checks
    self.captures = captures
    self.errorPlace = errorPlace
    self.hints = hints
    self.exchange = exchange
    self.properties = properties
    self.tags = tags
  }
}

/// One attempt of a request, retried or polled.
package struct AttemptResult: Sendable {
  package enum Kind: String, Sendable { case attempt, round }

  /// 1-based.
  package var number: Int
  package var kind: Kind
  package var status: Int?
  package var timings: TransferTimings
  /// Why it was not the last; nothing where it passed.
  package var failure: String?

  package init(
    number: Int, kind: Kind = .attempt, status: Int? = nil, timings: TransferTimings = TransferTimings(),
    failure: String? = nil
  ) {
    self.number = number
    self.kind = kind
    self.status = status
    self.timings = timings
    self.failure = failure
  }
}

/// A check and how it ended.
package struct CheckResult: Sendable {
  /// What was looked at and asked: `$.code equals 0`.
  package var title: String
  package var passed: Bool
  /// Set where it failed: "$.code is not 0".
  package var message: String
  package var expected: String
  package var actual: String
  /// Path-by-path difference and the like.
  package var details: [String]
  package var place: CheckPlace?

  package init(
    title: String, passed: Bool, message: String = "", expected: String = "", actual: String = "",
    details: [String] = [], place: CheckPlace? = nil
  ) {
    self.title = title
    self.passed = passed
    self.message = message
    self.expected = expected
    self.actual = actual
    self.details = details
    self.place = place
  }
}

/// Where a check stands, with its line, so that a report needs no other file.
package struct CheckPlace: Sendable, Equatable {
  package var file: String
  /// 1-based.
  package var line: Int
  /// 1-based, Unicode scalars.
  package var column: Int
  /// Scalars under the caret.
  package var length: Int
  /// The line, or of a very long one the part around the caret.
  package var text: String
  /// The column that `text` begins at.
  package var textColumn: Int

  package init(file: String, line: Int, column: Int, length: Int, text: String, textColumn: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
    self.text = text
    self.textColumn = textColumn
  }

  /// Columns of a line that are kept on either side of its caret: more than any terminal shows.
  private static let margin = 500

  /// A place in a line that may be as long as a whole minified file: what reports keep of it is bounded.
  package init(file: String, line: Int, column: Int, length: Int, line whole: String) {
    let isLong = whole.utf8.count > 4 * Self.margin
    let skipped = isLong ? max(0, column - 1 - Self.margin) : 0
    let length = isLong ? min(length, Self.margin) : length
    let kept = isLong ? String(whole.unicodeScalars.dropFirst(skipped).prefix(2 * Self.margin + length)) : whole
    self.init(file: file, line: line, column: column, length: length, text: kept, textColumn: skipped + 1)
  }
}

/// A request and its response as reports show them: masked, bodies as text and cut.
package struct RecordedExchange: Sendable {
  package var requestHeaders: [(name: String, value: String)]
  package var requestBody: String
  package var version: String
  package var responseHeaders: [(name: String, value: String)]
  package var responseBody: String
  /// Bytes of the whole bodies, before any cut.
  package var requestSize: Int
  package var responseSize: Int
  /// The request as a curl line.
  package var curl: String

  package init(
    requestHeaders: [(name: String, value: String)] = [], requestBody: String = "", version: String = "1.1",
    responseHeaders: [(name: String, value: String)] = [], responseBody: String = "", requestSize: Int = 0,
    responseSize: Int = 0, curl: String = ""
  ) {
    self.requestHeaders = requestHeaders
    self.requestBody = requestBody
    self.version = version
    self.responseHeaders = responseHeaders
    self.responseBody = responseBody
    self.requestSize = requestSize
    self.responseSize = responseSize
    self.curl = curl
  }
}

package struct CollectionFinished: Sendable {
  package var index: Int
  /// Seconds.
  package var duration: Double

  package init(index: Int, duration: Double) {
    self.index = index
    self.duration = duration
  }
}

package struct RunFinished: Sendable {
  /// Seconds.
  package var duration: Double
  /// The signal's name where one ended the run.
  package var interrupted: String?
  /// Collections passed over for their environment: "collection 'Orders' is not for environment 'local'".
  package var notices: [String]

  package init(duration: Double, interrupted: String? = nil, notices: [String] = []) {
    self.duration = duration
    self.interrupted = interrupted
    self.notices = notices
  }
}
