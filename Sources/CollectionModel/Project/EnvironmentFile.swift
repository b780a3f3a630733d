package import Diagnostics

/// A file under `environments/`, valid or not.
package struct EnvironmentFile: Sendable {
  /// As the user knows it.
  package var path: String
  /// The environment as far as it could be read; nothing where the file is no environment at all.
  package var environment: Environment?
  /// Everything wrong with the file and with what it extends.
  package var diagnostics: [Diagnostic]

  package var isBroken: Bool { environment == nil || diagnostics.contains { $0.severity == .error } }
}

extension EnvironmentFile {
  /// Every environment under `environments/` of the project around the current directory, sorted by path. Fragments,
  /// which environments extend, are left out; files that hold something else are broken.
  package static func all(
    in system: any FileSystem = LocalFileSystem(), pending: [Key] = KnownKeys.pending
  ) -> [EnvironmentFile] {
    let loading = ProjectLoading(system, root: nil, pending: pending, now: { 0 })
    let root = ProjectRoot.nearest(to: system.currentDirectory, in: system)
    let folder = FilePath.join(root, "environments")
    guard system.kind(of: folder) == .directory else { return [] }
    var found: [EnvironmentFile] = []
    for path in loading.yamlFiles(under: folder) {
      if let file = loading.environmentFile(path, root: root) { found.append(file) }
    }
    return found.reportingSharedNames()
  }

  /// The file at a path of the user's.
  package static func file(
    _ path: String, in system: any FileSystem = LocalFileSystem(), pending: [Key] = KnownKeys.pending
  ) -> EnvironmentFile {
    let loading = ProjectLoading(system, root: nil, pending: pending, now: { 0 })
    let absolute = FilePath.join(system.currentDirectory, path)
    let root = ProjectRoot.nearest(toFile: path, in: system)
    if let file = loading.environmentFile(absolute, root: root) { return file }
    return EnvironmentFile(
      path: path, environment: nil, diagnostics: [Diagnostic("'\(path)' is a fragment, which is no environment")])
  }
}

extension [EnvironmentFile] {
  /// `-e NAME` could not tell two of one name apart.
  fileprivate func reportingSharedNames() -> [EnvironmentFile] {
    map { file in
      guard let name = file.environment?.name,
        let other = first(where: { $0.environment?.name == name && $0.path != file.path })
      else { return file }
      var file = file
      file.diagnostics.append(
        Diagnostic(
          "the name '\(name)' belongs to another environment too", at: file.environment?.place,
          label: "the other is \(other.path)"))
      return file
    }
  }
}
