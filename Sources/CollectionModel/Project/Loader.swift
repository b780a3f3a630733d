import Diagnostics
import Signing
import YAML

/// Loads files and what they extend, each once, and gathers the problems of all.
final class Loader {
  enum LoadedFile {
    case collection(Collection, FileNotes)
    case environment(Environment)
    case fragment(Fragment)
    /// YAML of another kind: rows, hints, or a mistake.
    case other(SourcePlace, firstKey: String?)
    /// Already reported.
    case broken
  }

  let files: ProjectFiles
  let pending: [Key]
  private(set) var diagnostics: [Diagnostic] = []
  private var loaded: [String: LoadedFile] = [:]
  /// Real paths of files whose loading has begun, outermost first.
  private var open: [String] = []

  init(files: ProjectFiles, pending: [Key]) {
    self.files = files
    self.pending = pending
  }

  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Loads the file at an absolute path; `root` is what the files that it names must lie under.
  func load(_ path: String, root: String) -> LoadedFile {
    let real = files.system.realPath(path) ?? path
    if let known = loaded[real] { return known }
    open.append(real)
    let file = read(path, root: root)
    open.removeLast()
    loaded[real] = file
    return file
  }

  private func read(_ path: String, root: String) -> LoadedFile {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try files.system.read(path, limit: ProjectFiles.largestFile)
    } catch {
      report(Diagnostic("the file '\(files.shown(path))' cannot be read: \(error.reason)"))
      return .broken
    }
    var decoding = Decoding(
      source: SourceText(path: files.shown(path), bytes: bytes), files: files, directory: FilePath.parent(path),
      root: root, pending: pending, loader: self)
    let node = YAMLParser.parse(decoding.source, problems: &decoding.problems)
    let file = node.map { decode($0, &decoding) } ?? .broken
    diagnostics += decoding.problems
    return file
  }

  private func decode(_ node: Node, _ decoding: inout Decoding) -> LoadedFile {
    let entries = node.entries ?? []
    let kind = entries.lazy.compactMap { Key(rawValue: $0.key) }.first {
      $0 == .collection || $0 == .environment || $0 == .fragment
    }
    switch kind {
    case .collection:
      var (collection, extends) = CollectionDecoder.decode(entries, &decoding)
      var notes = decoding.notes
      for base in fragments(extends, &decoding) {
        collection.fragmentSettings = base.settings.merged(over: collection.fragmentSettings)
        collection.fragmentVariables.merge(base.variables) { _, later in later }
        collection.signers = Self.merged(collection.signers, over: base.signers)
        notes += base.notes
      }
      return .collection(collection, notes)
    case .fragment:
      var (fragment, extends) = FragmentDecoder.decode(entries, &decoding)
      fragment.notes = decoding.notes
      for base in fragments(extends, &decoding).reversed() { Self.add(base, below: &fragment) }
      return .fragment(fragment)
    case .environment:
      var (environment, extends) = EnvironmentDecoder.decode(entries, &decoding)
      var notes = decoding.notes
      for base in bases(extends, &decoding).reversed() {
        environment.inherit(base)
        if case .fragment(let fragment) = base { notes += fragment.notes }
      }
      EnvironmentChecks.check(environment, notes, entries, &decoding)
      return .environment(environment)
    default:
      return .other(decoding.place(node.span), firstKey: entries.first?.key)
    }
  }

  // MARK: What a file extends, in the order of the file

  private func fragments(_ extended: [ExtendedFile], _ decoding: inout Decoding) -> [Fragment] {
    bases(extended, &decoding, orEnvironment: false).compactMap { base in
      if case .fragment(let fragment) = base { fragment } else { nil }
    }
  }

  private func bases(
    _ extended: [ExtendedFile], _ decoding: inout Decoding, orEnvironment: Bool = true
  ) -> [LoadedFile] {
    extended.compactMap { file in
      if let cycle = cycle(to: file.absolute) {
        decoding.report(
          "'\(file.path)' extends itself", at: file.span, label: cycle,
          hints: ["take one of these 'extends' away; what both need stands in a fragment of its own"])
        return nil
      }
      let base = load(file.absolute, root: decoding.root)
      switch base {
      case .fragment: return base
      case .environment where orEnvironment: return base
      case .broken: return nil
      default:
        decoding.report(
          "'\(file.path)' is no \(orEnvironment ? "environment or fragment" : "fragment")", at: file.span,
          hints: ["a fragment's first key is 'fragment:'"])
        return nil
      }
    }
  }

  /// The files from the one at that path back to it, where it is being loaded already.
  func cycle(to path: String) -> String? {
    let real = files.system.realPath(path) ?? path
    guard let start = open.firstIndex(of: real) else { return nil }
    return (open[start...] + [real]).map(files.shown).joined(separator: " → ")
  }

  private static func add(_ base: Fragment, below fragment: inout Fragment) {
    fragment.settings = fragment.settings.merged(over: base.settings)
    fragment.variables.merge(base.variables) { own, _ in own }
    fragment.signers = merged(fragment.signers, over: base.signers)
    fragment.notes += base.notes
    fragment.written = WrittenSetting.merged(fragment.written, over: base.written)
  }

  static func merged(_ near: [Signer], over far: [Signer]) -> [Signer] {
    if far.isEmpty { return near }
    return far.filter { old in !near.contains { $0.name == old.name } } + near
  }
}

extension Environment {
  /// Takes over from a file that it extends what it does not say itself; name, description and protection are its own.
  mutating func inherit(_ base: Loader.LoadedFile) {
    switch base {
    case .fragment(let fragment):
      settings = settings.merged(over: fragment.settings)
      variables.merge(fragment.variables) { own, _ in own }
      signers = Loader.merged(signers, over: fragment.signers)
      written = WrittenSetting.merged(written, over: fragment.written)
    case .environment(let other):
      settings = settings.merged(over: other.settings)
      variables.merge(other.variables) { own, _ in own }
      signers = Loader.merged(signers, over: other.signers)
      written = WrittenSetting.merged(written, over: other.written)
      secrets = other.secrets.filter { old in !secrets.contains { $0.name == old.name } } + secrets
      hosts = other.hosts.filter { old in !hosts.contains { $0.name == old.name } } + hosts
      allowHosts = allowHosts ?? other.allowHosts
      server = server ?? other.server
      rateLimit = rateLimit ?? other.rateLimit
      webhooks = webhooks ?? other.webhooks
      authorization = authorization ?? other.authorization
    default: break
    }
  }
}
