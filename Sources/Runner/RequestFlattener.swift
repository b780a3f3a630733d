import Checks
import CollectionModel
import Diagnostics
import RunEvents
import Signing
import Templates

/// Folders and rows to a flat list in the order of the run, each request with the context of its folder and its row.
struct RequestFlattener {
  private let collection: Collection
  private let options: RunOptions
  private(set) var requests: [PlannedRequest] = []
  /// Rows whose names cannot be told.
  private(set) var problems: [Diagnostic] = []
  private var groups = 0

  init(collection: Collection, options: RunOptions) {
    self.collection = collection
    self.options = options
  }

  mutating func run() {
    let environment = options.environment
    var settings = collection.fragmentSettings
    if let environment { settings = environment.settings.merged(over: settings) }
    settings = collection.settings.merged(over: settings)
    var signers: [String: Signer] = [:]
    for signer in environment?.signers ?? [] { signers[signer.name] = signer }
    for signer in collection.signers { signers[signer.name] = signer }
    let top = LevelContext(
      settings: settings, layers: [environment?.variables ?? [:], collection.variables, collection.fragmentVariables],
      signers: signers)
    add(collection.setup, phase: .setup, level: top, row: nil)
    // Once a row, between setup and teardown.
    eachRow(of: options.data ?? collection.data, in: top, row: nil) { flattener, row in
      flattener.add(flattener.collection.requests, phase: .requests, level: top, row: row)
    }
    add(collection.teardown, phase: .teardown, level: top, row: nil)
  }

  private mutating func add(_ items: [Item], phase: CasePhase, level: LevelContext, row: RowContext?) {
    for item in items {
      switch item {
      case .request(let definition):
        eachRow(of: definition.data, in: level, own: definition.variables, row: row) { flattener, row in
          flattener.requests.append(
            PlannedRequest(definition, level: level, phase: phase, row: row, index: flattener.requests.count))
        }
      case .folder(let folder):
        eachRow(of: folder.data, in: level, own: folder.variables, row: row) { flattener, row in
          flattener.add(folder.requests, phase: phase, level: Self.level(of: folder, in: level, row: row), row: row)
        }
      }
    }
  }

  private static func level(of folder: Folder, in level: LevelContext, row: RowContext?) -> LevelContext {
    var layers = [folder.variables] + level.layers
    var signers = level.signers
    if let inclusion = folder.inclusion {
      layers.append(inclusion.variables)
      for signer in inclusion.signers { signers[signer.name] = signer }
    }
    return LevelContext(
      settings: folder.settings.merged(over: level.settings), layers: layers, folders: level.folders + [folder.name],
      readOnly: folder.readOnly ?? level.readOnly, skip: folder.skip ?? level.skip, signers: signers, parent: level,
      conditions: folder.conditions, once: folder.inclusion.flatMap { $0.once ? $0 : nil },
      row: row)
  }

  // MARK: Rows

  private mutating func eachRow(
    of data: DataSource?, in level: LevelContext, own: Variables = [:], row outer: RowContext?,
    _ body: (inout RequestFlattener, RowContext?) -> Void
  ) {
    guard let data else { return body(&self, outer) }
    groups += 1
    let group = groups
    for (index, columns) in data.rows.enumerated() {
      let number = index + 1
      let label = label(of: data, number: number, columns: columns, in: [own] + level.layers, outer: outer)
      body(&self, RowContext(number: number, label: label, columns: columns, group: group, parent: outer))
    }
  }

  /// The row's name, from its columns and what is known before anything is sent; else its number.
  private mutating func label(
    of data: DataSource, number: Int, columns: Variables, in layers: [Variables], outer: RowContext?
  ) -> String {
    guard let name = data.name else { return String(number) }
    let known = RunVariables(seed: options.seed, now: options.clock.wall())
    known.commandLine = options.variables
    known.reserved["run.id"] = .text(options.runID)
    let scope = Scope(run: known, rows: [columns] + (outer?.layers ?? []), request: [:], outer: layers)
    do {
      let text = try name.text(in: scope)
      return text.isEmpty ? String(number) : text
    } catch {
      var problem = error.diagnostic
      problem.hints.append("a row is named before anything is sent: by its columns, and by variables of files")
      if !problems.contains(where: { $0.message == problem.message }) { problems.append(problem) }
      return String(number)
    }
  }
}
