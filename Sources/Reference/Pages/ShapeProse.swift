import Checks

extension ValueShape {
  /// What a value may be, in words: "`true` or `false`", "a time such as `10s`, or a template". Nothing where that says
  /// nothing.
  var inWords: String? {
    switch self {
    case .any, .mapping, .variables, .group, .null: nil
    case .boolean: "`true` or `false`"
    case .text, .string: "a text"
    case .integer(let least): "a whole number from \(least)"
    case .number(let least?, let most?): "a number from \(Self.plain(least)) to \(Self.plain(most))"
    case .number: "a number"
    case .duration: "a time such as `250ms`, `10s` or `2m`"
    case .size: "a size such as `500kB` or `64MiB`"
    case .word(let words): Self.alternatives(words.map { "`\($0)`" })
    case .list: "a list"
    case .either(let shapes): Self.alternatives(of: shapes)
    case .reference(let name): Self.words[name]
    }
  }

  /// The small maps that may stand there.
  var groups: [KeyGroup] {
    switch self {
    case .group(let group): [group]
    case .either(let shapes): shapes.flatMap(\.groups)
    case .list(let element, _): element.groups
    default: []
    }
  }

  private static let words = [
    "matcher": "a [matcher](matchers.md)", "condition": "a condition, with the keys of [`expect`](expect.md)",
  ]

  private static func alternatives(of shapes: [ValueShape]) -> String? {
    // One text or a list of them is common enough to have words of its own.
    if case .text? = shapes.first, shapes.count == 2, case .list(.text, _) = shapes[1] {
      return "a text or a list of texts"
    }
    // Any text may be a template, so that this need not be said each time.
    let shapes = shapes.filter { if case .reference("template") = $0 { false } else { true } }
    let words = shapes.compactMap(\.inWords)
    return words.count == shapes.count ? alternatives(words) : nil
  }

  private static func alternatives(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func plain(_ number: some BinaryInteger) -> String { String(number) }
}

extension KeyGroup {
  /// Rows of a table: the key, what it means, what it takes.
  var tableRows: [[String]] {
    keys.map { key in
      let isRequired = required.contains(key.name) && !isChoice
      let value = key.shape.inWords ?? ""
      return ["`\(key.name)`" + (isRequired ? " (required)" : ""), Prose.sentence(key.summary), value]
    }
  }
}
