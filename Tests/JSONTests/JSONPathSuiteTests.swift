import JSON
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The public compliance suite of RFC 9535, read from the folder that `SIGNET_SUITES` names.
@Suite("JSONPath compliance suite", .enabled(if: ConformanceSuites.has("jsonpath-cts.json"), ConformanceSuites.absent))
struct JSONPathSuiteTests {
  @Test("every case of the suite holds")
  func cases() throws {
    let suite = try ConformanceSuites.read("jsonpath-cts.json")
    let cases = try #require(suite["tests"]?.arrayValue)
    #expect(cases.count > 400)
    for one in cases {
      let name = try #require(one["name"]?.stringValue)
      let selector = try #require(one["selector"]?.stringValue)
      if one["invalid_selector"] == true {
        #expect(throws: JSONPathSyntaxError.self, "\(name)") { try JSONPath(parsing: selector) }
      } else {
        let document = try #require(one["document"])
        let results = one["results"]?.arrayValue ?? [one["result"] ?? .null]
        let places = one["results_paths"]?.arrayValue ?? [one["result_paths"] ?? .null]
        let path = try JSONPath(parsing: selector)
        #expect(results.contains(.array(path.values(in: document))), "\(name): \(selector)")
        let nodes = path.nodes(in: document)
        #expect(places.contains(.array(nodes.map { .string($0.location) })), "\(name): \(selector)")
        #expect(results.contains(.array(nodes.map(\.value))), "\(name): \(selector)")
        if path.isSingular { #expect(path.value(in: document) == path.values(in: document).first, "\(name)") }
        let (prefix, rest) = try JSONPath.prefix(parsing: selector + " | lower")
        #expect(prefix == path && rest == " | lower", "\(name)")
      }
    }
  }
}

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
}
