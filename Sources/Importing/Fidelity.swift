package import JSON

/// What became of one thing of an import that was not carried over as it was.
package struct FidelityNote: Sendable, Equatable {
  package enum Outcome: String, Sendable {
    /// It is there, in another form or with another meaning at its edges.
    case changed
    /// It is not there, or kept as text that is never run.
    case lost = "not_carried_over"
  }

  package var outcome: Outcome
  /// Where it stood: `Folder › Request, test script, line 3`.
  package var place: String
  package var reason: String

  package init(_ outcome: Outcome, at place: String, _ reason: String) {
    self.outcome = outcome
    self.place = place
    self.reason = reason
  }
}

/// The list at the end of an import: what came along, what changed, what did not come.
package struct FidelityList: Sendable {
  package var requests = 0
  package var folders = 0
  /// Blocks of `pm.test` and what stands for them, all and those translated.
  package var tests = 0
  package var translatedTests = 0
  package var checks = 0
  package var captures = 0
  package var variables = 0
  package var secrets = 0
  package var notes: [FidelityNote] = []

  package init() {}

  package var isComplete: Bool { !notes.contains { $0.outcome == .lost } }

  package mutating func note(_ outcome: FidelityNote.Outcome, at place: String, _ reason: String) {
    let note = FidelityNote(outcome, at: place, reason)
    if !notes.contains(note) { notes.append(note) }
  }

  /// For a person: lines without a last line break.
  package var text: String {
    var lines = ["carried over: " + summary]
    for (title, outcome) in [("changed", FidelityNote.Outcome.changed), ("not carried over", .lost)] {
      let own = notes.filter { $0.outcome == outcome }
      guard !own.isEmpty else { continue }
      lines.append("\(title): \(own.count)")
      // The same reason is told once, with all its places.
      var reasons: [String] = []
      for note in own where !reasons.contains(note.reason) { reasons.append(note.reason) }
      for reason in reasons {
        lines.append("  - " + reason)
        let places = own.filter { $0.reason == reason }.map(\.place).filter { !$0.isEmpty }
        lines += places.prefix(10).map { "      " + $0 }
        if places.count > 10 { lines.append("      … and \(places.count - 10) more") }
      }
    }
    if notes.isEmpty { lines.append("nothing is missing") }
    return lines.joined(separator: "\n")
  }

  private var summary: String {
    let parts = [
      counted(requests, "request"), folders > 0 ? counted(folders, "folder") : nil,
      tests > 0 ? "\(translatedTests) of \(counted(tests, "test"))" : nil, checks > 0 ? counted(checks, "check") : nil,
      captures > 0 ? counted(captures, "capture") : nil, variables > 0 ? counted(variables, "variable") : nil,
      secrets > 0 ? counted(secrets, "secret") : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  private func counted(_ count: Int, _ word: String) -> String { count == 1 ? "1 \(word)" : "\(count) \(word)s" }

  /// For programs.
  package func json(files: [ImportedFile]) -> JSONValue {
    let counts: [(String, Int)] = [
      ("requests", requests), ("folders", folders), ("tests", tests), ("translated_tests", translatedTests),
      ("checks", checks), ("captures", captures), ("variables", variables), ("secrets", secrets),
    ]
    return .object(
      JSONObject([
        ("files", .array(files.map { .string($0.path) })),
        ("carried_over", .object(JSONObject(counts.map { ($0.0, .number(JSONNumber($0.1))) }))),
        ("changed", .array(notes.filter { $0.outcome == .changed }.map(\.json))),
        ("not_carried_over", .array(notes.filter { $0.outcome == .lost }.map(\.json))),
      ]))
  }
}

extension FidelityNote {
  fileprivate var json: JSONValue {
    .object(JSONObject([("place", .string(place)), ("reason", .string(reason))]))
  }
}

/// A file that an import writes, below the folder that it was given.
package struct ImportedFile: Sendable, Equatable {
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// What an import makes of its sources.
package struct ImportResult: Sendable {
  package var files: [ImportedFile] = []
  package var fidelity = FidelityList()

  package init() {}
}
