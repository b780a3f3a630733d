package import Diagnostics

/// What was loaded, and every problem found on the way.
package struct LoadedProject: Sendable {
  /// Absolute path of the project's folder, which holds `collections/` and `environments/`.
  package var root: String
  /// In the order of the paths given, each folder sorted by path.
  package var collections: [Collection]
  /// The fragments named as paths of their own, each as a collection of no requests: what a request takes that extends
  /// it.
  package var fragments: [Collection]
  /// The environments found under the paths.
  package var environments: [Environment]
  /// The one that was asked for.
  package var environment: Environment?
  /// Sorted by file, line and column.
  package var diagnostics: [Diagnostic]

  /// Absolute; paths are shown relative to it.
  package var currentDirectory: String

  /// A file's path from the project's folder: the same on every machine, wherever a command is started.
  package func pathFromRoot(_ shown: String) -> String {
    let absolute = FilePath.join(currentDirectory, shown)
    return FilePath.lies(absolute, under: root) ? FilePath.shown(absolute, from: root) : absolute
  }

  /// Whether nothing may be sent.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Finds and loads the files of a project.
package enum Project {
  /// Loads files and folders, and the environment of that name (or file).
  ///
  /// Never throws: what is missing, unreadable or wrong is a diagnostic. `root` is what files named in files must lie
  /// under; without it, the project's folder: the nearest ancestor of a path that holds `collections/` or `.git`, else
  /// the file's own folder. `now` is what matchers such as `within_last` compare with, milliseconds since 1970.
  /// `defaultEnvironment` is taken where none is asked for and there is one of that name.
  package static func load(
    paths: [String], environment: String? = nil, defaultEnvironment: String? = nil,
    fileSystem: any FileSystem = LocalFileSystem(), root: String? = nil,
    pending: [Key] = KnownKeys.pending, now: @escaping @Sendable () -> Int64 = { 0 }
  ) -> LoadedProject {
    var loading = ProjectLoading(fileSystem, root: root, pending: pending, now: now)
    loading.load(paths)
    if let environment {
      loading.select(environment)
    } else if let defaultEnvironment {
      loading.select(defaultEnvironment, mayBeMissing: true)
    }
    return loading.result()
  }
}
