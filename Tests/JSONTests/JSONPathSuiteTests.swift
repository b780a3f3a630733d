import JSON
import Testing

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
