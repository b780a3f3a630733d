package import CollectionModel
import Diagnostics

/// A key's place in the reference: a file that loads, and a change that makes the loader refuse it.
package struct KeyExample: Sendable {
  package let key: Key
  package let file: ExampleFile
  package let refused: ExampleChange

  init(_ key: Key, _ file: ExampleFile, refused old: String, _ new: String) {
    self.key = key
    self.file = file
    refused = ExampleChange(old, new)
  }
}

/// The same for the keys of one small map, which stand together in one file.
package struct GroupExample: Sendable {
  /// `KeyGroup.name`.
  package let group: String
  package let file: ExampleFile
  /// For each key of the group, a change of its own.
  package let refused: [(key: String, change: ExampleChange)]

  init(_ group: String, _ file: ExampleFile, refused: [(String, String, String)]) {
    self.group = group
    self.file = file
    self.refused = refused.map { ($0.0, ExampleChange($0.1, $0.2)) }
  }

  /// The key that the small map belongs to.
  package var owner: Key? {
    if isEnvironmentOAuth2 { return .oauth2 }
    return switch group {
    case "basic", "api_key", "digest", "ntlm", "oauth2": .auth
    case "timing", "certificate": .expect
    default: Key(rawValue: group)
    }
  }

  /// `oauth2` stands under `auth`, and in an environment with other keys.
  var isEnvironmentOAuth2: Bool { group == "oauth2" && refused.contains { $0.key == "authorization_url" } }
}

extension ExampleFile {
  /// Whether the loader says that nothing carries out some key of it yet: it is shown, but not run.
  package var isPending: Bool {
    load().diagnostics.contains { $0.message.hasSuffix("is not supported yet") }
  }
}
