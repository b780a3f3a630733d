package import JSON

/// JSON Schemas of the files, for editors: generated from the tables that the loader reads by.
///
/// They are written in draft-07, which is what the YAML language servers of editors support in full. A schema refuses
/// what the loader refuses wherever a schema can see it: unknown and misplaced keys, wrong types, missing keys. Queries,
/// templates and files are left to `signet check`.
package enum EditorSchema {
  package enum File: String, Sendable, CaseIterable {
    case collection, environment, fragment
  }

  /// The schema as JSON text, with a line feed at its end.
  ///
  /// - Parameter pending: keys that the loader refuses because no part carries them out yet.
  package static func text(for file: File, pending: [Key] = KnownKeys.pending) -> String {
    JSONWriter.pretty(document(for: file, pending: pending)) + "\n"
  }

  package static func document(for file: File, pending: [Key] = KnownKeys.pending) -> JSONValue {
    let level = KeyLevels(file)
    let definitions = SchemaDefinitions(pending: pending)
    var members: [JSONObject.Member] = [
      ("$schema", "http://json-schema.org/draft-07/schema#"),
      ("title", .string("Signet \(file.rawValue)")),
    ]
    let body = definitions.level(level, requiring: [file.rawValue])
    members += body.objectValue?.members ?? []
    members.append(("definitions", .object(JSONObject(definitions.reachable(from: body)))))
    return .object(JSONObject(members))
  }
}

extension KeyLevels {
  fileprivate init(_ file: EditorSchema.File) {
    switch file {
    case .collection: self = .collection
    case .environment: self = .environment
    case .fragment: self = .fragment
    }
  }
}
