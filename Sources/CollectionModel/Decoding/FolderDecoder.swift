import Diagnostics
import YAML

/// An item that holds items.
enum FolderDecoder {
  static func decode(_ item: ItemEntries, _ decoding: inout Decoding) -> Folder {
    let (name, place) = item.name(at: item.span, &decoding)
    var folder = Folder(name: name, place: decoding.place(place))
    for entry in item.entries {
      guard let key = decoding.key(entry, on: .folder, of: "folder '\(name)'") else { continue }
      if SettingsDecoder.decode(key, entry.value, into: &folder.settings, &decoding) { continue }
      switch key {
      case .description: folder.description = decoding.text(entry.value, "description")
      case .variables: folder.variables = VariablesDecoder.decode(entry.value, &decoding)
      case .data: folder.data = FlowDecoder.data(entry, &decoding)
      case .condition: folder.conditions = FlowDecoder.conditions(entry.value, &decoding)
      case .skip: folder.skip = FlowDecoder.skip(entry.value, &decoding)
      case .readOnly: folder.readOnly = decoding.boolean(entry.value, "read_only")
      case .requests: folder.requests = ItemsDecoder.decode(entry.value, "requests", &decoding)
      default: break  // the name is read already
      }
    }
    return folder
  }
}
