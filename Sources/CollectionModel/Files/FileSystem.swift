/// The files that loading may look at; a test hands in a few that live in memory.
package protocol FileSystem: Sendable {
  /// Absolute.
  var currentDirectory: String { get }
  /// The bytes of a regular file of at most `limit` bytes.
  func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8]
  /// The names in a folder, in any order, without `.` and `..`.
  func list(_ directory: String) throws(FileProblem) -> [String]
  /// What a path leads to, symbolic links followed; nothing where there is nothing.
  func kind(of path: String) -> FileKind?
  /// The absolute path without symbolic links; nothing where there is no such file.
  func realPath(_ path: String) -> String?
}

extension FileSystem {
  /// A file named in a file of `directory`, once it is sure to exist and to lie under `root` (a real path), symbolic
  /// links resolved.
  package func resolve(
    _ path: String, from directory: String, root: String
  ) throws(FileProblem) -> (absolute: String, real: String) {
    guard !path.utf8.contains(0) else { throw FileProblem("its name holds a NUL character") }
    let absolute = FilePath.join(directory, path)
    guard let real = realPath(absolute) else { throw FileProblem("there is no such file") }
    guard FilePath.lies(real, under: root) else {
      throw FileProblem(
        "it lies outside of the project's root",
        hint: "symbolic links are followed; --file-root DIR allows files of a wider folder")
    }
    switch kind(of: real) {
    case .file: return (absolute, real)
    case .directory: throw FileProblem("it is a folder, not a file")
    default: throw FileProblem("it is no regular file")
    }
  }
}

package enum FileKind: Sendable { case file, directory, other }

/// Why a file cannot be read.
package struct FileProblem: Error, Sendable, Equatable {
  /// For the user, such as "there is no such file".
  package var reason: String
  /// The way out, where there is one of its own.
  package var hint: String?

  package init(_ reason: String, hint: String? = nil) {
    self.reason = reason
    self.hint = hint
  }
}
