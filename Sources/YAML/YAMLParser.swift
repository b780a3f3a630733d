package import Diagnostics

/// Reads one YAML document into a `Node`, within the limits of the format: 16 MiB, depth 64, 100,000 nodes from
/// aliases, no custom tags, one document.
package enum YAMLParser {
  /// Throws the first error of the file, be it syntax, a duplicate key or a limit.
  package static func parse(_ source: SourceText) throws(Diagnostic) -> Node {
    var problems: [Diagnostic] = []
    let node = parse(source, problems: &problems)
    if let first = problems.first(where: { $0.severity == .error }) { throw first }
    guard let node else { throw Diagnostic("the file cannot be read as YAML") }
    return node
  }

  /// Adds every error and warning to `problems`. Nothing where the syntax is broken; a value where the rest is readable
  /// (duplicate keys, unknown tags), so that a decoder can go on to report what else is wrong.
  package static func parse(_ source: SourceText, problems: inout [Diagnostic]) -> Node? {
    var composer = Composer(source)
    do throws(Diagnostic) {
      let scan = try SourceScan(source)
      composer.linesWithTrailingComment = scan.linesWithTrailingComment
      let node = try source.bytes.withUnsafeBufferPointer { bytes throws(Diagnostic) in
        try composer.document(from: EventReader(bytes, of: source, lineCount: scan.lineCount))
      }
      problems += composer.problems
      return node
    } catch {
      problems += composer.problems
      problems.append(error)
      return nil
    }
  }
}
