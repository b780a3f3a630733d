import Checks
import JSON
import Testing

/// The public suite's required tests of draft 2020-12, read from the folder that `SIGNET_SUITES` names.
@Suite(
  "JSON Schema compliance suite", .enabled(if: ConformanceSuites.has("json-schema/type.json"), ConformanceSuites.absent)
)
struct JSONSchemaSuiteTests {
  @Test("every case of the suite holds", arguments: ConformanceSuites.names(in: "json-schema"))
  func cases(file: String) throws {
    let options = JSONSchema.Options(patterns: SchemaPatterns())
    for group in try #require(try ConformanceSuites.read("json-schema/\(file)").arrayValue) {
      let title = "\(file): \(group["description"]?.stringValue ?? "")"
      let document = try #require(group["schema"])
      do {
        let schema = try JSONSchema(document: document, options: options, loader: Self.remote)
        for test in try #require(group["tests"]?.arrayValue) {
          let data = try #require(test["data"])
          #expect(
            schema.accepts(data) == test["valid"]?.boolValue, "\(title): \(test["description"]?.stringValue ?? "")")
        }
      } catch {
        Issue.record("\(title): \(error)")
      }
    }
  }

  /// What both drafts have in common, and say in the same words.
  static let commonFiles = [
    "additionalProperties", "allOf", "anyOf", "boolean_schema", "const", "default", "enum", "exclusiveMaximum",
    "exclusiveMinimum", "format", "if-then-else", "maxItems", "maxLength", "maxProperties", "maximum", "minItems",
    "minLength", "minProperties", "minimum", "multipleOf", "not", "oneOf", "pattern", "patternProperties", "properties",
    "propertyNames", "required", "type", "uniqueItems",
  ]
  /// Words that only 2020-12 has, or that mean something else there.
  private static let newWords = [
    "prefixItems", "unevaluated", "$defs", "$ref", "dependentSchemas", "dependentRequired", "$anchor", "minContains",
    "maxContains", "$dynamic",
  ]

  @Test("every case of what both drafts share holds in draft-07", arguments: commonFiles)
  func draft07(file: String) throws {
    let options = JSONSchema.Options(patterns: SchemaPatterns())
    var count = 0
    for group in try #require(try ConformanceSuites.read("json-schema/\(file).json").arrayValue) {
      let title = "\(file): \(group["description"]?.stringValue ?? "")"
      let written = try #require(group["schema"])
      let text = JSONWriter.compact(written)
      if Self.newWords.contains(where: { text.contains($0) }) { continue }
      var document = written
      if case .object(var object) = written {
        object["$schema"] = "http://json-schema.org/draft-07/schema#"
        document = .object(object)
      }
      let schema = try JSONSchema(document: document, options: options)
      for test in try #require(group["tests"]?.arrayValue) {
        let data = try #require(test["data"])
        #expect(schema.accepts(data) == test["valid"]?.boolValue, "\(title): \(test["description"]?.stringValue ?? "")")
        count += 1
      }
    }
    #expect(count > 0)
  }

  /// The suite's remotes stand for what a server on port 1234 would give.
  static func remote(_ address: String) throws -> JSONValue? {
    let server = "http://localhost:1234/"
    guard address.hasPrefix(server) else { return nil }
    let file = "json-schema/remotes/" + address.dropFirst(server.count)
    return ConformanceSuites.has(file) ? try ConformanceSuites.read(file) : nil
  }
}
