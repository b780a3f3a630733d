import Checks
import CollectionModel
import Diagnostics
import Reference
import Testing

@Suite("Examples of keys")
struct KeyExampleTests {
  @Test("every key has an example")
  func complete() {
    for known in KnownKeys.all {
      #expect(KeyExamples.all.count { $0.key == known.key } == 1, "'\(known.name)' needs one example")
    }
  }

  @Test("every key of every small map has an example", arguments: KeyGroup.all + [KeyGroup.expect])
  func groupsAreComplete(_ group: KeyGroup) {
    for name in group.names {
      #expect(!KeyExamples.groups(group.name, key: name).isEmpty, "'\(name)' of '\(group.name)' needs an example")
    }
  }

  @Test("a key's example has the key and loads without a problem", arguments: KeyExamples.all.map(Entry.init))
  func loads(_ entry: Entry) {
    #expect(entry.file.names(entry.name), "the example of '\(entry.name)' does not have it")
    #expect(entry.isPending || entry.file.load().diagnostics.map(\.shown) == [])
  }

  @Test("a small map's example loads without a problem", arguments: KeyExamples.groups.flatMap(Entry.all))
  func groupLoads(_ entry: Entry) {
    #expect(entry.file.names(entry.name), "the example of '\(entry.name)' does not have it")
    #expect(entry.isPending || entry.file.load().diagnostics.map(\.shown) == [])
  }

  @Test(
    "the change that makes an example wrong, and nothing else, is what the loader complains of",
    arguments: KeyExamples.all.map(Entry.init) + KeyExamples.groups.flatMap(Entry.all))
  func refused(_ entry: Entry) throws {
    let text = try #require(entry.refusedText, "'\(entry.change.old)' must stand in the example exactly once")
    if entry.isPending { return }
    let problems = entry.file.load(text).diagnostics.filter { $0.severity == .error }
    try #require(problems.count == 1, "\(problems.map(\.shown)) in\n\(text)")
    let place = try #require(problems[0].place)
    #expect(place.file == entry.file.path)
    #expect(entry.changedLines(in: text).contains(place.line), "\(problems[0].shown) is not where the change is")
  }

  @Test(
    "an example runs as it says",
    arguments: (KeyExamples.all.map(Entry.init) + KeyExamples.groups.compactMap { Entry.all($0).first })
      .filter { $0.file.run != nil })
  func runs(_ entry: Entry) async throws {
    if entry.isPending { return }
    let run = try #require(entry.file.run)
    if run.canPass {
      let outcome = await entry.file.outcome(.passing)
      #expect(!outcome.hasFailure, "\(outcome.refusals + outcome.lines)")
    }
    if run.canFail {
      let outcome = await entry.file.outcome(.failing)
      #expect(outcome.hasFailure, "\(outcome.lines)")
    }
  }

  @Test("an example waits only for a key that is not supported yet")
  func pending() {
    let waiting = (KeyExamples.all.map(Entry.init) + KeyExamples.groups.flatMap(Entry.all)).filter(\.isPending)
    for entry in waiting {
      #expect(
        entry.file.load().diagnostics.allSatisfy { problem in
          KnownKeys.pending.contains { problem.message == "'\($0.rawValue)' is not supported yet" }
        }, "\(entry.file.load().diagnostics.map(\.shown))")
    }
  }
}

/// One key with its example, by its name in a test's title.
struct Entry: Sendable, CustomTestStringConvertible {
  let owner: String
  let name: String
  let file: ExampleFile
  let change: ExampleChange

  init(_ example: KeyExample) {
    self.init(owner: "", name: example.key.rawValue, file: example.file, change: example.refused)
  }

  private init(owner: String, name: String, file: ExampleFile, change: ExampleChange) {
    self.owner = owner
    self.name = name
    self.file = file
    self.change = change
  }

  static func all(_ example: GroupExample) -> [Entry] {
    example.refused.map { Entry(owner: example.group + ".", name: $0.key, file: example.file, change: $0.change) }
  }

  var isPending: Bool { file.isPending }
  var testDescription: String { owner + name }

  var refusedText: String? {
    let parts = file.text.split(separator: change.old, omittingEmptySubsequences: false)
    return parts.count == 2 ? parts.joined(separator: change.new) : nil
  }

  /// The lines (from 1) from the first that differs to the last, and the one that the change stands under: a key that
  /// is missing is told where it is missing from.
  func changedLines(in text: String) -> ClosedRange<Int> {
    let old = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(old, new).prefix { $0 == $1 }.count
    let sameAtEnd = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
    let first = same + 1
    let last = max(first, new.count - sameAtEnd)
    let indent = new[min(same, new.count - 1)].prefix { $0 == " " }.count
    let parent = new[..<same].lastIndex { line in !line.isEmpty && line.prefix { $0 == " " }.count < indent }
    return min(first, parent.map { $0 + 1 } ?? first)...last
  }
}

extension ExampleFile {
  /// Whether some line or flow map of the file has this key.
  func names(_ key: String) -> Bool {
    [" ", "{", "\n"].contains { ("\n" + text).contains($0 + key + ":") }
  }
}

extension Diagnostic {
  var shown: String {
    (place.map { "\($0.file):\($0.line):\($0.column) " } ?? "") + message + (label.map { " [\($0)]" } ?? "")
  }
}
