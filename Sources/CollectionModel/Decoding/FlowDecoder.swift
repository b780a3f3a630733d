import Diagnostics
import Templates
import YAML

/// What decides whether and how often an item runs: `if`, `poll`, `data`.
enum FlowDecoder {
  static func skip(_ node: Node, _ decoding: inout Decoding) -> String? {
    if case .bool? = node.scalar {
      decoding.report("'skip' takes the reason as text", at: node.span, hints: ["such as skip: waits for the new API"])
      return nil
    }
    return decoding.name(node, "skip")
  }

  static func conditions(_ node: Node, _ decoding: inout Decoding) -> [VariableCondition] {
    (decoding.map(node, "if") ?? []).compactMap { entry in
      guard VariableName.isName(entry.key) else {
        decoding.report("'\(entry.key)' is no name of a variable", at: entry.keySpan)
        return nil
      }
      guard case .matcher(let matcher) = MatcherDecoder.decode(entry.value, &decoding) else { return nil }
      guard let matcher else {
        decoding.report(
          "the condition on '\(entry.key)' has no matcher", at: entry.keySpan,
          hints: ["such as if: {\(entry.key): {exists: true}}"])
        return nil
      }
      return VariableCondition(variable: entry.key, matcher: matcher, place: decoding.place(entry.keySpan))
    }
  }

  static func poll(_ entry: Node.Entry, _ decoding: inout Decoding) -> PollSetting? {
    guard
      let entries = decoding.entries(
        entry.value, .poll, aliases: ["interval": "every", "timeout": "for", "while": "until", "max": "for"])
    else { return nil }
    var poll = PollSetting(
      every: .seconds(1), limit: .zero, until: [], stopIf: [], place: decoding.place(entry.keySpan))
    for item in entries {
      switch item.key {
      case "every": poll.every = decoding.duration(item.value, "every") ?? poll.every
      case "for": poll.limit = decoding.duration(item.value, "for") ?? poll.limit
      case "until": poll.until = ExpectDecoder.condition(item.value, "until", &decoding)
      default: poll.stopIf = ExpectDecoder.condition(item.value, "stop_if", &decoding)
      }
    }
    if poll.every <= .zero, let every = entries.first(where: { $0.key == "every" }) {
      decoding.report("'every' must be above 0", at: every.value.span, hints: ["such as every: 500ms"])
    }
    for name in ["for", "until"] where !entries.contains(where: { $0.key == name }) {
      decoding.report("'poll' needs '\(name)'", at: entry.keySpan, hints: ["such as {every: 1s, for: 30s, until: {…}}"])
    }
    return poll
  }

  static func data(_ entry: Node.Entry, _ decoding: inout Decoding) -> DataSource? {
    let place = decoding.place(entry.keySpan)
    switch entry.value.content {
    case .sequence(let items):
      var rows: [Variables] = []
      for item in items where decoding.item(item, of: "data") != nil {
        rows.append(VariablesDecoder.decode(item, &decoding, name: "data"))
      }
      if items.isEmpty { decoding.report("'data' has no rows", at: entry.value.span) }
      return DataSource(rows: rows, name: nil, place: place)
    case .mapping:
      guard let entries = decoding.entries(entry.value, .data, aliases: ["path": "file", "label": "name"]) else {
        return nil
      }
      guard let file = entries.first(where: { $0.key == "file" })?.value else {
        decoding.report("'data' needs 'file'", at: entry.keySpan, hints: ["or an inline list of maps"])
        return nil
      }
      let name = entries.first { $0.key == "name" }.flatMap { decoding.template($0.value, "name") }
      guard let path = decoding.name(file, "file") else { return nil }
      guard DataFileFormat(path: path) != nil else {
        decoding.report(
          "'\(path)' is no file of rows", at: file.span, hints: ["its name ends in \(DataFileFormat.endings)"])
        return nil
      }
      guard let absolute = decoding.file(path, at: file.span) else { return nil }
      return DataSource(rows: DataFileDecoder.rows(absolute, at: file.span, &decoding), name: name, place: place)
    case .scalar:
      let path = entry.value.text.flatMap { DataFileFormat(path: $0) == nil ? nil : $0 }
      decoding.expected(
        "a list of maps, or {file: PATH}", for: "data", entry.value,
        hints: path.map { ["write data: {file: \($0)}"] } ?? [])
      return nil
    }
  }
}
