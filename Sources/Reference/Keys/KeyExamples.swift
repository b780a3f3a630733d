package import CollectionModel

/// Every key's example. Adding a key to the format: a line in one of these tables.
package enum KeyExamples {
  package static let all: [KeyExample] =
    fileKeyExamples + environmentKeyExamples + itemKeyExamples + requestKeyExamples + settingKeyExamples

  package static let groups: [GroupExample] =
    settingGroupExamples + authGroupExamples + requestGroupExamples + expectGroupExamples

  package static func example(of key: Key) -> KeyExample? { all.first { $0.key == key } }

  /// The examples of a small map that have something of this key.
  package static func groups(_ name: String, key: String) -> [GroupExample] {
    groups.filter { example in example.group == name && example.refused.contains { $0.key == key } }
  }
}
