package import Templates

/// Rules from which sentences are made at random.
///
/// A rule is a line `name: alternative | alternative`; an alternative is words in backticks (with `\n`, `\t`, `\0` and
/// `\\`) and names of rules, each followed by `?`, `*` or `+` as need be. A line that begins with a space goes on with
/// the rule before it. Where a sentence gets deep, the first alternative is taken: it should be the plainest.
package struct Grammar: Sendable {
  private enum Content: Sendable { case word([UInt8]), rule(String) }
  private enum Count: Sendable { case one, maybe, any, some }
  private struct Item: Sendable {
    var content: Content
    var count = Count.one
  }

  private var rules: [String: [[Item]]] = [:]
  private let start: String
  /// Every word in backticks, for mutations.
  package private(set) var words: [[UInt8]] = []

  private static let deepest = 14
  private static let longest = 6000

  /// The first rule is the one to begin with. Traps where the text is no grammar or names a rule that is not there.
  package init(_ text: String) {
    var lines: [String] = []
    for line in text.split(separator: "\n") {
      if line.first == " ", let last = lines.popLast() { lines.append(last + line) } else { lines.append(String(line)) }
    }
    start = String(lines[0].prefix { $0 != ":" })
    for line in lines {
      let name = line.prefix { $0 != ":" }
      rules[String(name)] = read(line.dropFirst(name.count + 1))
    }
    for items in rules.values.joined().joined() {
      if case .rule(let name) = items.content { precondition(rules[name] != nil, "there is no rule '\(name)'") }
    }
  }

  private mutating func read(_ text: Substring) -> [[Item]] {
    var alternatives: [[Item]] = [[]]
    var rest = text
    while let next = rest.popFirst() {
      switch next {
      case " ": continue
      case "|": alternatives.append([])
      case "`":
        let word = Self.word(&rest)
        words.append(word)
        alternatives[alternatives.count - 1].append(Item(content: .word(word)))
      case "?", "*", "+":
        precondition(alternatives[alternatives.count - 1].isEmpty == false, "'\(next)' has nothing to repeat")
        alternatives[alternatives.count - 1][alternatives[alternatives.count - 1].count - 1].count =
          next == "?" ? .maybe : next == "*" ? .any : .some
      default:
        let more = rest.prefix { $0.isLetter || $0 == "_" }
        rest = rest.dropFirst(more.count)
        alternatives[alternatives.count - 1].append(Item(content: .rule(String(next) + more)))
      }
    }
    return alternatives
  }

  private static func word(_ rest: inout Substring) -> [UInt8] {
    var word = ""
    while let next = rest.popFirst(), next != "`" {
      guard next == "\\", let escaped = rest.popFirst() else {
        word.append(next)
        continue
      }
      switch escaped {
      case "n": word.append("\n")
      case "t": word.append("\t")
      case "0": word.append("\0")
      default: word.append(escaped)
      }
    }
    return Array(word.utf8)
  }

  package func sentence(_ random: inout SeededRandom) -> [UInt8] {
    var bytes: [UInt8] = []
    expand(start, depth: 0, &random, into: &bytes)
    return bytes
  }

  private func expand(_ name: String, depth: Int, _ random: inout SeededRandom, into bytes: inout [UInt8]) {
    guard let alternatives = rules[name] else { return }
    let isOver = depth > Self.deepest || bytes.count > Self.longest
    let items = isOver ? alternatives[0] : alternatives[random.below(alternatives.count)]
    for item in items {
      for _ in 0..<times(item.count, isOver, &random) {
        switch item.content {
        case .word(let word): bytes += word
        case .rule(let name): expand(name, depth: depth + 1, &random, into: &bytes)
        }
        // What goes round by first alternatives only still comes to its end.
        if depth > 4 * Self.deepest { return }
      }
    }
  }

  private func times(_ count: Count, _ isOver: Bool, _ random: inout SeededRandom) -> Int {
    switch count {
    case .one: 1
    case .maybe: isOver ? 0 : random.below(2)
    case .any: isOver ? 0 : random.below(4)
    case .some: isOver ? 1 : 1 + random.below(4)
    }
  }
}

extension SeededRandom {
  /// 0..<bound.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }
}
