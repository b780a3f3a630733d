import Checks
import Diagnostics
import JSON
import Templates
import YAML

/// A matcher as written: a literal, or a map of matchers.
enum MatcherDecoder {
  enum Result {
    /// Nothing inside for `{}`, which removes an inherited check.
    case matcher(MatcherExpression?)
    /// Already reported.
    case broken
  }

  static func decode(
    _ node: Node, _ decoding: inout Decoding, unknownHint: ((String) -> String)? = nil
  ) -> Result {
    if case .mapping(let entries) = node.content, entries.isEmpty { return .matcher(nil) }
    let before = decoding.problems.count
    let tree = decoding.tree(node)
    guard decoding.problems.count == before else { return .broken }
    guard case .constant(let argument) = tree else { return .matcher(.deferred(tree)) }
    do throws(ArgumentProblem) {
      return .matcher(.ready(try list(argument, decoding)))
    } catch {
      var hints: [String] = []
      if error.isAboutKey, error.path.count == 1, case .key(let name)? = error.path.first, let unknownHint {
        hints = [unknownHint(name)]
      }
      decoding.report(error, under: node, hints: hints)
      return .broken
    }
  }

  /// Literals are short and come again and again: `0`, `true`, `SUCCESS`.
  private static func list(_ argument: JSONValue, _ decoding: Decoding) throws(ArgumentProblem) -> MatcherList {
    let context = decoding.matcherContext
    switch argument {
    case .null: return try cached("null", argument, decoding)
    case .bool(let value): return try cached(value ? "true" : "false", argument, decoding)
    case .number(let number): return try cached("n" + number.text, argument, decoding)
    case .string(let text) where text.utf8.count <= 64: return try cached("s" + text, argument, decoding)
    default: return try MatcherList(argument, context: context)
    }
  }

  private static func cached(
    _ key: String, _ argument: JSONValue, _ decoding: Decoding
  ) throws(ArgumentProblem) -> MatcherList {
    try decoding.files.cache.matcher(key) { () throws(ArgumentProblem) in
      try MatcherList(argument, context: MatcherContext())
    }
  }
}
