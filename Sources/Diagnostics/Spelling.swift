/// Finds the word that was probably meant.
package enum Spelling {
  /// The candidate nearest to `word`, or nothing where none is near enough to be worth a question.
  ///
  /// A candidate that differs only in case or separators comes first (`content-type` for `content_type`), then what
  /// `aliases` says (words of other tools), then the least number of typing slips, then a word of which `word` is the
  /// beginning.
  package static func suggestion(
    for word: String, among candidates: [String], aliases: [String: String] = [:]
  ) -> String? {
    let plain = normalized(word)
    guard !plain.isEmpty else { return nil }
    if let same = candidates.first(where: { normalized($0) == plain }) { return same }
    if let alias = aliases[word] ?? aliases.first(where: { normalized($0.key) == plain })?.value,
      candidates.contains(alias)
    {
      return alias
    }
    let letters = Array(plain.unicodeScalars)
    // The work is quadratic: what is longer than any word of the format is no slip of the finger.
    guard letters.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = Array(normalized(candidate).unicodeScalars)
      let bound = min(max(1, (max(letters.count, other.count)) / 3), best.map { $0.distance - 1 } ?? 3)
      guard bound >= 0, abs(other.count - letters.count) <= bound else { continue }
      let distance = slips(letters, other)
      if distance <= bound, distance < min(letters.count, other.count) { best = (candidate, distance) }
    }
    if let best { return best.name }
    guard letters.count >= 3 else { return nil }
    let longer = candidates.filter { normalized($0).hasPrefix(plain) }
    return longer.count == 1 ? longer[0] : nil
  }

  private static func normalized(_ word: String) -> String {
    String(String.UnicodeScalarView(word.lowercased().unicodeScalars.filter { $0 != "-" && $0 != "_" && $0 != " " }))
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment).
  private static func slips(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        var value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { value = min(value, beforeLast[j - 2] + 1) }
        row.append(value)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
