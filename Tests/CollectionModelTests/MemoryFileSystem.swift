import CollectionModel
import Diagnostics

/// Files that live in memory under `/project`; a value that begins with `-> ` is a symbolic link to that absolute path.
struct MemoryFileSystem: FileSystem {
  private let files: [String: [UInt8]]
  private let links: [String: String]
  let currentDirectory = "/project"

  init(_ texts: [String: String]) { self.init(bytes: texts.mapValues { Array($0.utf8) }) }

  init(bytes: [String: [UInt8]]) {
    var files: [String: [UInt8]] = [:]
    var links: [String: String] = [:]
    for (path, content) in bytes {
      let absolute = path.hasPrefix("/") ? path : "/project/" + path
      let text = String(decoding: content, as: UTF8.self)
      if text.hasPrefix("-> ") { links[absolute] = String(text.dropFirst(3)) } else { files[absolute] = content }
    }
    self.files = files
    self.links = links
  }

  func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    guard let real = realPath(path), let bytes = files[real] else { throw FileProblem("there is no such file") }
    guard bytes.count <= limit else { throw FileProblem("it is larger than \(limit >> 20) MiB") }
    return bytes
  }

  func list(_ directory: String) throws(FileProblem) -> [String] {
    guard kind(of: directory) == .directory, let real = realPath(directory) else {
      throw FileProblem("there is no such file")
    }
    let prefix = real == "/" ? "/" : real + "/"
    let below = (Array(files.keys) + Array(links.keys)).filter { $0.hasPrefix(prefix) }
    return Set(below.map { String($0.dropFirst(prefix.count).prefix { $0 != "/" }) }).sorted()
  }

  func kind(of path: String) -> FileKind? {
    guard let real = realPath(path) else { return nil }
    return files[real] == nil ? .directory : .file
  }

  func realPath(_ path: String) -> String? {
    var resolved = ""
    for part in path.split(separator: "/") {
      resolved += "/" + part
      var hops = 0
      while let target = links[resolved], hops < 8 {
        resolved = target
        hops += 1
      }
    }
    if resolved.isEmpty { return "/" }
    if files[resolved] != nil || files.keys.contains(where: { $0.hasPrefix(resolved + "/") }) { return resolved }
    return nil
  }
}

/// Loads files of a project in memory, with nothing pending unless told.
func load(
  _ texts: [String: String], paths: [String] = ["collections"], environment: String? = nil, pending: [Key] = []
) -> LoadedProject {
  Project.load(
    paths: paths, environment: environment, fileSystem: MemoryFileSystem(texts), pending: pending)
}

/// Loads one collection, which must have no problems.
func collection(_ text: String, with others: [String: String] = [:]) throws -> Collection {
  let project = load(others.merging(["collections/a.yaml": text]) { $1 }, paths: ["collections/a.yaml"])
  if let first = project.diagnostics.first { throw first }
  guard let collection = project.collections.first else { throw Diagnostic("nothing was loaded") }
  return collection
}

/// Every problem of one collection as "line:column message [label] / hints".
func problems(_ text: String, with others: [String: String] = [:], environment: String? = nil) -> [String] {
  load(others.merging(["collections/a.yaml": text]) { $1 }, paths: ["collections/a.yaml"], environment: environment)
    .diagnostics.map(shown)
}

func shown(_ diagnostic: Diagnostic) -> String {
  let file = diagnostic.place.map { $0.file == "collections/a.yaml" ? "" : $0.file + ":" } ?? ""
  let place = diagnostic.place.map { "\(file)\($0.line):\($0.column) " } ?? ""
  let label = diagnostic.label.map { " [\($0)]" } ?? ""
  return ([place + diagnostic.message + label] + diagnostic.hints).joined(separator: " / ")
}
