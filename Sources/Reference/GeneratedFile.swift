import CollectionModel

/// A file under `docs` that is written from the tables that the loader and the tests use.
package struct GeneratedFile: Sendable {
  /// Relative to `docs`.
  package let path: String
  package let text: String

  /// The folders that hold nothing else.
  package static let folders = ["reference", "schema"]

  package static func all() async -> [GeneratedFile] {
    let pages = await ReferencePage.all().map { GeneratedFile(path: "reference/\($0.name)", text: $0.text) }
    return pages
      + EditorSchema.File.allCases.map { file in
        GeneratedFile(path: "schema/\(file.rawValue).json", text: EditorSchema.text(for: file))
      }
  }
}
