import CollectionModel

/// A page of keys.
struct KeySection: Sendable {
  let file: String
  let title: String
  let introduction: [String]
  let examples: [KeyExample]

  static let all = [
    KeySection(
      file: "files.md", title: "Files",
      introduction: [
        "A file is a collection, an environment or a fragment: its first key says which. Collections stand under "
          + "`collections/`, environments under `environments/`, fragments anywhere. Files named in a file are "
          + "relative to it, and lie within the project."
      ], examples: fileKeyExamples),
    KeySection(
      file: "environments.md", title: "Environments",
      introduction: [
        "An environment says where a collection runs and with which credentials: `signet run -e NAME` takes the file "
          + "under `environments/` whose `environment:` is NAME. Every [setting](settings.md) may stand in it, too."
      ], examples: environmentKeyExamples),
    KeySection(
      file: "items.md", title: "Items",
      introduction: [
        "`requests`, `setup` and `teardown` are lists of items. An item is a request where it has a method, a folder "
          + "where it has `requests`, an include where it has `include`, and a webhook where it has `receive`. These "
          + "keys name an item and decide whether it runs; [requests](requests.md) and [settings](settings.md) have more."
      ], examples: itemKeyExamples),
    KeySection(
      file: "requests.md", title: "Requests",
      introduction: [
        "A request has one method with its URL, at most one body, and says what it takes from the response. "
          + "[Items](items.md) and [settings](settings.md) have the keys that requests share with folders.",
        "A URL is absolute, or it is joined to [`base_url`](settings.md#base_url). Values that templates put into it "
          + "are percent-encoded, except a template that begins it.",
      ], examples: requestKeyExamples),
    KeySection(
      file: "settings.md", title: "Settings",
      introduction: [
        "A setting may stand on a fragment, an environment, a collection, a folder or a request. What is nearer to the "
          + "request wins over what is farther: fragment, environment, collection, folder (outer to inner), request."
      ], examples: settingKeyExamples),
  ]

  static func section(of key: Key) -> KeySection? { all.first { $0.examples.contains { $0.key == key } } }

  static func link(_ key: Key) -> String {
    Markdown.link(key.rawValue, in: section(of: key)?.file ?? "")
  }
}
