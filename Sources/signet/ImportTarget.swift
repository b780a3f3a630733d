import CollectionModel
import Diagnostics
import Importing

/// The folder that an import writes into: all of its files, or none.
struct ImportTarget {
  let folder: String
  let overwrites: Bool

  func write(_ files: [ImportedFile]) throws(Diagnostic) {
    let system = LocalFileSystem()
    let taken = files.map(\.path).filter { system.kind(of: path(of: $0)) != nil }
    guard overwrites || taken.isEmpty else {
      throw Diagnostic(
        taken.count == 1 ? "'\(path(of: taken[0]))' is there already" : "\(taken.count) files are there already",
        hints: taken.prefix(10).map { path(of: $0) } + [
          "nothing was written: --force overwrites, --into names another folder"
        ])
    }
    for file in files {
      do throws(OutputFailure) {
        let output = try OutputFile(path: path(of: file.path), mode: .atomic)
        output.write(file.text)
        try output.close()
      } catch {
        throw Diagnostic(error.reason)
      }
    }
  }

  private func path(of file: String) -> String {
    folder == "." ? file : folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)"
  }
}

/// A file that is imported.
enum ImportSource {
  static func read(_ path: String, limit: Int) throws(Diagnostic) -> [UInt8] {
    if path == "-" { return try standardInput(limit: limit) }
    do throws(FileProblem) {
      return try LocalFileSystem().read(path, limit: limit)
    } catch {
      throw Diagnostic(
        "'\(path)' cannot be read: \(error.reason)", hints: error.hint.map { [$0] } ?? [])
    }
  }

  private static func standardInput(limit: Int) throws(Diagnostic) -> [UInt8] {
    let bytes: [UInt8]
    do throws(FileProblem) { bytes = try InputFile.standardInput() } catch {
      throw Diagnostic("standard input cannot be read: \(error.reason)")
    }
    guard bytes.count <= limit else { throw Diagnostic("standard input is larger than \(limit >> 20) MiB") }
    return bytes
  }

  /// The file's name without its endings.
  static func title(of path: String, otherwise: String) -> String {
    guard path != "-", !path.hasPrefix("curl ") else { return otherwise }
    let name = path.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? ""
    return name.isEmpty ? otherwise : String(name)
  }
}
