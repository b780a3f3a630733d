import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Expected output in `Golden/`; `SIGNET_REFRESH=1` writes it anew.
enum GoldenFile {
  static func check(_ text: String, _ name: String, _ location: SourceLocation = #_sourceLocation) {
    let path = RepositoryPaths.root() + "/Tests/ReportingTests/Golden/" + name
    if getenv("SIGNET_REFRESH") != nil { TestFile.write(Array(text.utf8), to: path) }
    let golden = TestFile.read(path).map { String(decoding: $0, as: UTF8.self) }
    let difference = zip(lines(golden ?? ""), lines(text)).first { $0 != $1 }
    #expect(
      golden == text, "\(name) differs; first: \(String(describing: difference)); SIGNET_REFRESH=1 takes the new text",
      sourceLocation: location)
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}

enum EnvironmentVariable {
  /// Where Jenkins' `junit-10.xsd` lies, which is not ours to ship.
  static var junitSchema: String? { getenv("SIGNET_JUNIT_XSD").map { String(cString: $0) } }
}

enum TestFile {
  static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  static func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "wb") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// Calls `body` with the path of a file that holds `bytes` and goes afterwards.
  static func temporary<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) rethrows -> Result {
    var template = Array("/tmp/signet-reporting-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    if descriptor >= 0 { close(descriptor) }
    let path = template.withUnsafeBufferPointer {
      String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    write(bytes, to: path)
    defer { unlink(path) }
    return try body(path)
  }

  /// Runs a shell command; returns its output, both streams, and whether it ended well.
  static func run(_ command: String) -> (output: String, succeeded: Bool) {
    guard let pipe = popen(command + " 2>&1", "r") else { return ("", false) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&buffer, 1, buffer.count, pipe)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return (String(decoding: bytes, as: UTF8.self), pclose(pipe) == 0)
  }
}
