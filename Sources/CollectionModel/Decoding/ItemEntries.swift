import Diagnostics
import YAML

/// The entries of one item, their keys looked up once.
struct ItemEntries {
  let entries: [Node.Entry]
  /// Nothing where the key is not known.
  let keys: [Key?]
  let span: SourceSpan

  init(_ entries: [Node.Entry], at span: SourceSpan) {
    self.entries = entries
    self.span = span
    keys = entries.map { KeyTable.shared.find($0.key)?.key }
  }

  func entry(_ key: Key) -> Node.Entry? {
    for (index, other) in keys.enumerated() where other == key { return entries[index] }
    return nil
  }

  /// The item's name and its place; where it has none, that is reported, and the place is `span`.
  func name(at span: SourceSpan, _ decoding: inout Decoding) -> (name: String, place: SourceSpan) {
    if let entry = entry(.name) { return (decoding.name(entry.value, "name") ?? "", entry.value.span) }
    // A misspelt 'name' is reported as such; that it is missing as well is no news.
    if !isMisspelt(where: { $0 == .name }, on: [.request, .folder]) {
      decoding.report("a name is missing", at: span, hints: ["add 'name:', unique within its folder"])
    }
    return ("", span)
  }

  /// Whether an unknown key was surely meant as one of these.
  func isMisspelt(where wanted: (Key) -> Bool, on levels: KeyLevels) -> Bool {
    zip(entries, keys).contains { entry, key in
      guard key == nil,
        let meant = Spelling.suggestion(
          for: entry.key, among: KnownKeys.names(in: levels), aliases: ForeignWords.keys)
      else { return false }
      return Key(rawValue: meant).map(wanted) ?? false
    }
  }
}
