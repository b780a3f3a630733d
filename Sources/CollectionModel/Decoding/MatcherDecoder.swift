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

  private static func list(_ argument: JSONValue, _ decoding: Decoding) throws(ArgumentProblem) -> MatcherList {
    switch argument {
    case .array, .object: try MatcherList(argument, context: decoding.matcherContext)
    default: try decoding.files.cache.matcher(argument)
    }
  }
}
