import RunEvents

/// How a case stands in the page: outcomes with "not finished" among them.
enum CaseState: String, Sendable, CaseIterable {
  case failed, error, unfinished, skipped, passed

  init(_ outcome: RequestResult.Outcome) {
    switch outcome {
    case .passed: self = .passed
    case .failed: self = .failed
    case .error: self = .error
    case .skipped: self = .skipped
    }
  }

  /// Whether it asks for somebody to look.
  var isProblem: Bool { self == .failed || self == .error || self == .unfinished }

  /// Never by colour alone.
  var mark: String {
    switch self {
    case .passed: "✓"
    case .failed: "✗"
    case .error, .unfinished: "!"
    case .skipped: "–"
    }
  }

  var word: String { self == .unfinished ? "not finished" : rawValue }
}

/// The parts of a case as they lie in the scratch, one behind the other: what stays in memory does not grow with bodies.
struct HTMLCase: Sendable {
  var state: CaseState
  var isFlaky = false
  /// Index of its cause among the page's; nothing where it is no problem.
  var cause: Int32?
  var milliseconds = 0
  private var start = 0
  private var lengths: (index: Int32, record: Int32, exchange: Int32, summary: Int32) = (0, 0, 0, 0)

  init(state: CaseState) { self.state = state }

  var index: Range<Int> { start..<(start + Int(lengths.index)) }
  var record: Range<Int> { index.upperBound..<(index.upperBound + Int(lengths.record)) }
  var exchange: Range<Int> { record.upperBound..<(record.upperBound + Int(lengths.exchange)) }
  var summary: Range<Int> { exchange.upperBound..<(exchange.upperBound + Int(lengths.summary)) }

  /// - Parameters:
  ///   - index: members of the case in the page's index.
  ///   - record: the journal's line without its exchange and its closing brace.
  ///   - exchange: the member that the record lacks; empty where there is none.
  ///   - summary: what a reader without script sees; empty where it passed.
  mutating func keep(
    index: [UInt8], record: [UInt8], exchange: [UInt8], summary: [UInt8], in scratch: any ReportScratch
  ) {
    start = scratch.append(index + record + exchange + summary).lowerBound
    lengths = (Int32(index.count), Int32(record.count), Int32(exchange.count), Int32(summary.count))
  }
}
