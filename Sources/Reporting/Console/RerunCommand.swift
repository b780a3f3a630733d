import RunEvents

/// The command that runs again what did not pass.
struct RerunCommand {
  /// More names than these make a command that nobody reads.
  private static let namesShown = 3

  private var files: [String] = []
  private var names: [String] = []
  /// Setup and teardown come along with any request of their file, so naming them would leave out the rest.
  private var needsWholeFiles = false
  private var count = 0

  mutating func add(_ result: RequestResult, file: String) {
    count += 1
    if files.count <= Self.namesShown, !files.contains(file) { files.append(file) }
    let name = result.planned.name
    if result.planned.phase != .requests || Self.isPattern(name) {
      needsWholeFiles = true
    } else if names.count <= Self.namesShown, !names.contains(name) {
      names.append(name)
    }
  }

  /// Nothing where all passed.
  func text(environment: String?, journal: String?, carriedArguments: [String]) -> String? {
    guard count > 0 else { return nil }
    var words = ["signet", "run"]
    if !needsWholeFiles, names.count <= Self.namesShown, files.count <= Self.namesShown {
      words += files
      for name in names { words += ["--request", name] }
    } else if let journal {
      words += ["--rerun-failed", journal]
    } else if files.count <= Self.namesShown {
      words += files
    }
    if let environment { words += ["-e", environment] }
    return (words + carriedArguments).map(ShellWord.quoted).joined(separator: " ")
  }

  /// Whether `--request` would read the name as a pattern or could not be given it on one line.
  private static func isPattern(_ name: String) -> Bool {
    name.unicodeScalars.contains { "*?[]{}\\".unicodeScalars.contains($0) } || ReportText.line(name) != name
  }
}

/// A word as a POSIX shell takes it back.
enum ShellWord {
  static func quoted(_ word: String) -> String {
    if !word.isEmpty, word.utf8.allSatisfy(isPlain) { return word }
    // Double quotes are what people type; inside them these four (and history's '!') still mean something.
    if !word.isEmpty, !word.utf8.contains(where: { "$`\"\\!".utf8.contains($0) }) { return "\"" + word + "\"" }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-_./:=,@%+".utf8.contains(byte)
    }
  }
}
