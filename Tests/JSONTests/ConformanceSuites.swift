import JSON
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Public conformance suites, which are not part of the repository.
enum ConformanceSuites {
  static let absent: Comment = "the suites are not there: set SIGNET_SUITES to the folder that holds them"

  static func path(_ name: String) -> String {
    let folder = getenv("SIGNET_SUITES").map { String(cString: $0) } ?? RepositoryPaths.root() + "/../shared/suites"
    return folder + "/" + name
  }

  static func has(_ name: String) -> Bool { access(path(name), R_OK) == 0 }

  static func read(_ name: String) throws -> JSONValue {
    let file = try #require(fopen(path(name), "rb"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return try JSONParser.parse(bytes)
  }

  /// The names of the JSON files in a folder; none where it is absent.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(path(folder)) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".json") { names.append(name) }
    }
    return names.sorted()
  }
}
