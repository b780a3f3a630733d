package import JSON

/// `includes: V`.
package struct IncludesMatcher: SingleMatcher {
  package static let name = "includes"
  package static let summary =
    "Every member and element named is there, deeply; others may be there as well, and elements may stand anywhere."
  package static let argument = ValueShape.any
  package static let examples = [
    MatcherExample("{a: 1}", on: #"{"a": 1.0, "b": 2}"#, holds: true),
    MatcherExample("{a: {b: [2]}}", on: #"{"a": {"b": [1, 2, 3], "c": 0}}"#, holds: true),
    MatcherExample("[{id: 2}]", on: #"[{"id": 1, "n": "x"}, {"id": 2, "n": "y"}]"#, holds: true),
    MatcherExample("[1, 1]", on: "[1, 2]", holds: false),
    MatcherExample("[{a: 1}, {b: 2}]", on: #"[{"a": 1, "b": 2}, {"a": 1}]"#, holds: true),
    MatcherExample("{a: null}", on: "{}", holds: false),
    MatcherExample("{a: 1}", on: #"{"a": "1"}"#, holds: false),
    MatcherExample("{}", on: "[]", holds: false),
    MatcherExample("{a: 1}", on: nil, holds: false),
  ]

  private let part: JSONValue

  package init(argument: JSONValue, context: MatcherContext) throws(ArgumentProblem) { part = argument }

  package var expectation: String { "including \(Excerpt.of(part))" }

  /// A list of nodes is judged as the array that it is, or as its only node.
  package func mismatch(of value: Value) -> Mismatch? {
    guard value.isQueried else { return mismatch(ofSingle: value) }
    if let single = value.single, mismatch(ofSingle: single) == nil { return nil }
    return mismatch(ofSingle: .json(.array(value.elements?.map(\.asJSON) ?? [])))
  }

  func mismatch(ofSingle value: Value) -> Mismatch? {
    var lacking: [String] = []
    switch value {
    case .text, .bytes:
      if Literal(value: part).equals(value) { return nil }
      return mismatch("is \(value.kind), not JSON", on: value, ["to look for a text in it, write contains"])
    case .json, .nodes, .texts:
      Inclusion.find(part, in: value.asJSON, at: "$", &lacking)
    }
    if lacking.isEmpty { return nil }
    return mismatch("does not include what is expected", on: value, lacking)
  }
}

/// Whether one value is part of another, and what of it is lacking.
private enum Inclusion {
  static let lineLimit = 20

  static func find(_ part: JSONValue, in whole: JSONValue, at path: String, _ lacking: inout [String]) {
    guard lacking.count < lineLimit else { return }
    switch (part, whole) {
    case (.object(let part), .object(let whole)):
      for (key, value) in part.members {
        guard let found = whole[key] else {
          lacking.append("\(path) has no '\(key)', expected \(Excerpt.of(value, limit: 80))")
          continue
        }
        find(value, in: found, at: member(key, of: path), &lacking)
      }
    case (.array(let part), .array(let whole)): find(part, in: whole, at: path, &lacking)
    default:
      guard part != whole else { return }
      lacking.append("\(path): expected \(Excerpt.of(part, limit: 80)), actual \(Excerpt.of(whole, limit: 80))")
    }
  }

  static func holds(_ part: JSONValue, in whole: JSONValue) -> Bool {
    switch (part, whole) {
    case (.object(let part), .object(let whole)):
      part.members.allSatisfy { member in whole[member.key].map { holds(member.value, in: $0) } ?? false }
    case (.array(let part), .array(let whole)): unmatched(part, whole).isEmpty
    default: part == whole
    }
  }

  private static func find(
    _ part: [JSONValue], in whole: [JSONValue], at path: String, _ lacking: inout [String]
  ) {
    for index in unmatched(part, whole) where lacking.count < lineLimit {
      lacking.append("\(path) has no element that includes \(Excerpt.of(part[index], limit: 80))")
    }
  }

  /// The elements of `part` that find none of their own in `whole`.
  ///
  /// What one element takes is given up again where it can do with another (augmenting paths): `[{a: 1}, {b: 2}]` is in
  /// `[{a: 1, b: 2}, {a: 1}]`.
  private static func unmatched(_ part: [JSONValue], _ whole: [JSONValue]) -> [Int] {
    var matching = Matching(candidates: [], taken: [Int?](repeating: nil, count: whole.count))
    return part.indices.filter { index in
      matching.candidates.append(whole.indices.filter { holds(part[index], in: whole[$0]) })
      var visited = Set<Int>()
      return !matching.place(index, &visited)
    }
  }

  private struct Matching {
    var candidates: [[Int]]
    var taken: [Int?]

    mutating func place(_ index: Int, _ visited: inout Set<Int>) -> Bool {
      if let free = candidates[index].first(where: { taken[$0] == nil }) {
        taken[free] = index
        return true
      }
      for candidate in candidates[index] where visited.insert(candidate).inserted {
        guard let owner = taken[candidate], place(owner, &visited) else { continue }
        taken[candidate] = index
        return true
      }
      return false
    }
  }

  private static func member(_ key: String, of path: String) -> String {
    let isName = key.utf8.first.map { $0 < 48 || $0 > 57 } ?? false
    let isPlain = key.utf8.allSatisfy { ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 || ($0 >= 48 && $0 <= 57) || $0 == 95 }
    return isName && isPlain ? "\(path).\(key)" : "\(path)['\(key)']"
  }
}
