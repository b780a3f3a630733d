import RunEvents

/// What the page is put together from: names, numbers, and where the cases lie in the scratch.
struct HTMLDocument {
  struct Run {
    var started: RunStarted
    var end: RunFinished?
  }

  struct Collection {
    var name: String
    var file: String
    /// Index into `runs`; -1 where no run was told of.
    var run: Int
    /// As the run counts it.
    var index = 0
    var duration: Double?
    /// The journal's line, in the scratch.
    var line: Range<Int>?
    var unfinished: [Int: PlannedCase] = [:]
    /// In the order of the plan; results that nobody planned, or told twice, behind it.
    var cases: [HTMLCase?] = []
    private(set) var suites: [Suite] = []
    private var suiteIndex: [[String]: Int] = [:]

    struct Suite {
      /// Phase and folders.
      var path: [String]
      var counts = CaseCounts()
    }

    init(name: String, file: String, run: Int) {
      self.name = name
      self.file = file
      self.run = run
    }

    mutating func place(_ element: HTMLCase, of planned: PlannedCase) {
      if unfinished.removeValue(forKey: planned.index) != nil {
        cases[planned.index] = element
      } else {
        cases.append(element)
      }
      let path = (planned.phase == .requests ? [] : [planned.phase.rawValue]) + planned.folders
      let suite = suiteIndex[path] ?? suites.count
      if suite == suites.count {
        suites.append(Suite(path: path))
        suiteIndex[path] = suite
      }
      suites[suite].counts.add(element)
    }
  }

  var label: String?
  var properties: [(name: String, value: String)]
  var runs: [Run] = []
  /// Of runs that nobody saw begin.
  var ends: [RunFinished] = []
  /// By their order.
  var collections: [Int: Collection] = [:]
  /// In order of appearance.
  private(set) var causes: [String] = []
  private var causeIndex: [String: Int] = [:]
  private(set) var skips: [(reason: String, count: Int)] = []
  private var skipIndex: [String: Int] = [:]

  init(label: String?, properties: [(name: String, value: String)]) {
    self.label = label
    self.properties = properties
  }

  mutating func cause(_ text: String) -> Int {
    if let index = causeIndex[text] { return index }
    causes.append(text)
    causeIndex[text] = causes.count - 1
    return causes.count - 1
  }

  mutating func skipped(_ reason: String) {
    let reason = HTMLLimits.cutLine(reason, 300)
    if let index = skipIndex[reason] {
      skips[index].count += 1
    } else {
      skipIndex[reason] = skips.count
      skips.append((reason, 1))
    }
  }

  /// All cases in the order of files.
  var cases: [HTMLCase] { collections.sorted { $0.key < $1.key }.flatMap { $0.value.cases.compactMap(\.self) } }

  var counts: CaseCounts {
    var sum = CaseCounts()
    for collection in collections.values { for case let element? in collection.cases { sum.add(element) } }
    return sum
  }

  /// Which exchanges fit: those of problems first, then of what was flaky, then the others, each in the order of files.
  func keptExchanges(_ cases: [HTMLCase], used: Int) -> [Bool] {
    var kept = Array(repeating: false, count: cases.count)
    var room = HTMLLimits.file - used
    for rank in 0...2 {
      for (position, element) in cases.enumerated() where !element.exchange.isEmpty {
        let own = element.state.isProblem ? 0 : element.isFlaky ? 1 : 2
        guard own == rank, element.exchange.count <= room else { continue }
        kept[position] = true
        room -= element.exchange.count
      }
    }
    return kept
  }
}

/// How many cases ended how.
struct CaseCounts: Equatable {
  private var byState: [CaseState: Int] = [:]
  private(set) var flaky = 0
  private(set) var milliseconds = 0

  mutating func add(_ element: HTMLCase) {
    byState[element.state, default: 0] += 1
    if element.isFlaky { flaky += 1 }
    milliseconds += element.milliseconds
  }

  subscript(_ state: CaseState) -> Int { byState[state] ?? 0 }
  var total: Int { byState.values.reduce(0, +) }
  var problems: Int { self[.failed] + self[.error] + self[.unfinished] }
}
