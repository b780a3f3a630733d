import RunEvents

/// What a JUnit report is put together from: names, numbers, and where the cases lie in the scratch.
struct JUnitDocument {
  struct Case {
    var range: Range<Int> = 0..<0
    var counts = JUnitCounts()
    /// Milliseconds since 1970; 0 where it never started.
    var startedAt: Int64 = 0
  }

  struct Suite {
    /// The name without the collection's part.
    var below: String
    /// Positions in the collection's cases.
    var cases: [Int] = []
  }

  struct Collection {
    var name: String
    var file: String
    var startedAt: Int64
    /// Index into `runs`; -1 where no run was told of.
    var run: Int
    /// In the order of the plan.
    var cases: [Case] = []
    private(set) var suites: [Suite] = []
    private var suiteIndex: [String: Int] = [:]

    init(name: String, file: String, startedAt: Int64, run: Int) {
      self.name = name
      self.file = file
      self.startedAt = startedAt
      self.run = run
    }

    mutating func addCase(below: String, _ element: Case = Case()) {
      let suite = suiteIndex[below] ?? suites.count
      if suite == suites.count {
        suites.append(Suite(below: below))
        suiteIndex[below] = suite
      }
      suites[suite].cases.append(cases.count)
      cases.append(element)
    }
  }

  var runs: [RunStarted] = []
  /// By their order.
  var collections: [Int: Collection] = [:]

  /// Takes a result that stands in no plan, so that it is not lost.
  mutating func addUnplanned(_ element: Case, of result: RequestResult, in index: Int) {
    if collections[index] == nil {
      collections[index] = Collection(
        name: "collection \(result.collection + 1)", file: result.planned.file, startedAt: result.startedAt,
        run: runs.count - 1)
    }
    collections[index]?.addCase(below: JUnitNames.below(result.planned), element)
  }

  func write(options: ReportOptions, scratch: any ReportScratch, to sink: any ReportSink) {
    let order = collections.keys.sorted()
    let names = collectionNames(order, options)
    var total = JUnitCounts()
    for index in order { for element in collections[index]?.cases ?? [] { total += element.counts } }

    var out = JUnitOutput(scratch: scratch, sink: sink)
    root(total, options, to: &out.xml)
    var id = 0
    for index in order {
      guard let collection = collections[index] else { continue }
      for suite in collection.suites {
        let name = [names[index] ?? "", suite.below].filter { !$0.isEmpty }.joined(separator: ".")
        open(suite, of: collection, name: name, id: id, options, to: &out.xml)
        out.cases(suite.cases.lazy.map { collection.cases[$0].range }, className: name)
        out.xml.markup("  </testsuite>\n")
        id += 1
      }
    }
    // Jenkins takes a report without a suite for a broken one.
    if id == 0 { empty(options, to: &out.xml) }
    out.xml.markup("</testsuites>\n")
    out.flush()
  }

  /// Collections' names with what tells equal ones apart, and what stands before all of them.
  private func collectionNames(_ order: [Int], _ options: ReportOptions) -> [Int: String] {
    var plain: [Int: String] = [:]
    var counts: [String: Int] = [:]
    for index in order {
      guard let collection = collections[index] else { continue }
      let run = runs.indices.contains(collection.run) ? runs[collection.run] : nil
      let first = options.label ?? run?.label ?? (options.environmentInNames ? run?.environment : nil)
      let name = [first ?? "", collection.name].filter { !$0.isEmpty }.map(JUnitNames.segment).joined(separator: ".")
      plain[index] = name
      counts[name, default: 0] += 1
    }
    var unique = UniqueNames()
    var names: [Int: String] = [:]
    for index in order {
      guard let name = plain[index], let collection = collections[index] else { continue }
      // All of them get their path, not only the later ones: a name must not depend on what else was run first.
      let full = counts[name] == 1 ? name : "\(name) (\(JUnitNames.segment(collection.file)))"
      names[index] = unique.unique(full)
    }
    return names
  }

  private func root(_ total: JUnitCounts, _ options: ReportOptions, to xml: inout XMLBytes) {
    xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites")
    xml.attribute("name", options.label ?? runs.first?.label ?? "signet")
    totals(total, skipped: options.junitFlavour == .extended, to: &xml)
    if options.junitFlavour == .extended, let run = runs.first {
      xml.attribute("timestamp", NumberText.timestamp(run.startedAt) + "Z")
    }
    xml.markup(">\n")
  }

  private func totals(_ counts: JUnitCounts, skipped: Bool, to xml: inout XMLBytes) {
    xml.attribute("tests", Int(counts.tests))
    xml.attribute("failures", Int(counts.failures))
    xml.attribute("errors", Int(counts.errors))
    if skipped { xml.attribute("skipped", Int(counts.skipped)) }
    xml.attribute("time", NumberText.seconds(milliseconds: counts.milliseconds))
  }

  private func open(
    _ suite: Suite, of collection: Collection, name: String, id: Int, _ options: ReportOptions, to xml: inout XMLBytes
  ) {
    var sum = JUnitCounts()
    var startedAt = Int64.max
    for position in suite.cases {
      let element = collection.cases[position]
      sum += element.counts
      if element.startedAt > 0 { startedAt = min(startedAt, element.startedAt) }
    }
    xml.markup("  <testsuite")
    xml.attribute("name", name)
    xml.attribute("id", id)
    totals(sum, skipped: true, to: &xml)
    let time = NumberText.timestamp(startedAt == .max ? collection.startedAt : startedAt)
    xml.attribute("timestamp", options.junitFlavour == .strict ? time : time + "Z")
    if !options.hostname.isEmpty { xml.attribute("hostname", options.hostname) }
    xml.attribute("file", collection.file)
    xml.markup(">\n")
    properties(runs.indices.contains(collection.run) ? runs[collection.run] : nil, options, to: &xml)
  }

  private func properties(_ run: RunStarted?, _ options: ReportOptions, to xml: inout XMLBytes) {
    var pairs: [(String, String)] = []
    if let run {
      if let environment = run.environment { pairs.append(("environment", environment)) }
      if let host = run.host { pairs.append(("host", host)) }
      if let server = run.server { pairs.append(("server", server)) }
      pairs += [("tool", run.tool), ("run", run.runID), ("seed", String(run.seed))]
    }
    pairs += options.properties.map { ($0.name, $0.value) }
    if pairs.isEmpty { return }
    xml.markup("    <properties>")
    for (name, value) in pairs { xml.property(name, value) }
    xml.markup("</properties>\n")
  }

  private func empty(_ options: ReportOptions, to xml: inout XMLBytes) {
    xml.markup("  <testsuite")
    xml.attribute("name", JUnitNames.segment(options.label ?? runs.first?.label ?? "signet"))
    xml.attribute("id", 0)
    totals(JUnitCounts(), skipped: true, to: &xml)
    let time = NumberText.timestamp(runs.first?.startedAt ?? 0)
    xml.attribute("timestamp", options.junitFlavour == .strict ? time : time + "Z")
    if !options.hostname.isEmpty { xml.attribute("hostname", options.hostname) }
    xml.markup(">\n")
    properties(runs.first, options, to: &xml)
    xml.markup("  </testsuite>\n")
  }
}

/// Passes the document on in chunks, with the cases read back from the scratch one by one.
struct JUnitOutput {
  private static let chunk = 64 << 10

  let scratch: any ReportScratch
  let sink: any ReportSink
  var xml = XMLBytes()

  mutating func cases(_ ranges: some Sequence<Range<Int>>, className: String) {
    var escaped = XMLBytes()
    escaped.text(className)
    for range in ranges {
      var rest = scratch.read(range)[...]
      while let place = rest.firstIndex(of: JUnitCase.classNamePlaceholder) {
        xml.append(rest[..<place])
        xml.append(escaped.bytes[...])
        rest = rest[(place + 1)...]
      }
      xml.append(rest)
      if xml.bytes.count >= Self.chunk { flush() }
    }
  }

  mutating func flush() {
    sink.write(xml.bytes)
    xml = XMLBytes()
  }
}
