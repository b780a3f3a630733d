import Checks
import Diagnostics
import YAML

extension Decoding {
  /// Puts a problem of a matcher's argument where it belongs: `path` leads from `node` down to the part that is wrong.
  mutating func report(_ problem: ArgumentProblem, under node: Node) {
    var node = node
    var span = node.span
    for (index, step) in problem.path.enumerated() {
      switch step {
      case .key(let name):
        guard let entry = node.entries?.first(where: { $0.key == name }) else { break }
        let isKey = problem.isAboutKey && index == problem.path.count - 1
        span = isKey ? entry.keySpan : entry.value.span
        node = entry.value
      case .index(let position):
        guard let items = node.items, items.indices.contains(position) else { break }
        node = items[position]
        span = node.span
      }
    }
    report(problem, at: span)
  }

  /// Puts a problem inside a text (a path, a query) at its character.
  mutating func report(_ problem: ArgumentProblem, at span: SourceSpan) {
    let exact = problem.offset.map { source.span(ofCharacter: $0, inScalarAt: span) } ?? span
    report(problem.message, at: exact, label: problem.label, hints: problem.hints)
  }

  /// The absolute path of a file that this one names; a missing one is reported.
  mutating func file(_ path: String, at span: SourceSpan) -> String? {
    do throws(FileProblem) {
      return try files.resolve(path, from: directory, root: root)
    } catch {
      report(
        "the file '\(path)' cannot be used: \(error.reason)", at: span,
        hints: [error.hint ?? "paths are relative to the file that names them"])
      return nil
    }
  }
}
