package import RunEvents

/// Prints a line a request as it ends, failures in full under it, and a closing summary.
///
/// The order is that of the files, also where collections run at once; see `CollectionQueue`.
package struct ConsoleReporter: Reporter {
  package static let kind = "console"

  package struct Options: Sendable {
    package var color: Bool
    /// Columns of the terminal; nothing where the output is none.
    package var width: Int?
    /// Only failures and the summary.
    package var quiet: Bool
    /// 0; 1 adds the exchange of requests that did not pass; 2 that of all.
    package var verbosity: Int
    /// Arguments of this run that a rerun needs too, each one word: `--var`, `a=b`.
    package var carriedArguments: [String]
    /// Bytes of output that may wait for earlier collections.
    package var waitingLimit: Int

    package init(
      color: Bool = false, width: Int? = nil, quiet: Bool = false, verbosity: Int = 0, carriedArguments: [String] = [],
      waitingLimit: Int = 4 << 20
    ) {
      self.color = color
      self.width = width
      self.quiet = quiet
      self.verbosity = verbosity
      self.carriedArguments = carriedArguments
      self.waitingLimit = waitingLimit
    }
  }

  /// Whether any value of the run came from the seed, so that the summary of a run with failures has to name it.
  package var usesRandomValues = false

  private let options: Options
  private let sink: any ReportSink
  private let style: ConsoleStyle
  private let failureText: FailureText
  private var collections: [Int: RunSummary.Collection] = [:]
  private var queue: CollectionQueue
  private var summary = RunSummary()

  package init(options: Options = Options(), sink: any ReportSink) {
    self.options = options
    self.sink = sink
    style = ConsoleStyle(color: options.color)
    failureText = FailureText(style: style, width: options.width)
    queue = CollectionQueue(limit: options.waitingLimit)
  }

  package mutating func receive(_ event: RunEvent) {
    summary.tally.receive(event)
    switch event {
    case .runStarted(let run): summary.run = run
    case .collectionStarted(let collection):
      collections[collection.index] = .init(name: collection.name, file: collection.file)
      queue.start(collection.index)
    case .requestFinished(let result): finished(result)
    case .collectionFinished(let collection):
      collections[collection.index] = nil
      write(queue.finish(collection.index))
    case .runFinished(let end):
      summary.end = end
      write(queue.drain())
    }
  }

  package mutating func finish(reports: [ReportFile]) {
    write(queue.drain())
    let text = summary.text(
      style: style, reports: reports, showsSeed: usesRandomValues, carriedArguments: options.carriedArguments)
    write(text)
    sink.flush()
  }

  private mutating func finished(_ result: RequestResult) {
    let collection = collections[result.collection] ?? .init(name: "", file: result.planned.file)
    let title = CaseTitle.text(result.planned, collection: collection.name)
    summary.add(result, title: title, collection: collection)
    let isGood = result.outcome.isGood
    if options.quiet, isGood { return }
    var text = line(result, title: title)
    if !isGood { text += failureText.lines(result, showsResponse: options.verbosity == 0) }
    if options.verbosity > (isGood ? 1 : 0) { text += exchange(result) }
    write(queue.add(text, of: result.collection))
  }

  private func line(_ result: RequestResult, title: String) -> String {
    if case .skipped(let reason) = result.outcome {
      return style.paint("–", .skipped) + " " + title + "   " + style.paint("skipped", .skipped) + ": "
        + ReportText.line(reason) + "\n"
    }
    var text = mark(result.outcome) + " " + title
    text += "   " + style.paint(ReportText.line(result.method + " " + CaseTitle.path(ofURL: result.url)), .quiet)
    if let status = result.status { text += "   \(status)" }
    text += "   " + NumberText.duration(result.duration)
    if let last = result.attempts.last, last.number > 1 {
      text += "   " + style.paint("\(last.kind.rawValue) \(last.number)", .quiet)
    }
    return text + "\n"
  }

  private func mark(_ outcome: RequestResult.Outcome) -> String {
    switch outcome {
    case .passed: style.paint("✓", .passed)
    case .failed: style.paint("✗", .failed)
    case .error: style.paint("!", .error)
    case .skipped: style.paint("–", .skipped)
    }
  }

  private func exchange(_ result: RequestResult) -> String {
    var lines = ExchangeText.lines(result, bodyLimit: 256 << 10)
    for attempt in result.attempts {
      let timings = ExchangeText.timings(attempt.timings)
      if timings.isEmpty { continue }
      lines += result.attempts.count > 1 ? "\(attempt.kind.rawValue) \(attempt.number): \(timings)\n" : timings + "\n"
    }
    if let curl = result.exchange?.curl, !curl.isEmpty { lines += ReportText.block(curl) + "\n" }
    return lines.split(separator: "\n").map { "     " + style.paint($0, .quiet) + "\n" }.joined()
  }

  private func write(_ text: String) {
    if !text.isEmpty { sink.write(WorkflowCommands.defused(text)) }
  }
}

extension RequestResult.Outcome {
  /// Nothing that anyone has to look at.
  var isGood: Bool {
    switch self {
    case .passed, .skipped: true
    case .failed, .error: false
    }
  }
}
