import Checks
import Diagnostics
import JSON

/// What one load shares between its files: the file system, the root, what was referred to, and what was parsed
/// already.
final class ProjectFiles {
  /// One byte more than YAML may have, so that the reader of YAML says what is wrong, with its place.
  static let largestFile = 16 * 1024 * 1024 + 1

  let system: any FileSystem
  let currentDirectory: String
  let cache = ParseCache()
  /// Real paths of files that some file refers to.
  private(set) var referenced: Set<String> = []

  /// Milliseconds since 1970.
  let now: @Sendable () -> Int64

  init(system: any FileSystem, currentDirectory: String, now: @escaping @Sendable () -> Int64) {
    self.system = system
    self.currentDirectory = currentDirectory
    self.now = now
  }

  func shown(_ path: String) -> String { FilePath.shown(path, from: currentDirectory) }

  /// The absolute path of a file named in a file, once it is sure to exist and to lie under the root.
  func resolve(_ path: String, from directory: String, root: String) throws(FileProblem) -> String {
    let found = try system.resolve(path, from: directory, root: root)
    referenced.insert(found.real)
    return found.absolute
  }
}

/// Queries and matchers that stand in a file many times are parsed once: `status`, `$.code`, `0`.
final class ParseCache {
  private var queries: [String: CheckSubject.Source] = [:]
  private var numbers: [String: MatcherList] = [:]
  private var statuses: [String: MatcherList] = [:]
  private var strings: [String: MatcherList] = [:]

  func known(_ text: String) -> CheckSubject.Source? { queries[text] }

  func query(_ text: String) throws(ArgumentProblem) -> CheckSubject.Source {
    let source = CheckSubject.Source.ready(try Query(parsing: text))
    queries[text] = source
    return source
  }

  /// A literal is short and needs nothing from outside.
  /// The matcher of `status: 200` and `status: 2xx`.
  func status(_ form: String) -> MatcherList {
    if let known = statuses[form] { return known }
    let list = MatcherList([StatusMatcher(forms: [form])])
    statuses[form] = list
    return list
  }

  func matcher(_ literal: JSONValue) throws(ArgumentProblem) -> MatcherList {
    switch literal {
    case .number(let number) where number.text.utf8.count <= Self.longestKept:
      if let known = numbers[number.text] { return known }
      let list = try MatcherList(literal, context: MatcherContext())
      numbers[number.text] = list
      return list
    case .string(let text) where text.utf8.count <= Self.longestKept:
      if let known = strings[text] { return known }
      let list = try MatcherList(literal, context: MatcherContext())
      strings[text] = list
      return list
    default: return try MatcherList(literal, context: MatcherContext())
    }
  }

  /// Longer ones are seldom the same twice, and keeping them would cost more than it saves.
  private static let longestKept = 8
}
