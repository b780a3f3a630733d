import CollectionModel
import Diagnostics
import Templates
import Testing

@Suite("A GraphQL document")
struct GraphQLDocumentTests {
  private func document(_ text: String) throws -> GraphQLDocument {
    let source = SourceText(path: "a.yaml", text: text)
    return GraphQLDocument(try Template(wholeOf: source))
  }

  private func template(_ text: String) throws -> Template {
    try Template(wholeOf: SourceText(path: "a.yaml", text: text))
  }

  @Test(
    "is read only where all that can run is a query",
    arguments: [
      ("{ a }", true), ("query { a }", true), ("query Q($x: In = {y: [1]}) @live { a(x: $x) { b } }", true),
      ("mutation { a }", false), ("subscription { a }", false), ("  ,,\u{FEFF}# mutation\nquery Q { a }", true),
      ("fragment F on T { x } query { ...F }", true), ("query Q { a } mutation M { b }", false),
      ("query Q { a(text: \"} mutation { \\\" \") }", true), ("query Q { a(text: \"\"\" } mutation {\"\"\") }", true),
      ("query Q { a(text: \"\"\" \\\"\"\" } mutation { \"\"\") } mutation M { b }", false),
      ("query Q { mutation }", true), ("", false), ("Query { a }", false), ("query Q { a", false),
      ("query Q } {", false),
      ("query Q", false), ("type T { a: Int }", false), ("query Q { a(text: \"open", false),
    ])
  func readOnly(text: String, expected: Bool) throws {
    #expect(try document(text).isReadOnly(operation: nil) == expected)
  }

  @Test("with several operations, the one that is named counts")
  func named() throws {
    let both = try document("query Q { a } mutation M { b }")
    #expect(both.isReadOnly(operation: try template("Q")))
    #expect(!both.isReadOnly(operation: try template("M")))
    #expect(!both.isReadOnly(operation: try template("Neither")))
    #expect(!both.isReadOnly(operation: try template("{{which}}")))
    #expect(try document("query Q { a } query R { b }").isReadOnly(operation: try template("{{which}}")))
    #expect(!(try document("query Q { a } mutation Q { b }").isReadOnly(operation: try template("Q"))))
  }

  @Test("a template inside of brackets is a value; anywhere else it could be a mutation")
  func templates() throws {
    #expect(try document("query Q { order(id: \"{{id}}\", n: {{n}}) { a } }").isReadOnly(operation: nil))
    #expect(!(try document("{{document}}").isReadOnly(operation: nil)))
    #expect(!(try document("{{kind}} Q { a }").isReadOnly(operation: nil)))
    #expect(!(try document("query Q { a } {{more}}").isReadOnly(operation: nil)))
  }
}
