import Diagnostics
import Signing
import YAML

/// What several files share.
struct Fragment {
  var name: String
  /// Where its name stands.
  var place: SourcePlace
  var settings = Settings()
  var variables: Variables = [:]
  var signers: [Signer] = []
  var requests: [Item] = []
  /// Whether the file lists requests at all; what is wrong with them is reported there.
  var listsRequests = false
  var notes = FileNotes()
  /// For environments that extend it.
  var written: [WrittenSetting] = []
}

/// A file that begins with `fragment:`.
enum FragmentDecoder {
  static func decode(
    _ entries: [Node.Entry], _ decoding: inout Decoding
  ) -> (fragment: Fragment, extends: [ExtendedFile]) {
    let title = entries.first { $0.key == Key.fragment.rawValue }
    let span = title?.value.span ?? SourceSpan(line: 1, column: 1)
    var fragment = Fragment(
      name: title.flatMap { decoding.name($0.value, "fragment") } ?? "", place: decoding.place(span))
    fragment.written = WrittenSetting.all(in: entries, of: decoding.source)
    var extends: [ExtendedFile] = []
    for entry in entries {
      guard let key = decoding.key(entry, on: .fragment, of: "fragment '\(fragment.name)'") else { continue }
      if SettingsDecoder.decode(key, entry.value, into: &fragment.settings, &decoding) { continue }
      switch key {
      case .description: _ = decoding.text(entry.value, "description")
      case .extends: extends = ExtendedFile.decode(entry.value, &decoding)
      case .variables: fragment.variables = VariablesDecoder.decode(entry.value, &decoding)
      case .signers: fragment.signers = SignersDecoder.decode(entry.value, &decoding)
      case .requests:
        fragment.listsRequests = true
        fragment.requests = ItemsDecoder.decode(entry.value, "requests", &decoding)
      default: break
      }
    }
    if !decoding.needs.isEmpty { RequestNames([fragment.requests]).checkNeeds(&decoding) }
    return (fragment, extends)
  }
}

extension Collection {
  /// A collection without requests that extends a fragment.
  init(of fragment: Fragment) {
    self.init(name: fragment.name, source: fragment.place.source, place: fragment.place)
    fragmentSettings = fragment.settings
    fragmentVariables = fragment.variables
    signers = fragment.signers
  }
}
