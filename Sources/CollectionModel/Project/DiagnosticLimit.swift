package import Diagnostics

/// Keeps a file of ten thousand mistakes from filling the terminal: the first of each file are told, the rest counted.
package enum DiagnosticLimit {
  /// Of one file and one severity, so that no error hides behind warnings.
  package static let perFile = 100

  private struct Key: Hashable {
    let file: String
    let severity: Diagnostic.Severity
  }

  /// `diagnostics` are sorted by place; what is cut stands as one more where the first of it stood.
  package static func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > perFile else { return diagnostics }
    var counts: [Key: Int] = [:]
    for diagnostic in diagnostics { counts[key(of: diagnostic), default: 0] += 1 }
    guard counts.values.contains(where: { $0 > perFile }) else { return diagnostics }
    var told: [Key: Int] = [:]
    var kept: [Diagnostic] = []
    for diagnostic in diagnostics {
      let key = key(of: diagnostic)
      let number = told[key, default: 0]
      told[key] = number + 1
      if number < perFile || diagnostic.place == nil {
        kept.append(diagnostic)
      } else if number == perFile, let total = counts[key] {
        let kind = key.severity == .error ? "mistake" : "warning"
        let more = total - perFile
        kept.append(
          Diagnostic(
            key.severity, "\(more) more \(kind)\(more == 1 ? "" : "s") in '\(key.file)', from here on",
            at: diagnostic.place, hints: ["many of them may have one cause: mend the first ones, then check again"]))
      }
    }
    return kept
  }

  private static func key(of diagnostic: Diagnostic) -> Key {
    Key(file: diagnostic.place?.file ?? "", severity: diagnostic.severity)
  }
}
