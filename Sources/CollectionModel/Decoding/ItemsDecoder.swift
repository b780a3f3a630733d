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
      guard let entries = decoding.item(node, of: name) else { continue }
      guard let (item, title, place) = item(ItemEntries(entries, at: node.span), &decoding) else { continue }
      if let first = names.updateValue(place, forKey: title), !title.isEmpty {
        decoding.report(
          "the name '\(title)' stands twice in this folder", at: place, label: "the first stands at line \(first.line)")
      }
      items.append(item)
    }
    return items
  }

  /// The name and its place come beside the item: reading them out of it would copy all of it.
  private static func item(
    _ item: ItemEntries, _ decoding: inout Decoding
  ) -> (Item, name: String, place: SourceSpan)? {
    for key in item.keys {
      guard let key else { continue }
      switch key {
      case .requests:
        let folder = FolderDecoder.decode(item, &decoding)
        return (.folder(folder), folder.name, folder.place.span)
      case .include:
        return IncludeDecoder.decode(item, &decoding).map { (.folder($0), $0.name, $0.place.span) }
      case .receive:
        let request = WebhookDecoder.decode(item, &decoding)
        return (.request(request), request.name, request.place.span)
      default: break
      }
    }
    let request = RequestDecoder.decode(item, &decoding)
    let (name, place) = (request.name, request.place.span)
    return (.request(consume request), name, place)
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
