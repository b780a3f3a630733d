import Diagnostics
import YAML

/// `hints:` — a list, or a file that holds one.
enum HintsDecoder {
  static func decode(_ node: Node, _ decoding: inout Decoding) -> [Hint] {
    switch node.content {
    case .sequence(let items): return items.compactMap { hint($0, &decoding) }
    case .mapping: return shared(node, &decoding)
    case .scalar:
      decoding.expected("a list, or {file: PATH}", for: "hints", node)
      return []
    }
  }

  private static func hint(_ node: Node, _ decoding: inout Decoding) -> Hint? {
    guard let entries = decoding.entries(node, .hint, aliases: ["if": "when", "text": "hint", "message": "hint"]) else {
      return nil
    }
    guard let condition = entries.first(where: { $0.key == "when" })?.value,
      let text = entries.first(where: { $0.key == "hint" })?.value
    else {
      decoding.report(
        "a hint needs 'when' and 'hint'", at: node.span,
        hints: ["such as - {when: {status: 401}, hint: Is the token still valid?}"])
      return nil
    }
    let when = ExpectDecoder.condition(condition, "when", &decoding)
    return decoding.text(text, "hint").map { Hint(when: when, text: $0) }
  }

  /// The problems of a shared file point into that file.
  private static func shared(_ node: Node, _ decoding: inout Decoding) -> [Hint] {
    guard let entries = decoding.entries(node, .hintFile), let file = entries.first?.value,
      let path = decoding.name(file, "file"), let absolute = decoding.file(path, at: file.span)
    else { return [] }
    var inner: Decoding
    do throws(FileProblem) {
      inner = try decoding.opening(absolute)
    } catch {
      decoding.report("the file '\(path)' cannot be read: \(error.reason)", at: file.span)
      return []
    }
    defer { decoding.problems += inner.problems }
    guard let root = YAMLParser.parse(inner.source, problems: &inner.problems),
      let items = inner.list(root, "hints")
    else { return [] }
    return items.compactMap { hint($0, &inner) }
  }
}
