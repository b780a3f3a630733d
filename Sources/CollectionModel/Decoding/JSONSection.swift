import Checks
import Diagnostics
import YAML

/// `expect.json`: JSONPath queries to matchers, or matchers for the whole body, or a literal body.
enum JSONSection {
  static func decode(_ entry: Node.Entry, into checks: inout [Expectation], _ decoding: inout Decoding) {
    guard case .mapping(let entries) = entry.value.content else {
      return whole(entry.value, at: entry.keySpan, &checks, &decoding)
    }
    var matchers: [Node.Entry] = []
    for item in entries {
      guard item.key.utf8.first == UInt8(ascii: "$") else {
        if isMatcher(item.key) { matchers.append(item) } else { reportPath(item, &decoding) }
        continue
      }
      let matcher = MatcherDecoder.decode(item.value, &decoding)
      ExpectDecoder.add("json", item.key, query: item.key, at: item.keySpan, matcher, &checks, &decoding)
    }
    guard let first = matchers.first else { return }
    whole(Node(content: .mapping(matchers), span: first.keySpan), at: first.keySpan, &checks, &decoding)
  }

  private static func whole(
    _ node: Node, at span: SourceSpan, _ checks: inout [Expectation], _ decoding: inout Decoding
  ) {
    let matcher = MatcherDecoder.decode(node, &decoding)
    ExpectDecoder.add("json", "$", query: "$", at: span, matcher, &checks, &decoding)
  }

  /// A matcher, or what was surely meant as one; anything else is a path that lacks its `$`.
  private static func isMatcher(_ key: String) -> Bool {
    MatcherRegistry.names.contains(key) || Spelling.suggestion(for: key, among: MatcherRegistry.names) != nil
  }

  private static func reportPath(_ item: Node.Entry, _ decoding: inout Decoding) {
    do throws(ArgumentProblem) {
      _ = try Query(parsingJSONPath: item.key)
    } catch {
      decoding.report(error, at: item.keySpan)
    }
  }
}
