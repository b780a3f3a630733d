import Glibc

/// A folder of a test's own, removed with the value.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() {
    var template = Array("/tmp/signet-test-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
  }

  deinit {
    guard path.hasPrefix("/tmp/signet-test-") else { return }
    Self.removeAll(below: path)
  }

  private static func removeAll(below path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name == "." || name == ".." { continue }
        if unlink(path + "/" + name) != 0 { removeAll(below: path + "/" + name) }
      }
      closedir(folder)
    }
    rmdir(path)
  }

  /// Writes a file, its folders made as needed; returns its path.
  @discardableResult
  package func write(_ name: String, _ text: String) -> String {
    let file = path + "/" + name
    var index = file.index(file.startIndex, offsetBy: path.count + 1)
    while let slash = file[index...].firstIndex(of: "/") {
      mkdir(String(file[..<slash]), 0o755)
      index = file.index(after: slash)
    }
    if let stream = fopen(file, "w") {
      fwrite(text, 1, text.utf8.count, stream)
      fclose(stream)
    }
    return file
  }

  /// Copies a file, whatever its bytes.
  package func copy(_ file: String, to name: String) {
    write(name, "")
    guard let source = fopen(file, "r"), let target = fopen(path + "/" + name, "w") else { return }
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, source), count > 0 { fwrite(buffer, 1, count, target) }
    fclose(source)
    fclose(target)
  }

  /// The text of a file below; nothing where there is none.
  package func read(_ name: String) -> String? { Self.text(ofFile: path + "/" + name) }

  /// The text of any file; nothing where there is none.
  package static func text(ofFile path: String) -> String? {
    guard let stream = fopen(path, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
