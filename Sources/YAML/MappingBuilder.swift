import Diagnostics

/// Gathers the entries of one map: finds keys that stand twice, and resolves `<<`.
struct MappingBuilder {
  struct Key {
    var text: String
    var span: SourceSpan
    var isMerge: Bool
  }

  /// Up to here comparing with each key is quicker than hashing one.
  private static let mostCompared = 12

  private var own: [Node.Entry] = []
  private var names: Set<String> = []
  private var merge: (value: Node, keySpan: SourceSpan, position: Int)?

  /// Adds an entry; where its key is there already, gives the place of the first and keeps that.
  mutating func add(_ key: Key, _ value: Node) -> SourceSpan? {
    if key.isMerge {
      if let merge { return merge.keySpan }
      merge = (value, key.span, own.count)
      return nil
    }
    if let first = duplicate(of: key.text) { return first }
    if own.isEmpty { own.reserveCapacity(4) }
    own.append(Node.Entry(key: key.text, keySpan: key.span, value: value))
    if own.count > Self.mostCompared {
      if names.isEmpty { names = Set(own.map(\.key)) } else { names.insert(key.text) }
    }
    return nil
  }

  private func duplicate(of text: String) -> SourceSpan? {
    if own.count > Self.mostCompared, !names.contains(text) { return nil }
    for entry in own where entry.key == text { return entry.keySpan }
    return nil
  }

  /// In the order of the file, merged entries where `<<` stands. Own keys are stronger than merged ones, and of several
  /// merged maps the earlier is (the merge key language of YAML 1.1).
  func entries(report: (String, SourceSpan) -> Void) -> [Node.Entry] {
    guard let merge else { return own }
    var seen = Set(own.map(\.key))
    var merged: [Node.Entry] = []
    func take(_ node: Node) {
      guard case .mapping(let entries) = node.content else {
        return report("'<<' merges a map or a list of maps, not \(node.kind)", merge.keySpan)
      }
      for entry in entries where seen.insert(entry.key).inserted { merged.append(entry) }
    }
    if case .sequence(let items) = merge.value.content { items.forEach(take) } else { take(merge.value) }
    return Array(own[..<merge.position]) + merged + Array(own[merge.position...])
  }
}
