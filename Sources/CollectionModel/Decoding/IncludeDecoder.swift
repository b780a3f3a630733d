import Diagnostics
import Templates
import YAML

/// An item that runs a fragment's requests: a folder, made of what the fragment and the item say.
enum IncludeDecoder {
  /// Nothing where there is no fragment to include, which is reported.
  static func decode(_ item: ItemEntries, _ decoding: inout Decoding) -> Folder? {
    var with: Variables = [:]
    var once = false
    var description: String?
    var file: (path: String, absolute: String, span: SourceSpan)?
    var name: (text: String, span: SourceSpan)?
    for entry in item.entries {
      guard let key = decoding.key(entry, on: .include, of: "an include") else { continue }
      switch key {
      case .include:
        guard let path = decoding.name(entry.value, "include") else { break }
        file = decoding.file(path, at: entry.value.span).map { (path, $0, entry.value.span) }
      case .name: name = decoding.name(entry.value, "name").map { ($0, entry.value.span) }
      case .with: with = VariablesDecoder.decode(entry.value, &decoding, name: "with")
      case .once: once = decoding.boolean(entry.value, "once") ?? false
      case .description: description = decoding.text(entry.value, "description")
      default: break
      }
    }
    guard let file, let fragment = decoding.fragment(file.path, file.absolute, at: file.span) else { return nil }
    guard fragment.listsRequests else {
      decoding.report(
        "'\(file.path)' has no requests to include", at: file.span,
        hints: ["give the fragment 'requests:'; for settings alone write 'extends:'"])
      return nil
    }
    var folder = Folder(
      name: name?.text ?? fragment.name, place: decoding.place(name?.span ?? file.span))
    folder.description = description
    folder.variables = with
    folder.settings = fragment.settings
    folder.requests = fragment.requests
    folder.inclusion = Inclusion(
      file: decoding.files.system.realPath(file.absolute) ?? file.absolute, variables: fragment.variables,
      signers: fragment.signers, once: once)
    decoding.notes.add(fragment.notes, signers: fragment.signers)
    return folder
  }
}

extension Decoding {
  /// The fragment in that file; where there is none, that is reported at `span`.
  fileprivate mutating func fragment(_ path: String, _ absolute: String, at span: SourceSpan) -> Fragment? {
    guard let loader else { return nil }
    if let cycle = loader.cycle(to: absolute) {
      report("'\(path)' includes itself", at: span, label: cycle)
      return nil
    }
    switch loader.load(absolute, root: root) {
    case .fragment(let fragment): return fragment
    case .broken: return nil
    default:
      report(
        "'\(path)' is no fragment", at: span,
        hints: ["a fragment's first key is 'fragment:'; its 'requests' run here"])
      return nil
    }
  }
}
