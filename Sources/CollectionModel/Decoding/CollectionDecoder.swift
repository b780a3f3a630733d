import Diagnostics
import Signing
import YAML

/// A file that begins with `collection:`.
enum CollectionDecoder {
  /// What it extends is left to the loader: `extends` has the paths.
  static func decode(
    _ entries: [Node.Entry], _ decoding: inout Decoding
  ) -> (collection: Collection, extends: [ExtendedFile]) {
    let title = entries.first { $0.key == Key.collection.rawValue }
    let name = title.flatMap { decoding.name($0.value, "collection") } ?? ""
    let span = title.map(\.value.span) ?? SourceSpan(line: 1, column: 1)
    var collection = Collection(name: name, source: decoding.source, place: decoding.place(span))
    var extends: [ExtendedFile] = []
    for entry in entries {
      guard let key = decoding.key(entry, on: .collection, of: "collection '\(name)'") else { continue }
      if SettingsDecoder.decode(key, entry.value, into: &collection.settings, &decoding) { continue }
      let node = entry.value
      switch key {
      case .description: collection.description = decoding.text(node, "description")
      case .environments: collection.environments = decoding.texts(node, "environments").map(\.text)
      case .extends: extends = ExtendedFile.decode(node, &decoding)
      case .variables: collection.variables = VariablesDecoder.decode(node, &decoding)
      case .signers: collection.signers = SignersDecoder.decode(node, &decoding)
      case .data: collection.data = FlowDecoder.data(entry, &decoding)
      case .setup: collection.setup = ItemsDecoder.decode(node, "setup", &decoding)
      case .requests: collection.requests = ItemsDecoder.decode(node, "requests", &decoding)
      case .teardown: collection.teardown = ItemsDecoder.decode(node, "teardown", &decoding)
      case .exclusive: collection.exclusive = decoding.boolean(node, "exclusive") ?? false
      default: break
      }
    }
    if !decoding.needs.isEmpty {
      RequestNames([collection.setup, collection.requests, collection.teardown]).checkNeeds(&decoding)
    }
    return (collection, extends)
  }
}

/// A path under `extends:`.
struct ExtendedFile {
  var path: String
  var absolute: String
  var span: SourceSpan

  static func decode(_ node: Node, _ decoding: inout Decoding) -> [ExtendedFile] {
    decoding.texts(node, "extends").compactMap { text, span in
      decoding.file(text, at: span).map { ExtendedFile(path: text, absolute: $0, span: span) }
    }
  }
}

/// `signers:`
enum SignersDecoder {
  static func decode(_ node: Node, _ decoding: inout Decoding) -> [Signer] {
    guard decoding.map(node, "signers") != nil else { return [] }
    let signers = StepDecoder.signers(from: node, in: decoding.source, problems: &decoding.problems)
    for signer in signers { decoding.notes.signerReferences += StepDecoder.signerReferences(in: signer.steps) }
    return signers
  }
}
