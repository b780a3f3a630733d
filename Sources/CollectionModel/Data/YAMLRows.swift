import Diagnostics
import JSON
import YAML

/// Rows as a list of maps. What looks like a template is text: a file of rows holds data.
enum YAMLRows {
  static func read(_ text: SourceText, _ decoding: inout Decoding) -> [Variables] {
    guard let root = YAMLParser.parse(text, problems: &decoding.problems) else { return [] }
    guard let items = root.items else {
      decoding.report(
        "a file of rows holds a list of maps, this one holds \(root.kind)", at: root.span,
        hints: ["begin every row with '- '"])
      return []
    }
    var collector = RowCollector()
    for item in items {
      guard collector.isOpen(at: item.span, &decoding) else { break }
      guard let entries = item.entries else {
        decoding.report("a row is a map of columns and values, this one is \(item.kind)", at: item.span)
        continue
      }
      var cells: [RowCollector.Cell] = []
      cells.reserveCapacity(entries.count)
      for entry in entries {
        collector.note(column: entry.key, at: entry.keySpan, &decoding)
        cells.append(
          RowCollector.Cell(name: entry.key, value: decoding.literal(entry.value), span: entry.keySpan))
      }
      collector.add(cells, &decoding)
    }
    return collector.rows
  }
}

extension Decoding {
  /// The value as it stands, scalars typed by YAML 1.2, no template looked for; problems are reported and stand for
  /// `null`.
  fileprivate mutating func literal(_ node: Node) -> JSONValue {
    switch node.content {
    case .sequence(let items):
      var values: [JSONValue] = []
      for item in items { values.append(literal(item)) }
      return .array(values)
    case .mapping(let entries):
      var members: [JSONObject.Member] = []
      for entry in entries { members.append((entry.key, literal(entry.value))) }
      return .object(JSONObject(members))
    case .scalar(let text, let plain):
      switch YAMLScalar.typed(text, plain: plain) {
      case .null: return .null
      case .bool(let value): return .bool(value)
      case .number(let text): return .number(JSONNumber(trusted: text))
      case .string(let text): return .string(text)
      case .refused(let reason, let hint):
        report(reason, at: node.span, label: hint)
        return .null
      }
    }
  }
}
