import Checks
import Diagnostics
import JSON
import Templates
import Testing

struct TemplateTests {
  static let values: [String: JSONValue] = [
    "name": .string("Ann"), "big": .number(JSONNumber(trusted: "576461413038785752")),
    "price": .number(JSONNumber(trusted: "1.10")), "yes": .bool(true), "nothing": .null,
    "ids": .array([.string("a"), .string("b")]), "_x-1": .string("odd"), "empty": .string(""),
    "braces": .string("{{name}}"),
  ]

  @Test(
    "a template's text",
    arguments: [
      ("", ""), ("plain", "plain"), ("{", "{"), ("}}", "}}"), ("a { b } }} c", "a { b } }} c"),
      ("{{name}}", "Ann"), ("{{ name }}", "Ann"), ("{{\tname\n}}", "Ann"), ("Hi {{name}}!", "Hi Ann!"),
      ("{{name}}{{name}}", "AnnAnn"), ("{{_x-1}}", "odd"), ("[{{empty}}]", "[]"),
      ("id={{big}}", "id=576461413038785752"), ("{{price}} EUR", "1.10 EUR"), ("is {{yes}}", "is true"),
      ("{{nothing}}!", "null!"), ("{{other ?? 'x'}}", "x"), ("{{other ??'x'}}", "x"), ("{{other ?? ''}}", ""),
      ("{{other ?? 'it''s'}}", "it's"), ("{{other ?? 1.50}}", "1.50"), ("{{other ?? false}}", "false"),
      ("{{nothing ?? 'x'}}", "x"), ("{{name ?? 'x'}}", "Ann"), ("{{other ?? '}}'}}", "}}"),
      ("{{name | upper}}", "ANN"), ("{{name|upper}}", "ANN"), ("{{other ?? 'x' | upper}}", "X"),
      ("{{ids | first}}", "a"), ("{{ids | first | upper}}", "A"), ("{{name | raw}}", "Ann"),
      ("{{name | upper | raw}}", "ANN"), ("{{'{{'}}", "{{"), ("{{'{{'}}name}}", "{{name}}"),
      ("a {{'}}'}} b", "a }} b"), ("{{'it''s'}}", "it's"), ("{{'a' | upper}}", "A"), ("{{braces}}", "{{name}}"),
      ("{\"a\":{\"b\":{{big}}}}", "{\"a\":{\"b\":576461413038785752}}"), ("é {{name}} 日本", "é Ann 日本"),
      ("{{$timestamp}}", "1795380935"), ("{{$timestamp_ms}}", "1795380935250"),
      ("{{$iso_timestamp}}", "2026-11-22T20:55:35.250Z"), ("{{$env.HOME}}", "/home/qa"),
      ("{{$env.NONE ?? 'unset'}}", "unset"),
    ])
  func text(written: String, expected: String) throws {
    let text = try template(written).text(in: scope(TemplateTests.values))
    #expect(text == expected)
    #expect(try template(written).bytes(in: scope(TemplateTests.values)) == Array(expected.utf8))
  }

  @Test("a string that is exactly one template keeps the value's type")
  func soleTemplateKeepsType() throws {
    let scope = scope(TemplateTests.values)
    #expect(try template("{{big}}").json(in: scope) == .number(JSONNumber(trusted: "576461413038785752")))
    #expect(try template("{{yes}}").json(in: scope) == .bool(true))
    #expect(try template("{{nothing}}").json(in: scope) == .null)
    #expect(try template("{{ids}}").json(in: scope) == .array([.string("a"), .string("b")]))
    #expect(try template("{{next ?? 1}}").json(in: scope) == .number(JSONNumber(1)))
    #expect(try template(" {{big}}").json(in: scope) == .string(" 576461413038785752"))
  }

  @Test("a string without templates is constant, and so is one of literals only")
  func constants() throws {
    #expect(try template("plain").constantText == "plain")
    #expect(try template("{ {a} }").isConstant)
    #expect(try template("a {{'{{'}}").constantText == "a {{")
    #expect(try template("{{name}}").constantText == nil)
    #expect(try template("{{$uuid}}").isConstant == false)
  }

  @Test("the plain names of a template are told in order, with what has a default; reserved and dynamic ones are not")
  func references() throws {
    let template = try template("{{b}} {{a ?? 1}} {{b}} {{$uuid}} {{request.path}} {{'c'}}")
    #expect(template.references == ["b", "a", "b"])
    #expect(template.uses.map(\.hasDefault) == [false, true, false])
    #expect(template.uses.map(\.place.column) == [1, 7, 18])
  }

  @Test("what builds a URL is told which value begins the text and which is raw")
  func insertions() throws {
    let scope = scope(["a": .string("x/y"), "b": .string("c d")])
    let written = try template("{{a}}/{{b}}/{{b | raw}}").text(in: scope) { insertion in
      insertion.beginsText ? "<\(insertion.text)>" : insertion.isRaw ? insertion.text : "[\(insertion.text)]"
    }
    #expect(written == "<x/y>/[c d]/c d")
    let second = try template("{{'/'}}{{a}}").text(in: scope) { $0.beginsText ? "first" : "second" }
    #expect(second == "/second")
  }

  @Test("bytes that are no text are inserted as they are where bytes are asked for, and refused where text is")
  func bytes() throws {
    let scope = scope()
    scope.stepLocal["digest"] = .bytes([0xFF, 0x00])
    #expect(try template("a{{digest}}").bytes(in: scope) == [0x61, 0xFF, 0x00])
    #expect(
      told { _ = try template("a{{digest}}").text(in: scope) }
        == "1:2-12 'digest' is bytes that are not UTF-8 and cannot stand in a text [add `| base64` or `| hex`]")
    #expect(told { _ = try template("{{digest}}").json(in: scope) }.contains("bytes that are not UTF-8"))
  }

  @Test(
    "a value that cannot stand in a text says what to add",
    arguments: [
      (
        "x {{ids}}",
        "1:3-10 'ids' is a list and cannot stand in a text [add `| first`, or `| join ','` for all of it]"
      ),
      (
        "x {{map}}",
        "1:3-10 'map' is a map and cannot stand in a text [pick a part with `| jsonpath '$.name'`, or add `| to_json`]"
      ),
    ])
  func notText(written: String, expected: String) throws {
    let scope = scope(["ids": .array([]), "map": .object(JSONObject())])
    #expect(told { _ = try template(written).text(in: scope) } == expected)
  }

  @Test("an undefined variable points at itself, and at the name that was probably meant")
  func undefined() {
    let told = told { _ = try template("/orders/{{ordr_id}}").text(in: scope(["order_id": .string("1")])) }
    #expect(
      told == """
        1:9-20 the variable 'ordr_id' is not defined [did you mean 'order_id'?]
        define it under `variables:`, capture it in an earlier request, or give it with --var ordr_id=VALUE
        where it may be absent, write a default: {{ordr_id ?? 'x'}}
        """)
  }

  @Test("an undefined variable is named apart from its message")
  func undefinedName() throws {
    let template = try template("{{a}}")
    let failure = #expect(throws: TemplateFailure.self) { try template.text(in: scope()) }
    #expect(failure?.undefinedVariable == "a")
  }

  @Test(
    "a name that Signet itself gives a value says where it is there",
    arguments: [
      ("{{request.path}}", "request.* is there in the steps of `pre_request:` and of signers only"),
      ("{{server.url}}", "server.url is there where the environment has a `server:`"),
      ("{{webhooks.url}}", "webhooks.url is there in a run that holds a `receive:` item"),
      ("{{row.index}}", "row.index is there in a data row only"),
      ("{{$row.index}}", "row.index is there in a data row only"),
      ("{{$env.NONE}}", "the process environment has no 'NONE' [set it, or write a default: ?? 'x']"),
    ])
  func reservedWithoutValue(written: String, hint: String) {
    #expect(told { _ = try template(written).text(in: scope()) }.contains(hint))
  }

  @Test("a filter that fails says so at the template")
  func failingFilter() {
    let told = told { _ = try template("a {{big | first}}").text(in: scope(TemplateTests.values)) }
    #expect(told.hasPrefix("1:3-18 'big': "))
  }
}
