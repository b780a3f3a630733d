package import CollectionModel

/// The files of an example, in memory under `/project`.
struct ExampleFiles: FileSystem {
  let currentDirectory = "/project"
  private let files: [String: String]

  init(_ files: [String: String]) {
    self.files = Dictionary(uniqueKeysWithValues: files.map { ("/project/" + $0.key, $0.value) })
  }

  func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    guard let text = files[path] else { throw FileProblem("there is no such file") }
    return Array(text.utf8)
  }

  func list(_ directory: String) throws(FileProblem) -> [String] {
    let below = files.keys.filter { $0.hasPrefix(directory + "/") }
    return Set(below.map { String($0.dropFirst(directory.count + 1).prefix { $0 != "/" }) }).sorted()
  }

  func kind(of path: String) -> FileKind? {
    if files[path] != nil { return .file }
    return files.keys.contains { $0.hasPrefix(path + "/") } ? .directory : nil
  }

  func realPath(_ path: String) -> String? { kind(of: path) == nil ? nil : path }
}

extension ExampleFile {
  /// What the loader says of the file, without problems of anything but it.
  package func load(_ text: String? = nil) -> LoadedProject {
    Project.load(paths: [path], fileSystem: files(with: text ?? self.text))
  }
}
