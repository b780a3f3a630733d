import Checks
import Diagnostics
import JSON
import Templates
import Testing

struct TemplateTreeTests {
  @Test("scalars are typed by YAML 1.2, and quoted ones are texts")
  func typing() throws {
    var problems: [Diagnostic] = []
    let tree = try tree("[1, 1.10, 1e400, true, no, null, '1', '', ~]", problems: &problems)
    #expect(problems.isEmpty)
    #expect(
      try tree.json(in: scope())
        == .array([
          .number(JSONNumber(1)), .number(JSONNumber(trusted: "1.10")), .number(JSONNumber(trusted: "1e400")),
          .bool(true), .string("no"), .null, .string("1"), .string(""), .null,
        ]))
  }

  @Test("a value without templates is one constant, however deep")
  func constants() throws {
    var problems: [Diagnostic] = []
    #expect(try tree("{a: [1, {b: '{{''x''}}'}]}", problems: &problems).isConstant)
    #expect(try !tree("{a: [1, {b: '{{c}}'}]}", problems: &problems).isConstant)
    #expect(problems.isEmpty)
  }

  @Test("templates keep the type of a variable, numbers their text, and members their order")
  func values() throws {
    var problems: [Diagnostic] = []
    let tree = try tree("{z: '{{id}}', a: 'no. {{id}}', list: ['{{ids}}', 2]}", problems: &problems)
    let scope = scope([
      "id": .number(JSONNumber(trusted: "1.10")), "ids": .array([.string("x")]),
    ])
    #expect(JSONWriter.compact(try tree.json(in: scope)) == #"{"z":1.10,"a":"no. 1.10","list":[["x"],2]}"#)
    #expect(tree.references == ["id", "id", "ids"])
  }

  @Test("a number that only YAML knows is refused at its place")
  func yamlNumber() throws {
    var problems: [Diagnostic] = []
    _ = try tree("a: 007", problems: &problems)
    #expect(
      problems.map(told) == ["1:4-7 '007' is a number in YAML but not in JSON [quote it, or write the number]"])
  }

  @Test("every mistake of a value is told, not just the first")
  func allProblems() throws {
    var problems: [Diagnostic] = []
    _ = try tree("{a: '{{', b: ['{{1}}', 0x1F]}", problems: &problems)
    #expect(problems.map { $0.place?.column } == [6, 18, 24])
  }

  @Test("a template in a key is warned of, because it would be sent as it stands")
  func templateInKey() throws {
    var problems: [Diagnostic] = []
    _ = try tree("'{{name}}': 1", problems: &problems)
    #expect(problems.map(\.severity) == [.warning])
  }
}
