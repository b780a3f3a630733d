import JSON

/// `{file: PATH}` as the argument of `equals`: a text or bytes compare with the file; JSON takes it for a literal map.
struct NamedFile: Sendable {
  private let path: String
  private let contents: Result<[UInt8], ArgumentProblem>

  /// Nothing where the argument is something else. A file that cannot be read is a problem at once where the subject is
  /// known to be text, otherwise only once a text is compared with it.
  init?(_ argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) {
    guard case .object(let object) = argument, object.members.count == 1, object.members[0].key == "file",
      case .string(let path) = object.members[0].value
    else { return nil }
    self.path = path
    do {
      contents = .success(try context.readFile(path))
    } catch {
      if context.isText { throw error.under(.key("file")) }
      contents = .failure(error)
    }
  }

  /// What came of the comparison; nothing where the value is JSON.
  func judge(_ value: Value, for matcher: some Matcher) -> (found: Mismatch?, isJudged: Bool)? {
    let actual: [UInt8]
    switch value {
    case .text(let text): actual = Array(text.utf8)
    case .bytes(let bytes): actual = bytes
    case .json, .nodes, .texts: return nil
    }
    switch contents {
    case .failure(let problem): return (matcher.undecided(problem.message, on: value), true)
    case .success(let expected):
      if expected == actual { return (nil, true) }
      let same = zip(expected, actual).prefix { $0 == $1 }.count
      return (
        Mismatch(
          "is not the content of '\(path)'", expected: Excerpt.of(Value.bytes(expected)), actual: Excerpt.of(value),
          details: [
            "they differ from byte \(same + 1) on; the file has \(expected.count) bytes, the value \(actual.count)"
          ]), true
      )
    }
  }
}
