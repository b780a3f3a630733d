import CollectionModel
package import Diagnostics
import RunEvents

/// Finds what a selection names and no collection has: a slip of the finger must not look like a run with nothing to do.
package struct SelectionReview {
  private let tags: [String]
  private let requests: [PlannedRequest]
  private let rows: [String]
  private let collections: Int

  /// `plan` is that of everything, whatever is selected. `rowName` is what a row is called in front of people, by its
  /// label and its number: a label may hold a secret.
  package init(of plan: RunPlan, rowName: (_ label: String, _ number: Int) -> String = { label, _ in label }) {
    requests = plan.collections.flatMap(\.requests)
    tags = Set(requests.flatMap(\.settings.tags)).sorted()
    rows = Self.distinct(requests.flatMap { $0.row?.chain ?? [] }.map { rowName($0.ownLabel, $0.number) })
    collections = plan.collections.count
  }

  /// A warning for each tag, request and row that the selection names in vain.
  package func warnings(for selection: Selection) -> [Diagnostic] {
    tagWarnings(selection) + selection.requests.compactMap { requestWarning($0, selection) }
      + selection.rows.compactMap(rowWarning)
  }

  /// What to tell where nothing at all is selected: what there would be.
  package func emptiness(of selection: Selection) -> Diagnostic {
    var hints: [String] = []
    if !selection.tags.isEmpty || !selection.excludedTags.isEmpty {
      hints.append(tags.isEmpty ? "no request has a tag" : "the tags are: " + Self.list(tags))
    }
    if !selection.requests.isEmpty {
      let names = Self.distinct(requests.filter { $0.phase == .requests }.map(\.definition.name))
      if !names.isEmpty { hints.append("the requests are: " + Self.list(names.map { "'\($0)'" }, most: 8)) }
    }
    if !selection.rows.isEmpty {
      hints.append(rows.isEmpty ? "no request has data rows" : "the rows are: " + Self.list(rows))
    }
    if let reported = selection.reported, reported.isEmpty {
      hints.append("everything passed in the run of that journal")
    }
    hints.append("`signet list` shows what there is")
    let count = collections == 1 ? "1 collection" : "\(collections) collections"
    return Diagnostic("no request of \(count) is selected", hints: hints)
  }

  private func tagWarnings(_ selection: Selection) -> [Diagnostic] {
    var seen = Set(tags)
    return (selection.tags + selection.excludedTags).flatMap(\.uses).compactMap { use in
      guard seen.insert(use.tag).inserted else { return nil }
      let nearest = Spelling.suggestion(for: use.tag, among: tags)
      return Diagnostic(
        .warning, "no request has the tag '\(use.tag)'", at: use.place,
        label: nearest.map { "did you mean '\($0)'?" },
        hints: nearest != nil ? [] : [tags.isEmpty ? "no request has a tag" : "the tags are: " + Self.list(tags)])
    }
  }

  private func requestWarning(_ pattern: String, _ selection: Selection) -> Diagnostic? {
    let matches = requests.filter { Glob.matches(pattern, $0.definition.name) || Glob.matches(pattern, $0.path) }
    if matches.contains(where: { selection.anyPhase || $0.phase == .requests }) { return nil }
    if let other = matches.first {
      return Diagnostic(
        .warning, "'\(pattern)' stands in '\(other.phase.rawValue)' and cannot be chosen by itself",
        hints: ["it runs along with every request of its collection"])
    }
    let names = Self.distinct(requests.map(\.definition.name) + requests.map(\.path))
    let nearest = Spelling.suggestion(for: pattern, among: names)
    return Diagnostic(
      .warning, "no request is called '\(pattern)'", label: nearest.map { "did you mean '\($0)'?" },
      hints: nearest == nil ? ["`signet list` shows their names; `*` stands for any text"] : [])
  }

  private func rowWarning(_ row: String) -> Diagnostic? {
    if rows.isEmpty { return Diagnostic(.warning, "--row \(row): no request has data rows") }
    if requests.contains(where: { $0.row?.isChosen(by: [row]) == true }) { return nil }
    let nearest = Spelling.suggestion(for: row, among: rows)
    return Diagnostic(
      .warning, "no data row is called '\(row)'", label: nearest.map { "did you mean '\($0)'?" },
      hints: nearest == nil ? ["the rows are: " + Self.list(rows)] : [])
  }

  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private static func list(_ names: [String], most: Int = 20) -> String {
    let shown = names.prefix(most).joined(separator: ", ")
    return names.count > most ? "\(shown) and \(names.count - most) more" : shown
  }
}
