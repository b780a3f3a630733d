import Checks
import JSON
import Testing

@Suite("JSON Schema in files")
struct SchemaTests {
  static let files = [
    "schemas/order.json":
      #"{"type": "object", "properties": {"items": {"type": "array", "items": {"$ref": "item.json"}}}}"#,
    "schemas/item.json": #"{"$ref": "../common/id.json#/$defs/id"}"#,
    "common/id.json": #"{"$defs": {"id": {"type": "string", "pattern": "^\\d+$"}}}"#,
    "../shared/id.json": #"{"$ref": "../common/x y.json"}"#,
    "../common/x y.json": #"{"type": "integer"}"#,
    "web.json": #"{"$id": "https://example.com/schemas/web.json", "$ref": "sub/item.json"}"#,
    "sub/item.json": #"{"type": "boolean"}"#,
    "fetch.json": #"{"$ref": "https://example.com/x.json"}"#,
    "gone.json": #"{"$ref": "nowhere.json"}"#,
    "loop.json": #"{"$ref": "loop.json"}"#,
    "broken.json": "{",
    "hostile.json": #"{"type": "string", "pattern": "^(a|a)+$"}"#,
  ]

  func mismatches(_ file: String, _ subject: JSONValue) throws -> [Mismatch] {
    try matchers("{schema: '\(file)'}", files: Self.files).mismatches(.found(.json(subject)))
  }

  @Test("references lead to files beside the schema, up the folders, and by the folder of an $id")
  func references() throws {
    #expect(try mismatches("schemas/order.json", ["items": ["1", "22"]]).isEmpty)
    let mismatch = try #require(try mismatches("schemas/order.json", ["items": ["1", "x"]]).first)
    #expect(mismatch.complaint == "is not valid by the schema 'schemas/order.json'")
    #expect(mismatch.details.count == 1)
    #expect(mismatch.details.first?.hasPrefix("$['items'][1]: ") == true)
    #expect(try mismatches("../shared/id.json", 1).isEmpty)
    #expect(try mismatches("../shared/id.json", "1").count == 1)
    #expect(try mismatches("web.json", true).isEmpty)
    #expect(try mismatches("web.json", 1).count == 1)
  }

  @Test(
    "a schema that cannot be used says why",
    arguments: [
      ("none.json", "there is no file 'none.json'"), ("broken.json", "the schema 'broken.json' is not JSON"),
      ("gone.json", "there is no file 'nowhere.json'"), ("fetch.json", "https://example.com/x.json"),
    ])
  func problems(file: String, words: String) throws {
    let problem = #expect(throws: ArgumentProblem.self) { try matchers("{schema: \(file)}", files: Self.files) }
    #expect(problem?.path == [.key("schema")])
    #expect(problem?.message.contains(words) == true, "\(problem?.message ?? "")")
  }

  @Test("a schema that only refers to itself ends")
  func loop() throws {
    _ = try? mismatches("loop.json", 1)
  }

  @Test("a hostile pattern refuses the value")
  func hostile() throws {
    #expect(try mismatches("hostile.json", .string(String(repeating: "a", count: 40) + "!")).count == 1)
  }

  @Test("the end of a pattern is the very end of the text")
  func lineBreak() throws {
    #expect(try matchers(#"{matches: '^\d+$'}"#).mismatches(.found(.text("42\n"))).count == 1)
  }
}
