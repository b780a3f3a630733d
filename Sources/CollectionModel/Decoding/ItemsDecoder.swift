package import Diagnostics
import YAML

/// `requests`, `setup` and `teardown`: lists of requests and folders.
enum ItemsDecoder {
  static func decode(_ node: Node, _ name: String, _ decoding: inout Decoding) -> [Item] {
    guard let nodes = decoding.list(node, name) else { return [] }
    var items: [Item] = []
    items.reserveCapacity(nodes.count)
    var names: [String: SourceSpan] = [:]
    names.reserveCapacity(nodes.count)
    for node in nodes {
      guard let entries = decoding.item(node, of: name), let item = item(entries, at: node.span, &decoding) else {
        continue
      }
      if let first = names.updateValue(item.place.span, forKey: item.name), !item.name.isEmpty {
        decoding.report(
          "the name '\(item.name)' stands twice in this folder", at: item.place.span,
          label: "the first stands at line \(first.line)")
      }
      items.append(item)
    }
    return items
  }

  private static func item(_ entries: [Node.Entry], at span: SourceSpan, _ decoding: inout Decoding) -> Item? {
    for entry in entries {
      switch entry.key {
      case Key.requests.rawValue: return .folder(FolderDecoder.decode(entries, at: span, &decoding))
      case Key.include.rawValue, Key.receive.rawValue:
        if decoding.pending.contains(Key(rawValue: entry.key) ?? .include) {
          decoding.report("'\(entry.key)' is not supported yet", at: entry.keySpan)
          return nil
        }
      default: break
      }
    }
    return .request(RequestDecoder.decode(entries, at: span, &decoding))
  }

  /// The item's name and its place; where it has none, that is reported and `span` is the place.
  static func name(
    _ entries: [Node.Entry], at span: SourceSpan, _ decoding: inout Decoding
  ) -> (name: String, place: SourceSpan) {
    guard let entry = entries.first(where: { $0.key == Key.name.rawValue }) else {
      let close = entries.first {
        KnownKeys.byName[$0.key] == nil && Spelling.suggestion(for: $0.key, among: ["name"]) != nil
      }
      // A misspelt 'name' is reported as such; that it is missing as well is no news.
      if close == nil {
        decoding.report("a name is missing", at: span, hints: ["add 'name:', unique within its folder"])
      }
      return ("", span)
    }
    return (decoding.name(entry.value, "name") ?? "", entry.value.span)
  }
}

extension Item {
  package var name: String {
    switch self {
    case .request(let request): request.name
    case .folder(let folder): folder.name
    }
  }

  /// Where the name stands.
  package var place: SourcePlace {
    switch self {
    case .request(let request): request.place
    case .folder(let folder): folder.place
    }
  }
}
