import Diagnostics
import Templates
import YAML

/// `capture:` — names of variables, each with a query.
enum CaptureDecoder {
  static func decode(_ node: Node, _ decoding: inout Decoding) -> [Capture] {
    (decoding.map(node, "capture") ?? []).compactMap { entry in
      VariablesDecoder.check(entry.key, at: entry.keySpan, &decoding)
      decoding.notes.definitions.append((entry.key, decoding.place(entry.keySpan)))
      guard case .mapping = entry.value.content else {
        return capture(entry, entry.value, secret: false, defaultValue: nil, &decoding)
      }
      return long(entry, &decoding)
    }
  }

  private static func long(_ entry: Node.Entry, _ decoding: inout Decoding) -> Capture? {
    guard
      let entries = decoding.entries(
        entry.value, .capture, aliases: ["path": "query", "jsonpath": "query", "from": "query"])
    else { return nil }
    var secret = false
    var defaultValue: TemplateTree?
    for item in entries {
      switch item.key {
      case "secret": secret = decoding.boolean(item.value, "secret") ?? false
      case "default": defaultValue = decoding.tree(item.value)
      default: break
      }
    }
    guard let query = entries.first(where: { $0.key == "query" })?.value else {
      decoding.report("the capture '\(entry.key)' needs a 'query'", at: entry.value.span)
      return nil
    }
    return capture(entry, query, secret: secret, defaultValue: defaultValue, &decoding)
  }

  private static func capture(
    _ entry: Node.Entry, _ query: Node, secret: Bool, defaultValue: TemplateTree?, _ decoding: inout Decoding
  ) -> Capture? {
    guard let text = decoding.text(query, entry.key),
      let source = QueryDecoder.source(text, at: query.span, &decoding)
    else { return nil }
    return Capture(
      name: entry.key, query: CheckSubject(section: "capture", title: text, source: source), secret: secret,
      defaultValue: defaultValue, place: decoding.place(entry.keySpan))
  }
}
