import Fuzzing

/// What the command line asks for.
struct FuzzOptions {
  enum Task { case run, replay(String), write(String), help(String?) }

  var task = Task.run
  var subject = FuzzSubject.all[0]
  var seconds = 60.0
  var seed: UInt64 = 1
  var first: UInt64 = 0
  var findings = "."
  var root = "."
  var suites = "../shared/suites"

  init(_ words: ArraySlice<String>) {
    guard let name = words.first, let subject = FuzzSubject.all.first(where: { $0.name == name }) else {
      task = .help(words.first.map { "there is no subject '\($0)'" })
      return
    }
    self.subject = subject
    var rest = words.dropFirst()
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else {
        task = .help("'\(option)' needs a value")
        return
      }
      switch option {
      case "--seconds": seconds = Double(value) ?? seconds
      case "--seed": seed = UInt64(value) ?? seed
      case "--from": first = UInt64(value) ?? first
      case "--findings": findings = value
      case "--root": root = value
      case "--suites": suites = value
      case "--replay": task = .replay(value)
      case "--write-corpus": task = .write(value)
      default: task = .help("there is no option '\(option)'")
      }
    }
  }

  static let usage: String = {
    let width = FuzzSubject.all.map(\.name.count).max() ?? 0
    let subjects = FuzzSubject.all.map {
      "  \($0.name)\(String(repeating: " ", count: width - $0.name.count))  \($0.summary)"
    }
    return """
      fuzz SUBJECT [--seconds 60] [--seed 1] [--from NUMBER] [--findings DIR] [--root DIR] [--suites DIR]
      fuzz SUBJECT --replay FILE          tries one input again
      fuzz SUBJECT --write-corpus DIR     writes inputs to begin from, a file each

      \(subjects.joined(separator: "\n"))
      """
  }()
}
