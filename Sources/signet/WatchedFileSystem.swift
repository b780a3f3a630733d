import CollectionModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of this machine, with a note of each that a run looks at and of the state in which it was then: what
/// `--watch` waits for a change of.
struct WatchedFileSystem: FileSystem {
  private let base = LocalFileSystem()
  private let notes: WatchNotes

  /// Ordinary files where nobody watches.
  static func reporting(to pipe: Int32?) -> any FileSystem {
    guard let pipe, let notes = WatchNotes(pipe: pipe) else { return LocalFileSystem() }
    return WatchedFileSystem(notes: notes)
  }

  private init(notes: WatchNotes) { self.notes = notes }

  var currentDirectory: String { base.currentDirectory }

  // The state is noted before the file is read: a change in between is then seen as one.
  func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    notes.note(path)
    return try base.read(path, limit: limit)
  }

  func list(_ directory: String) throws(FileProblem) -> [String] {
    notes.note(directory)
    return try base.list(directory)
  }

  func kind(of path: String) -> FileKind? {
    let kind = base.kind(of: path)
    if kind == nil { notes.note(path) }
    return kind
  }

  func realPath(_ path: String) -> String? {
    let real = base.realPath(path)
    if real == nil { notes.note(path) }
    return real
  }
}

/// The way of those notes to the process that watches: path and state, each ended by a NUL.
final class WatchNotes: Sendable {
  private let pipe: Int32
  private let noted = Mutex<Set<String>>([])
  private let folder: String

  /// Nothing where the number is not that of a pipe.
  init?(pipe: Int32) {
    var status = stat()
    guard fstat(pipe, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return nil }
    // Its end is this process's end: no program that it starts may hold it open.
    _ = fcntl(pipe, F_SETFD, FD_CLOEXEC)
    self.pipe = pipe
    folder = LocalFileSystem().currentDirectory
  }

  func note(_ path: String) {
    let absolute = path.hasPrefix("/") ? path : folder + "/" + path
    noted.withLock { noted in
      guard noted.insert(absolute).inserted else { return }
      StandardStream(descriptor: pipe).write(absolute + "\0" + FileState.of(absolute) + "\0")
    }
  }
}

/// What tells one state of a file or folder from another, as a text to compare.
enum FileState {
  static let missing = "-"

  static func of(_ path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return missing }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      #if canImport(Darwin)
        let (changed, inode) = (status.st_mtimespec, status.st_ino)
      #else
        let (changed, inode) = (status.st_mtim, status.st_ino)
      #endif
      return "\(status.st_size) \(changed.tv_sec).\(changed.tv_nsec) \(inode)"
    }
    // Of a folder only what a search for collections would find in it: reports come and go.
    let found = entries(path).filter { isYAML($0) || holdsYAML(path + "/" + $0, depth: 0) }
    return found.sorted().joined(separator: "/")
  }

  private static let deepest = 32

  private static func holdsYAML(_ path: String, depth: Int) -> Bool {
    var status = stat()
    guard depth < deepest, lstat(path, &status) == 0 else { return false }
    // Where a link leads is no part of this folder; that it is there, is.
    if status.st_mode & S_IFMT == S_IFLNK { return LocalFileSystem().kind(of: path) == .directory }
    guard status.st_mode & S_IFMT == S_IFDIR else { return false }
    let names = entries(path)
    return names.contains(where: isYAML) || names.contains { holdsYAML(path + "/" + $0, depth: depth + 1) }
  }

  private static func entries(_ path: String) -> [String] {
    ((try? LocalFileSystem().list(path)) ?? []).filter { !$0.hasPrefix(".") }
  }

  private static func isYAML(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }
}
