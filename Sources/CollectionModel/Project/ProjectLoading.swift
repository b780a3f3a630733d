import Diagnostics
import Signing

/// One call of `Project.load`, step by step.
struct ProjectLoading {
  private let system: any FileSystem
  private let files: ProjectFiles
  private let loader: Loader
  /// What `--file-root` says.
  private let givenRoot: String?
  /// The project's folder, whatever files may lie under.
  private var root: String?
  private var collections: [(collection: Collection, notes: FileNotes)] = []
  private var fragments: [Collection] = []
  private var environments: [Environment] = []
  private var environment: Environment?
  /// Files of folders that are of no known kind: errors, unless another file refers to them.
  private var others: [(path: String, diagnostic: Diagnostic)] = []
  private var seen: Set<String> = []

  init(
    _ system: any FileSystem, root: String?, pending: [Key], now: @escaping @Sendable () -> Int64
  ) {
    self.system = system
    let files = ProjectFiles(system: system, currentDirectory: system.currentDirectory, now: now)
    self.files = files
    loader = Loader(files: files, pending: pending)
    givenRoot = root.map { root in
      let absolute = FilePath.join(files.currentDirectory, root)
      return system.realPath(absolute) ?? absolute
    }
  }

  mutating func load(_ paths: [String]) {
    for path in paths {
      guard !path.isEmpty else {
        loader.report(Diagnostic("a path is empty", hints: ["is a variable of the shell unset? '.' is this folder"]))
        continue
      }
      let absolute = FilePath.join(files.currentDirectory, path)
      switch system.kind(of: absolute) {
      case .directory:
        let root = findRoot(absolute)
        for file in yamlFiles(under: absolute) { load(file, root: root, isNamed: false) }
      case nil: loader.report(Diagnostic("there is no file or folder '\(path)'"))
      default: load(absolute, root: findRoot(FilePath.parent(absolute)), isNamed: true)
      }
    }
  }

  private mutating func load(_ path: String, root: String, isNamed: Bool) {
    let real = system.realPath(path) ?? path
    guard seen.insert(real).inserted else { return }
    switch loader.load(path, root: root) {
    case .collection(let collection, let notes): collections.append((collection, notes))
    case .environment(let environment): environments.append(environment)
    case .fragment(let fragment) where isNamed: fragments.append(Collection(of: fragment))
    case .fragment, .broken: break
    case .other(let place, let firstKey):
      let diagnostic = Self.unknownKind(place, firstKey)
      if isNamed { loader.report(diagnostic) } else { others.append((real, diagnostic)) }
    }
  }

  private static func unknownKind(_ place: SourcePlace, _ firstKey: String?) -> Diagnostic {
    let nearest = firstKey.flatMap { Spelling.suggestion(for: $0, among: ["collection", "environment", "fragment"]) }
    return Diagnostic(
      "the file is no collection, environment or fragment", at: place, label: nearest.map { "did you mean '\($0)'?" },
      hints: ["its first key must be 'collection:', 'environment:' or 'fragment:'"])
  }

  // MARK: The environment

  /// A name is looked for in the files under `environments/` of the root; only the chosen one must be valid.
  mutating func select(_ name: String, mayBeMissing: Bool = false) {
    let path = FilePath.join(files.currentDirectory, name)
    if FilePath.isYAML(name) {
      guard system.kind(of: path) == .file else {
        return loader.report(Diagnostic("there is no environment file '\(name)'"))
      }
      guard case .environment(let found) = loader.load(path, root: findRoot(FilePath.parent(path))) else {
        return loader.report(Diagnostic("'\(name)' holds no environment"))
      }
      environment = found
      return
    }
    if root == nil { _ = findRoot(files.currentDirectory) }
    let project = root ?? files.currentDirectory
    let root = givenRoot ?? project
    let folder = FilePath.join(project, "environments")
    let candidates = system.kind(of: folder) == .directory ? yamlFiles(under: folder) : []
    // A loader of its own: what is wrong with an environment that was not asked for is not reported here.
    let scout = Loader(files: files, pending: loader.pending)
    var names: [String] = []
    var matches: [String] = []
    for file in candidates {
      guard case .environment(let found) = scout.load(file, root: root) else { continue }
      names.append(found.name)
      if found.name == name { matches.append(file) }
    }
    if matches.isEmpty, mayBeMissing { return }
    choose(name, matches, names, folder, root, scout)
  }

  private mutating func choose(
    _ name: String, _ matches: [String], _ names: [String], _ folder: String, _ root: String, _ scout: Loader
  ) {
    guard let file = matches.first else {
      let nearest = Spelling.suggestion(for: name, among: names)
      // The one that is meant may be among those that cannot be read.
      scout.diagnostics.forEach(loader.report)
      return loader.report(
        Diagnostic(
          "there is no environment '\(name)' under '\(files.shown(folder))'",
          label: nearest.map { "did you mean '\($0)'?" },
          hints: names.isEmpty ? [] : ["there are: " + names.sorted().joined(separator: ", ")]))
    }
    if matches.count > 1 {
      loader.report(
        Diagnostic(
          "several files are called environment '\(name)': " + matches.map(files.shown).joined(separator: ", "),
          hints: ["name the file: -e \(files.shown(file))"]))
    }
    if case .environment(let found) = loader.load(file, root: root) { environment = found }
  }

  /// With a loader of its own, so that the problems are those of this file and of what it extends; nothing for a
  /// fragment.
  func environmentFile(_ path: String, root: String) -> EnvironmentFile? {
    let own = Loader(files: files, pending: loader.pending)
    var environment: Environment?
    switch own.load(path, root: root) {
    case .environment(let found): environment = found
    case .fragment: return nil
    case .collection(let collection, _):
      own.report(Diagnostic("the collection '\(collection.name)' is no environment", at: collection.place))
    case .other(let place, let firstKey): own.report(Self.unknownKind(place, firstKey))
    case .broken: break
    }
    return EnvironmentFile(path: files.shown(path), environment: environment, diagnostics: own.diagnostics)
  }

  // MARK: Finding files

  /// What files named in a file of that folder must lie under. The first folder asked for tells where the project is.
  private mutating func findRoot(_ directory: String) -> String {
    let found = ProjectRoot.nearest(to: directory, in: system)
    root = root ?? found
    return givenRoot ?? found
  }

  /// Sorted by path; hidden files and folders are passed over, and a folder that links back is entered once.
  func yamlFiles(under directory: String) -> [String] {
    var result: [String] = []
    var entered: Set<String> = []
    var waiting = [directory]
    while let folder = waiting.popLast() {
      guard entered.insert(system.realPath(folder) ?? folder).inserted else { continue }
      let names: [String]
      do throws(FileProblem) {
        names = try system.list(folder)
      } catch {
        loader.report(Diagnostic("the folder '\(files.shown(folder))' cannot be read: \(error.reason)"))
        continue
      }
      for name in names where !name.hasPrefix(".") {
        let path = FilePath.join(folder, name)
        switch system.kind(of: path) {
        case .directory: waiting.append(path)
        case .file where FilePath.isYAML(name): result.append(path)
        case nil where FilePath.isYAML(name):
          loader.report(Diagnostic("the file '\(files.shown(path))' cannot be read: there is no such file"))
        default: break
        }
      }
    }
    return result.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  // MARK: The result

  func result() -> LoadedProject {
    for other in others where !files.referenced.contains(other.path) { loader.report(other.diagnostic) }
    for (collection, notes) in collections {
      CollectionChecks.check(notes, of: collection, environment: environment, environments: environments)
        .forEach(loader.report)
    }
    let sorted = loader.diagnostics.enumerated().sorted { a, b in
      let (left, right) = (Self.order(a.element), Self.order(b.element))
      return left == right ? a.offset < b.offset : left < right
    }
    // Two collections that extend one fragment find the same mistake in it.
    var last: Diagnostic?
    let distinct = sorted.map(\.element).filter { diagnostic in
      defer { last = diagnostic }
      guard let last else { return true }
      return last.message != diagnostic.message || Self.order(last) != Self.order(diagnostic) || last.place == nil
    }
    return LoadedProject(
      root: root ?? files.currentDirectory, collections: collections.map(\.collection), fragments: fragments,
      environments: environments, environment: environment, diagnostics: DiagnosticLimit.applied(to: distinct),
      currentDirectory: files.currentDirectory)
  }

  private static func order(_ diagnostic: Diagnostic) -> (String, Int, Int) {
    guard let place = diagnostic.place else { return ("", 0, 0) }
    return (place.file, place.line, place.column)
  }
}
