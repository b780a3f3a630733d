/// `pm.expect(x).to.not.be.an("array")` taken apart: the subject, and the words behind it.
struct ChaiChain {
  struct Link {
    var name: String
    /// Nothing for a word without parentheses.
    var arguments: [JavaScriptNode]?
  }

  var root: JavaScriptNode
  var links: [Link]

  /// Reads from the outermost word inwards, down to `pm.expect(…)` or `pm.response`.
  init?(_ node: JavaScriptNode) {
    var links: [Link] = []
    var current = node
    var arguments: [JavaScriptNode]?
    while true {
      switch current {
      case .call(let callee, let given):
        if Self.isExpect(callee) {
          root = current
          self.links = links.reversed()
          return
        }
        guard arguments == nil else { return nil }
        arguments = given
        current = callee
      case .member(let object, let name):
        if current.dotted == "pm.response" {
          guard !links.isEmpty else { return nil }
          root = current
          self.links = links.reversed()
          return
        }
        links.append(Link(name: name, arguments: arguments))
        arguments = nil
        current = object
      case .identifier(let name) where name == "response" || name == "res":
        guard links.last?.name == "to", arguments == nil else { return nil }
        root = current
        self.links = links.reversed()
        return
      default: return nil
      }
    }
  }

  private static func isExpect(_ callee: JavaScriptNode) -> Bool {
    ["pm.expect", "expect", "chai.expect"].contains(callee.dotted ?? "")
  }

  /// Words that only make a sentence of it.
  static let filler: Set<String> = [
    "to", "be", "been", "is", "that", "which", "and", "has", "have", "with", "at", "of", "same", "but", "does",
    "still", "also",
  ]
}
