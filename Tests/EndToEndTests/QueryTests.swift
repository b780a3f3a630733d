import TestSupport
import Testing

@Suite("signet query")
struct QueryTests {
  private let folder = TemporaryFolder()

  private func query(_ arguments: String..., on body: String? = nil, as file: String = "body.json") -> ProgramRun {
    if let body { folder.write(file, body) }
    return ProgramRun.signet(["query"] + arguments, in: folder.path)
  }

  private static let order = #"{"id": 576461413038785752, "price": 1.10, "lines": [{"sku": "a"}, {"sku": "b"}]}"#

  static let findings: [(query: String, body: String, file: String, finds: String)] = [
    ("$.id", order, "body.json", "576461413038785752\n"),
    ("$.price", order, "body.json", "1.10\n"),
    ("$.lines[*].sku", order, "body.json", #"["a","b"]"# + "\n"),
    ("$.lines | length", order, "body.json", "2\n"),
    ("$.none", #"{"none": null}"#, "body.json", "null\n"),
    ("size", "é", "body.txt", "2\n"),
    ("body | trim", " a\"b\n", "body.txt", #""a\"b""# + "\n"),
    (#"regex 'id=(\d+)'"#, "id=42;", "body.txt", "\"42\"\n"),
    ("xpath '//id'", "<o><id>7</id></o>", "body.xml", "\"7\"\n"),
    ("xpath 'count(//p)'", "<p>one<p>two", "body.html", "2\n"),
    ("bytes | hex", "é", "body.bin", "\"c3a9\"\n"),
  ]

  @Test("finds the value, exact to the last digit", arguments: findings.indices)
  func finds(index: Int) {
    let (query, body, file, finds) = Self.findings[index]
    let run = self.query(query, file, on: body, as: file)
    #expect(run.output == finds, "\(query): \(run.everything)")
    #expect(run.status == 0 && run.errors.isEmpty)
  }

  @Test("ends with 1 where nothing is found, and says why on standard error only", arguments: ["$.x", "$.l[*]"])
  func nothing(text: String) {
    let run = query(text, "body.json", on: #"{"l": []}"#)
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("nothing found: "))
  }

  static let unusable: [(query: String, body: String, says: String)] = [
    ("$.a[", "{}", "query:1:5"),
    ("$.a | frist", "{}", "query:1:7"),
    ("$.a |\n  frist", "{}", "query:2:3"),
    ("status", "{}", "'status' asks more than a body can tell"),
    ("header X", "{}", "asks more than a body can tell"),
    ("variable x", "{}", "asks more than a body can tell"),
    ("$.a | to_int", #"{"a": "x"}"#, "'to_int' needs a number"),
    ("$", "{\n \"a\": }", "body.json:2:7"),
    ("$", "", "body.json:1:1"),
    ("$", #"{"a": 1} x"#, "body.json:1:10"),
    ("xpath '/a'", "<a>\n<b></c></a>", "body.json:2:8"),
    ("xpath '/a'", "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "declares entities"),
  ]

  @Test("ends with 2 where query or input cannot be used, and points at the place", arguments: unusable.indices)
  func refused(index: Int) {
    let (query, body, says) = Self.unusable[index]
    let run = self.query(query, "body.json", on: body)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  @Test("a file that is not there, or is a folder, is an error")
  func unreadable() {
    #expect(query("$", "none.json").errors.contains("'none.json' cannot be read: there is no such file"))
    #expect(query("$", ".").status == 2)
    #expect(query().status == 2)
  }

  @Test("--raw writes text bare and each element on its own line")
  func raw() {
    #expect(query("--raw", "$.lines[*].sku", "body.json", on: Self.order).output == "a\nb\n")
    #expect(query("-r", "$.lines[0]", "body.json", on: Self.order).output == "{\"sku\":\"a\"}\n")
  }

  @Test("--pretty lays JSON out over lines")
  func pretty() {
    #expect(query("--pretty", "$.lines[0]", "body.json", on: Self.order).output == "{\n  \"sku\": \"a\"\n}\n")
  }

  @Test("JSON nested without end is refused, and the line that holds it is cut")
  func deep() {
    let run = query("$", "body.json", on: String(repeating: "[", count: 200_000))
    #expect(run.status == 2)
    #expect(run.errors.contains("body.json:1:1025"))
    #expect(run.errors.utf8.count < 2000)
  }

  // MARK: --schema

  private func project() {
    folder.write("project/collections/.keep", "")
    folder.write(
      "project/schemas/order.json",
      #"{"type": "object", "properties": {"id": {"$ref": "types.json#/definitions/id"}}, "required": ["id", "name"]}"#)
    folder.write("project/schemas/types.json", #"{"definitions": {"id": {"type": "string"}}}"#)
  }

  @Test("--schema lists each failing path with its keyword and ends with 1")
  func invalid() {
    project()
    let run = query("--schema", "project/schemas/order.json", "body.json", on: Self.order)
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n").sorted()
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("$: 'name' is missing (required)") == true, "\(run.output)")
    #expect(lines.last?.hasPrefix("$['id']: ") == true && lines.last?.hasSuffix("(type)") == true)
  }

  @Test("--schema ends with 0 on what is valid, and takes a query to look at a part")
  func valid() {
    project()
    let body = #"{"data": {"id": "1", "name": "n"}}"#
    #expect(query("$.data", "body.json", "--schema", "project/schemas/order.json", on: body).status == 0)
    #expect(query("--schema", "project/schemas/order.json", "body.json").status == 1)
  }

  @Test("a schema that cannot be used is no answer about the input")
  func unusableSchema() {
    project()
    folder.write("project/schemas/escapes.json", #"{"$ref": "../../body.json"}"#)
    let escapes = query("--schema", "project/schemas/escapes.json", "body.json", on: Self.order)
    #expect(escapes.status == 2)
    #expect(escapes.errors.contains("outside of the project's root"))
    #expect(query("--schema", "none.json", "body.json").status == 2)
    folder.write("broken.json", #"{"type": "strng"}"#)
    #expect(query("--schema", "broken.json", "body.json").status == 2)
  }
}

@Suite("signet schema")
struct SchemaCommandTests {
  @Test("prints the schema of each kind of file", arguments: ["collection", "environment", "fragment"])
  func prints(kind: String) {
    let run = ProgramRun.signet(["schema", kind], in: "/")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\""))
  }

  @Test("another kind is a usage error")
  func unknown() { #expect(ProgramRun.signet(["schema", "request"], in: "/").status == 2) }
}
