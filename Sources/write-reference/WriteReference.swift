import Reference

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `write-reference DOCS` writes the generated files under that folder; with `--check` it writes nothing, and ends with 1
/// where one is stale, missing or no longer made.
@main
struct WriteReference {
  static func main() async {
    let arguments = CommandLine.arguments.dropFirst()
    let folders = arguments.filter { $0 != "--check" }
    guard let folder = folders.first, folders.count == 1 else {
      print("usage: write-reference [--check] DOCS")
      exit(2)
    }
    let files = await GeneratedFile.all()
    let stale = files.filter { TextFile.read("\(folder)/\($0.path)") != $0.text }
    if arguments.contains("--check") {
      let present = GeneratedFile.folders.flatMap { name in
        TextFile.names(in: "\(folder)/\(name)").map { "\(name)/\($0)" }
      }
      let superfluous = present.filter { path in !files.contains { $0.path == path } }
      for file in stale { print("\(folder)/\(file.path) is stale: run `make reference`, and look at the difference") }
      for path in superfluous { print("\(folder)/\(path) is not written by anything: delete it") }
      exit(stale.isEmpty && superfluous.isEmpty ? 0 : 1)
    }
    for file in stale {
      guard TextFile.write(file.text, to: "\(folder)/\(file.path)") else {
        print("\(folder)/\(file.path) cannot be written")
        exit(1)
      }
      print("wrote \(folder)/\(file.path)")
    }
  }
}

private enum TextFile {
  static func read(_ path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "wb") else { return false }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && written == bytes.count
  }

  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
