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
  /// Requests that the write lock refuses, or that go to a host which is not allowed; with any, nothing is sent.
  package var refusals: [Diagnostic]
  /// Collections passed over for their environment.
  package var notices: [String]
  /// Names of the secrets that the chosen requests use, with a place that uses each.
  package var usedSecrets: [String: SourcePlace]

  /// Whether anything waits for a webhook message, so that the run needs a listener.
  package var receives: Bool { collections.contains { $0.requests.contains { $0.definition.reception != nil } } }

  package var isEmpty: Bool { collections.allSatisfy(\.requests.isEmpty) }
}

/// One collection's requests, flattened in the order in which they run.
package struct CollectionPlan: Sendable {
  package var collection: Collection
  package var requests: [PlannedRequest]
}

/// What all requests of one folder share: everything from the fragment down to it, merged once. A folder that runs for
/// several rows has one for each.
package final class LevelContext: Sendable {
  package let settings: Settings
  /// Strongest first: this folder and its ancestors inner to outer, environment, collection, fragment.
  package let layers: [Variables]
  package let folders: [String]
  package let readOnly: Bool?
  package let skip: String?
  package let signers: [String: Signer]
  /// The folder around this one.
  let parent: LevelContext?
  /// The folder's own `if`.
  let conditions: [VariableCondition]
  /// Set where the folder's requests run only once a run.
  let once: Inclusion?
  /// The row in force where the folder begins; its requests may have rows of their own inside.
  let row: RowContext?

  init(
    settings: Settings, layers: [Variables], folders: [String] = [], readOnly: Bool? = nil, skip: String? = nil,
    signers: [String: Signer], parent: LevelContext? = nil, conditions: [VariableCondition] = [],
    once: Inclusion? = nil, row: RowContext? = nil
  ) {
    self.settings = settings
    self.layers = layers
    self.folders = folders
    self.readOnly = readOnly
    self.skip = skip
    self.signers = signers
    self.parent = parent
    self.conditions = conditions
    self.once = once
    self.row = row
  }

  /// From the outermost to this one.
  var chain: [LevelContext] { (parent?.chain ?? []) + [self] }
}

/// One row of `data:`, for all that runs with it.
package final class RowContext: Sendable {
  /// Counts from 1.
  package let number: Int
  /// The label of this row alone: its name where `data` gives one, else its number.
  let ownLabel: String
  let columns: Variables
  /// The same for all rows of one `data` at one place of the plan.
  private let group: Int
  /// The row of the folder or collection around it.
  package let parent: RowContext?

  init(number: Int, label: String, columns: Variables, group: Int, parent: RowContext?) {
    self.number = number
    self.group = group
    ownLabel = label
    self.columns = columns
    self.parent = parent
  }

  /// From the outermost to this one.
  package var chain: [RowContext] { (parent?.chain ?? []) + [self] }

  /// As reports name it: `red-shirt`, or `2, red-shirt` for a row inside another.
  package var label: String { chain.map(\.ownLabel).joined(separator: ", ") }

  /// `1.2` for the second row inside the first.
  var numbers: String { chain.map { String($0.number) }.joined(separator: ".") }

  /// The columns, inner rows first: the stronger ones.
  var layers: [Variables] { [columns] + (parent?.layers ?? []) }

  /// Whether the two never run together: they are two rows of one `data`, or stand in two.
  func excludes(_ other: RowContext) -> Bool {
    other.chain.contains { there in chain.contains { $0.group == there.group && $0 !== there } }
  }

  /// Whether the row, or one around it, has that label or number.
  func isChosen(by names: [String]) -> Bool {
    chain.contains { row in names.contains { $0 == row.ownLabel || $0 == String(row.number) } } || names.contains(label)
  }
}

/// A class only because it is large and handed on at every turn: a copy is then one pointer.
package final class PlannedRequest: Sendable {
  package let definition: RequestDefinition
  package let level: LevelContext
  package let phase: CasePhase
  package let row: RowContext?
  /// Position in the collection's plan.
  package let index: Int
  /// The variables it uses that earlier requests of the plan capture.
  package let uses: [String]

  init(
    _ definition: RequestDefinition, level: LevelContext, phase: CasePhase, row: RowContext? = nil, index: Int,
    uses: [String] = []
  ) {
    self.definition = definition
    self.level = level
    self.phase = phase
    self.row = row
    self.index = index
    self.uses = uses
  }

  /// The same at its place in the plan, once it is known what it uses.
  func placed(at index: Int, using uses: [String]) -> PlannedRequest {
    PlannedRequest(definition, level: level, phase: phase, row: row, index: index, uses: uses)
  }

  package var planned: PlannedCase {
    PlannedCase(
      index: index, name: definition.name, folders: level.folders, phase: phase, file: definition.place.file,
      line: definition.place.line, row: row?.label, rowNumber: row?.numbers)
  }

  /// Settings from the fragment down to the request itself.
  package var settings: Settings {
    if definition.reception != nil { return definition.settings.ofWebhookItem(below: level.settings) }
    let settings = definition.settings.merged(over: level.settings)
    guard case .graphQL = definition.body else { return settings }
    return settings.expectingNoGraphQLErrors(at: definition.place)
  }

  /// Whether anything looks at the server's certificate, which is kept only then; `settings` are this request's own.
  func readsCertificate(_ settings: Settings) -> Bool {
    definition.captures.contains { $0.query.readsCertificate }
      || settings.expect.contains { $0.subject.readsCertificate }
      || settings.hints.contains { $0.when.contains { $0.subject.readsCertificate } }
      || definition.poll.map { ($0.until + $0.stopIf).contains { $0.subject.readsCertificate } } ?? false
  }

  /// `Folder/Name`, as `needs` and messages name it.
  package var path: String { (level.folders + [definition.name]).joined(separator: "/") }

  /// The variables of files that it sees, strongest first: its own, its folders', the environment's, the collection's.
  var definedVariables: [Variables] { (row?.layers ?? []) + [definition.variables] + level.layers }

  package var skipReason: String? { definition.skip ?? level.skip }

  /// Whether it may go out where writes are locked. A method that only a template knows counts as writing.
  package var isReadOnly: Bool {
    if definition.reception != nil { return true }
    if let readOnly = definition.readOnly ?? level.readOnly { return readOnly }
    if case .graphQL(let query, _, let operation) = definition.body {
      return GraphQLDocument(query).isReadOnly(operation: operation)
    }
    guard let method = definition.method.constantText else { return false }
    return ["GET", "HEAD", "OPTIONS"].contains(method.uppercased())
  }
}
