package import Diagnostics

/// What the option `--data FILE` names, and every problem found in it.
package struct LoadedData: Sendable {
  /// Nothing where the file has no row that could be read.
  package var source: DataSource?
  /// In the order in which they were found.
  package var diagnostics: [Diagnostic]

  /// Whether nothing may be sent.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension Project {
  /// Rows for every collection of a run. `path` is relative to the current directory and may lie anywhere; columns must
  /// not take the names of `secrets`.
  package static func data(
    file path: String, secrets: [Secret] = [], fileSystem: any FileSystem = LocalFileSystem()
  ) -> LoadedData {
    let files = ProjectFiles(system: fileSystem, currentDirectory: fileSystem.currentDirectory, now: { 0 })
    let absolute = FilePath.join(files.currentDirectory, path)
    guard DataFileFormat(path: path) != nil else {
      return LoadedData(diagnostics: [
        Diagnostic("'\(path)' is no file of rows", hints: ["its name ends in \(DataFileFormat.endings)"])
      ])
    }
    var decoding = Decoding(
      source: SourceText(path: path, bytes: []), files: files, directory: files.currentDirectory, root: "/", pending: []
    )
    let rows: [Variables]
    do throws(FileProblem) {
      _ = try fileSystem.resolve(path, from: files.currentDirectory, root: "/")
      rows = try DataFileDecoder.rows(absolute, &decoding)
    } catch {
      return LoadedData(diagnostics: [Diagnostic("the file '\(path)' cannot be used: \(error.reason)")])
    }
    for definition in decoding.notes.definitions {
      guard let secret = secrets.first(where: { $0.name == definition.name }) else { continue }
      decoding.problems.append(EnvironmentChecks.redefinition(of: secret, at: definition.place))
    }
    guard !rows.isEmpty else { return LoadedData(diagnostics: decoding.problems) }
    let place = SourcePlace(SourceText(path: files.shown(absolute), bytes: []), SourceSpan(line: 1, column: 1))
    return LoadedData(source: DataSource(rows: rows, name: nil, place: place), diagnostics: decoding.problems)
  }
}
