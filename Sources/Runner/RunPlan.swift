package import RunEvents
package import CollectionModel
package import Diagnostics
package import Signing
import Templates

/// What will run, in order, with the flow of captured variables known before anything is sent.
package struct RunPlan: Sendable {
  package var collections: [CollectionPlan]
  /// Undefined variables and the like: with any error nothing is sent.
  package var problems: [Diagnostic]
  /// Requests that the write lock refuses; with any, nothing is sent.
  package var refusals: [Diagnostic]
  /// Collections passed over for their environment.
  package var notices: [String]
  /// Names of the secrets that the chosen requests use, with a place that uses each.
  package var usedSecrets: [String: SourcePlace]

  package var isEmpty: Bool { collections.allSatisfy(\.requests.isEmpty) }
}

/// One collection's requests, flattened in the order in which they run.
package struct CollectionPlan: Sendable {
  package var collection: Collection
  package var requests: [PlannedRequest]
  package var signers: [String: Signer]
}

/// What all requests of one folder share: everything from the fragment down to it, merged once.
package final class LevelContext: Sendable {
  package let settings: Settings
  /// Strongest first: this folder and its ancestors inner to outer, environment, collection, fragment.
  package let layers: [Variables]
  package let folders: [String]
  package let readOnly: Bool?
  package let skip: String?

  init(settings: Settings, layers: [Variables], folders: [String], readOnly: Bool?, skip: String?) {
    self.settings = settings
    self.layers = layers
    self.folders = folders
    self.readOnly = readOnly
    self.skip = skip
  }
}

/// A class only because it is large and handed on at every turn: a copy is then one pointer.
package final class PlannedRequest: Sendable {
  package let definition: RequestDefinition
  package let level: LevelContext
  package let phase: CasePhase
  /// Position in the collection's plan.
  package let index: Int
  /// The variables it uses that earlier requests of the plan capture.
  package let uses: [String]

  init(_ definition: RequestDefinition, level: LevelContext, phase: CasePhase, index: Int, uses: [String] = []) {
    self.definition = definition
    self.level = level
    self.phase = phase
    self.index = index
    self.uses = uses
  }

  package var planned: PlannedCase {
    PlannedCase(
      index: index, name: definition.name, folders: level.folders, phase: phase, file: definition.place.file,
      line: definition.place.line)
  }

  /// Settings from the fragment down to the request itself.
  package var settings: Settings { definition.settings.merged(over: level.settings) }

  /// `Folder/Name`, as `needs` and messages name it.
  package var path: String { (level.folders + [definition.name]).joined(separator: "/") }

  package var skipReason: String? { definition.skip ?? level.skip }

  /// Whether it may go out where writes are locked. A method that only a template knows counts as writing.
  package var isReadOnly: Bool {
    if let readOnly = definition.readOnly ?? level.readOnly { return readOnly }
    guard let method = definition.method.constantText else { return false }
    return ["GET", "HEAD", "OPTIONS"].contains(method.uppercased())
  }
}
