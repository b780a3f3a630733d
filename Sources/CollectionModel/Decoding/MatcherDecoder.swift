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

  /// `isText`: what it judges is known to be text, so that a file named under `equals` must be there.
  static func decode(_ node: Node, _ decoding: inout Decoding, isText: Bool = false) -> Result {
    if case .mapping(let entries) = node.content, entries.isEmpty { return .matcher(nil) }
    let before = decoding.problems.count
    let tree = decoding.tree(node)
    guard decoding.problems.count == before else { return .broken }
    guard case .constant(let argument) = tree else {
      return areMatchers(node, &decoding) ? .matcher(.deferred(tree)) : .broken
    }
    do throws(ArgumentProblem) {
      return .matcher(.ready(try list(argument, isText: isText, decoding)))
    } catch {
      decoding.report(error, under: node)
      return .broken
    }
  }

  private static func list(
    _ argument: JSONValue, isText: Bool, _ decoding: Decoding
  ) throws(ArgumentProblem) -> MatcherList {
    switch argument {
    case .array, .object: try MatcherList(argument, context: decoding.matcherContext(isText: isText))
    default: try decoding.files.cache.matcher(argument)
    }
  }

  /// What holds templates is read at each use; that its keys are matchers can be told now.
  private static func areMatchers(_ node: Node, _ decoding: inout Decoding) -> Bool {
    var allKnown = true
    for entry in node.entries ?? [] where !MatcherRegistry.names.contains(entry.key) {
      allKnown = false
      do throws(ArgumentProblem) {
        _ = try MatcherList(.object(JSONObject([(entry.key, .null)])), context: MatcherContext())
      } catch {
        decoding.report(error, under: node)
      }
    }
    return allKnown
  }
}
