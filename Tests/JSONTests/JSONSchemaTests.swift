import Checks
import JSON
import Testing

@Suite("JSON Schema") struct JSONSchemaTests {
  static let draft07: JSONValue = "http://json-schema.org/draft-07/schema#"

  static func schema(_ text: String, assertsFormats: Bool = false) throws -> JSONSchema {
    try JSONSchema(
      document: JSONParser.parse(text), baseURI: "file:///schemas/main.json",
      options: JSONSchema.Options(assertsFormats: assertsFormats, patterns: SchemaPatterns())
    ) { address in
      switch address {
      case "file:///schemas/sku.json": ["type": "string", "minLength": 3]
      case "file:///schemas/old.json": ["items": [["type": "integer"]], "additionalItems": false]
      case "file:///schemas/round.json": ["$ref": "main.json"]
      default: nil
      }
    }
  }

  static func old(_ rest: String) -> String { ##"{"$schema":"http://json-schema.org/draft-07/schema#","## + rest + "}" }

  static func check(_ schema: String, _ instance: String, _ isValid: Bool, assertsFormats: Bool = false) throws {
    let failures = try Self.schema(schema, assertsFormats: assertsFormats).validate(JSONParser.parse(instance))
    #expect(failures.isEmpty == isValid, "\(schema) \(instance): \(failures)")
  }

  @Test(
    "a failure says which value, which keyword and why",
    arguments: [
      (##"{"type":"integer"}"##, ##""1""##, "$", "type", "expected integer, got string \"1\""),
      (##"{"type":["string","null"]}"##, "1.5", "$", "type", "expected string or null, got number 1.5"),
      (##"{"enum":[1,"a"]}"##, "2", "$", "enum", "2 is none of [1,\"a\"]"),
      (##"{"const":{"a":1}}"##, "{}", "$", "const", "expected {\"a\":1}, got {}"),
      (##"{"minimum":1.10}"##, "1.09", "$", "minimum", "1.09 is not at least 1.10"),
      (
        ##"{"maximum":9007199254740992}"##, "9007199254740993", "$", "maximum",
        "9007199254740993 is not at most 9007199254740992"
      ),
      (##"{"exclusiveMinimum":1}"##, "1.0", "$", "exclusiveMinimum", "1.0 is not greater than 1"),
      (##"{"exclusiveMaximum":1e400}"##, "10e399", "$", "exclusiveMaximum", "10e399 is not less than 1e400"),
      (##"{"multipleOf":0.01}"##, "19.999", "$", "multipleOf", "19.999 is no multiple of 0.01"),
      (##"{"minLength":2}"##, "\"😀\"", "$", "minLength", "has 1 characters, not at least 2"),
      (##"{"maxLength":1.0}"##, ##""ab""##, "$", "maxLength", "has 2 characters, not at most 1.0"),
      (##"{"pattern":"^[a-z]+$"}"##, ##""a1""##, "$", "pattern", "\"a1\" does not match '^[a-z]+$'"),
      (##"{"minItems":1}"##, "[]", "$", "minItems", "has 0 elements, not at least 1"),
      (##"{"uniqueItems":true}"##, "[1,2,1.0]", "$", "uniqueItems", "elements 0 and 2 are equal"),
      (##"{"contains":{"type":"string"}}"##, "[1]", "$", "contains", "0 elements match, not at least 1"),
      (
        ##"{"contains":{"type":"integer"},"maxContains":1}"##, "[1,2]", "$", "contains",
        "2 elements match, not at most 1"
      ),
      (##"{"items":{"type":"integer"}}"##, "[1,\"a\"]", "$[1]", "type", "expected integer, got string \"a\""),
      (##"{"prefixItems":[true],"items":false}"##, "[1,2]", "$[1]", "items", "no element is allowed here"),
      (##"{"required":["a","b"]}"##, ##"{"c":1}"##, "$", "required", "'a', 'b' are missing"),
      (##"{"required":["a"]}"##, "{}", "$", "required", "'a' is missing"),
      (##"{"maxProperties":0}"##, ##"{"c":1}"##, "$", "maxProperties", "has 1 members, not at most 0"),
      (
        ##"{"properties":{"it's":{"properties":{"b":{"type":"null"}}}}}"##, ##"{"it's":{"b":1}}"##,
        ##"$['it\'s']['b']"##, "type", "expected null, got integer 1"
      ),
      (
        ##"{"properties":{"a":true},"additionalProperties":false}"##, ##"{"a":1,"b":2}"##, "$['b']",
        "additionalProperties", "a member 'b' is not allowed"
      ),
      (
        ##"{"patternProperties":{"^x":{"type":"string"}}}"##, ##"{"x1":1}"##, "$['x1']", "type",
        "expected string, got integer 1"
      ),
      (##"{"propertyNames":{"maxLength":1}}"##, ##"{"ab":1}"##, "$", "propertyNames", "the name 'ab' is not allowed"),
      (
        ##"{"dependentRequired":{"a":["b"]}}"##, ##"{"a":1}"##, "$", "dependentRequired",
        "'b' is missing, which 'a' needs"
      ),
      (##"{"dependentSchemas":{"a":{"required":["b"]}}}"##, ##"{"a":1}"##, "$", "required", "'b' is missing"),
      (##"{"not":{"type":"null"}}"##, "null", "$", "not", "null is what is not allowed here"),
      (
        ##"{"anyOf":[{"type":"null"},{"properties":{"a":{"const":1}}}]}"##, ##"{"a":2}"##, "$", "anyOf",
        "fits none of the 2 alternatives (alternative 0: $ expected null, got object {\"a\":2})"
      ),
      (
        ##"{"oneOf":[{"type":"number"},{"type":"integer"},true]}"##, "1", "$", "oneOf",
        "fits alternatives 0 and 1, but only one is allowed"
      ),
      (##"{"if":{"minimum":5},"then":{"maximum":7},"else":{"const":1}}"##, "8", "$", "maximum", "8 is not at most 7"),
      (##"{"if":{"minimum":5},"then":{"maximum":7},"else":{"const":1}}"##, "2", "$", "const", "expected 1, got 2"),
      (
        ##"{"unevaluatedProperties":false,"allOf":[{"properties":{"a":true}}]}"##, ##"{"a":1,"b":1}"##, "$['b']",
        "unevaluatedProperties", "a member 'b' is not allowed"
      ),
      (
        ##"{"unevaluatedItems":false,"prefixItems":[true],"contains":{"const":"x"}}"##, ##"[1,"x",2]"##, "$[2]",
        "unevaluatedItems", "no element is allowed here"
      ),
      ("false", "1", "$", "false", "nothing is allowed here"),
      (##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"null"}}}"##, "1", "$", "type", "expected null, got integer 1"),
      (
        ##"{"properties":{"s":{"$ref":"sku.json"}}}"##, ##"{"s":"ab"}"##, "$['s']", "minLength",
        "has 2 characters, not at least 3"
      ),
    ])
  func failure(schema: String, instance: String, location: String, keyword: String, message: String) throws {
    let failures = try Self.schema(schema).validate(JSONParser.parse(instance))
    let failure = try #require(failures.first)
    #expect(failures.count == 1)
    #expect((failure.instanceLocation, failure.keyword, failure.message) == (location, keyword, message))
  }

  @Test("all failures are told, in the order of the schema, up to the limit")
  func all() throws {
    let schema = try Self.schema(
      ##"{"required":["z"],"properties":{"a":{"type":"null"},"b":{"type":"null"}},"maxProperties":1}"##)
    let failures = schema.validate(["b": 1, "a": 2])
    #expect(failures.map(\.instanceLocation) == ["$", "$['b']", "$['a']", "$"])
    #expect(
      failures.map(\.schemaLocation) == [
        "file:///schemas/main.json#/required", "file:///schemas/main.json#/properties/b/type",
        "file:///schemas/main.json#/properties/a/type", "file:///schemas/main.json#/maxProperties",
      ])
    #expect(schema.validate(["b": 1, "a": 2], limit: 2).count == 2)
    #expect(
      try Self.schema(##"{"items":{"type":"null"}}"##).validate(.array(Array(repeating: 1, count: 100_000))).count
        == 100)
  }

  @Test(
    "draft-07 reads its own keywords",
    arguments: [
      (##""items":[{"type":"integer"},true],"additionalItems":{"type":"string"}"##, ##"[1,null,"a"]"##, true),
      (##""items":[{"type":"integer"},true],"additionalItems":{"type":"string"}"##, "[1,null,2]", false),
      (##""items":[{"type":"integer"}],"additionalItems":false"##, "[]", true),
      (##""items":[]"##, "[1]", true), (##""items":[],"additionalItems":false"##, "[1]", false),
      (##""items":{"type":"integer"},"additionalItems":false"##, "[1,2]", true),
      (##""additionalItems":false"##, "[1,2]", true), (##""items":false"##, "[1]", false),
      (##""items":false"##, "[]", true),
      (##""dependencies":{"a":["b"],"c":{"required":["d"]},"e":false,"f":[]}"##, ##"{"b":1,"f":1}"##, true),
      (##""dependencies":{"a":["b"]}"##, ##"{"a":1}"##, false),
      (##""dependencies":{"c":{"required":["d"]}}"##, ##"{"c":1}"##, false),
      (##""dependencies":{"e":false}"##, ##"{"e":1}"##, false),
      (##""$ref":"#/definitions/a","maxItems":0,"definitions":{"a":{"type":"array"}}"##, "[1]", true),
      (##""$ref":"#/definitions/a","definitions":{"a":{"type":"array"}}"##, "1", false),
      (##""prefixItems":[{"type":"string"}]"##, "[1]", true),
      (##""dependentRequired":{"a":["b"]}"##, ##"{"a":1}"##, true),
      (##""unevaluatedProperties":false"##, ##"{"a":1}"##, true),
      (##""contains":{"type":"integer"},"minContains":0,"maxContains":1"##, "[]", false),
      (##""contains":{"type":"integer"},"maxContains":1"##, "[1,2]", true),
      (##""definitions":{"a":{"$id":"#anchor","type":"integer"}},"allOf":[{"$ref":"#anchor"}]"##, "1", true),
      (##""definitions":{"a":{"$id":"#anchor","type":"integer"}},"allOf":[{"$ref":"#anchor"}]"##, "null", false),
      (
        ##""definitions":{"a":{"$id":"other.json#x","type":"integer"}},"allOf":[{"$ref":"other.json#x"}]"##, "null",
        false
      ),
      (
        ##""$id":"http://example.com/root.json","definitions":{"a":{"$id":"b/c.json","definitions":{"d":{"type":"null"}},"items":{"$ref":"#/definitions/d"}}},"allOf":[{"$ref":"b/c.json"}]"##,
        "[1]", false
      ),
      (
        ##""$id":"http://example.com/root.json","definitions":{"a":{"$id":"b/c.json","definitions":{"d":{"type":"null"}},"items":{"$ref":"#/definitions/d"}}},"allOf":[{"$ref":"http://example.com/b/c.json#/definitions/d"}]"##,
        "1", false
      ),
      (##""properties":{"$ref":{"type":"string"}}"##, ##"{"$ref":1}"##, false),
      (##""allOf":[{"$ref":"http://json-schema.org/draft-07/schema#"}]"##, ##"{"minLength":-1}"##, false),
      (##""allOf":[{"$ref":"http://json-schema.org/draft-07/schema#"}]"##, ##"{"minLength":1}"##, true),
      (##""if":{"const":1},"then":{"type":"null"},"else":{"const":2}"##, "2", true),
      (##""then":false,"else":false"##, "1", true), (##""const":null,"enum":[null]"##, "null", true),
      (##""format":"email""##, ##""x""##, true),
      (##""allOf":[{"$ref":"sku.json"}]"##, ##""ab""##, false), (##""items":{"$ref":"old.json"}"##, "[[1]]", true),
      (##""items":{"$ref":"old.json"}"##, "[[1,2]]", false), (##""$comment":1"##, "1", true),
      (
        ##""definitions":{"a/b":{"type":"null"},"c%d":{"type":"null"},"e~f":{"type":"null"}},"items":[{"$ref":"#/definitions/a~1b"},{"$ref":"#/definitions/c%25d"},{"$ref":"#/definitions/e~0f"}]"##,
        "[null,null,1]", false
      ),
    ])
  func draft07(rest: String, instance: String, isValid: Bool) throws {
    try Self.check(Self.old(rest), instance, isValid)
  }

  @Test("a draft-07 reference hides an $id beside it")
  func siblingID() throws {
    let schema = Self.old(
      #"""
      "$id":"http://example.com/base/","definitions":{"foo":{"$id":"http://example.com/foo.json","type":"string"},
      "inner":{"$id":"foo.json","type":"number"}},"allOf":[{"$id":"http://example.com/","$ref":"foo.json"}]
      """#)
    try Self.check(schema, "1", true)
    try Self.check(schema, ##""a""##, false)
  }

  @Test(
    "without $schema the draft follows from the keywords",
    arguments: [
      (##"{"items":[{"type":"integer"}]}"##, ##"["a"]"##, false),
      (##"{"dependencies":{"a":["b"]}}"##, ##"{"a":1}"##, false),
      (##"{"definitions":{"a":{"type":"null"}},"$ref":"#/definitions/a","const":1}"##, "null", true),
      (##"{"prefixItems":[{"type":"integer"}]}"##, ##"["a"]"##, false),
      (##"{"$defs":{"a":{"type":"null"}},"$ref":"#/$defs/a","const":1}"##, "null", false),
      (##"{"$ref":"#/properties/a","properties":{"a":{"type":"object"}},"maxProperties":0}"##, ##"{"b":1}"##, false),
      (##"{"$defs":{},"definitions":{},"dependentRequired":{"a":["b"]}}"##, ##"{"a":1}"##, false),
      (
        ##"{"enum":[{"items":[],"definitions":{}}],"dependentRequired":{"a":["b"]}}"##,
        ##"{"items":[],"definitions":{}}"##, true
      ),
    ])
  func guessed(schema: String, instance: String, isValid: Bool) throws {
    try Self.check(schema, instance, isValid)
  }

  @Test(
    "a schema that cannot be used says where and why",
    arguments: [
      ("1", "#", "a schema must be an object, true or false, not 1"),
      (
        ##"{"type":"strin"}"##, "#/type",
        "'type' must be one or a list of null, boolean, number, integer, string, array and object, not \"strin\""
      ),
      (
        ##"{"properties":{"a/b":{"minimum":"1"}}}"##, "#/properties/a~1b/minimum",
        "'minimum' must be a number, not \"1\""
      ),
      (##"{"minLength":-1}"##, "#/minLength", "'minLength' must be a whole number of at least 0, not -1"),
      (##"{"minLength":1.5}"##, "#/minLength", "'minLength' must be a whole number of at least 0, not 1.5"),
      (##"{"multipleOf":0}"##, "#/multipleOf", "'multipleOf' must be a number above 0, not 0"),
      (##"{"required":"a"}"##, "#/required", "'required' must be a list of names, not \"a\""),
      (##"{"required":[1]}"##, "#/required", "'required' must be a list of names, not [1]"),
      (##"{"allOf":[]}"##, "#/allOf", "'allOf' must be a list of schemas, not []"),
      (##"{"$anchor":"x","items":[true]}"##, "#/items", "a schema must be an object, true or false, not [true]"),
      (##"{"properties":[]}"##, "#/properties", "'properties' must be an object of schemas, not []"),
      (##"{"pattern":"("}"##, "#/pattern", ""), (##"{"patternProperties":{"[":true}}"##, "#/patternProperties/[", ""),
      (##"{"$ref":1}"##, "#/$ref", "'$ref' must be a string"), (##"{"$id":1}"##, "#/$id", "'$id' must be a string"),
      (##"{"uniqueItems":1}"##, "#/uniqueItems", "'uniqueItems' must be true or false, not 1"),
      (##"{"items":{"$ref":"#/none"}}"##, "#/items", "'file:///schemas/main.json#/none' leads nowhere"),
      (##"{"$ref":"#none"}"##, "#", "'file:///schemas/main.json#none' leads nowhere: there is no anchor 'none'"),
      (
        ##"{"$ref":"none.json"}"##, "#", "'file:///schemas/none.json' leads nowhere: no schema is known at that address"
      ),
      (
        ##"{"$schema":"http://json-schema.org/draft-04/schema#"}"##, "#/$schema",
        "'http://json-schema.org/draft-04/schema#' is not known: schemas are read as draft 2020-12 or draft-07"
      ),
      (##"{"$anchor":""}"##, "#/$anchor", "'$anchor' must be a name"),
      (##"{"enum":1}"##, "#/enum", "'enum' must be a list of values, not 1"),
      (##"{"format":1}"##, "#/format", "'format' must be a string, not 1"),
      (##"{"$defs":{"a":{"type":1}}}"##, "#/$defs/a/type", ""),
    ])
  func unusable(schema: String, pointer: String, reason: String) throws {
    let problem = try #require(throws: JSONSchemaProblem.self) { try Self.schema(schema) }
    #expect(problem.location == "file:///schemas/main.json" + pointer)
    if !reason.isEmpty { #expect(problem.reason == reason) }
  }

  @Test(
    "schemas that go round in circles end",
    arguments: [
      (##"{"$ref":"#"}"##, "1", false), (##"{"anyOf":[{"$ref":"#"},true]}"##, "1", true),
      (##"{"$ref":"round.json"}"##, "1", false),
      (##"{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}},"$ref":"#/$defs/a"}"##, "1", false),
      (##"{"items":{"$ref":"#"},"maxItems":1}"##, "[[[[]]]]", true),
      (##"{"items":{"$ref":"#"},"maxItems":1}"##, "[[[[],[]]]]", false),
      (##"{"$dynamicAnchor":"x","$dynamicRef":"#x"}"##, "1", false),
    ])
  func circles(schema: String, instance: String, isValid: Bool) throws {
    try Self.check(schema, instance, isValid)
  }

  @Test("a value and a schema that are nested deeply are held against each other")
  func deep() throws {
    let value = try JSONParser.parse(String(repeating: "[", count: 512) + String(repeating: "]", count: 512))
    #expect(try Self.schema(##"{"allOf":[{"items":{"$ref":"#"}}]}"##).accepts(value))
    #expect(
      try !Self.schema(##"{"allOf":[{"allOf":[{"allOf":[{"allOf":[{"items":{"$ref":"#"}}]}]}]}]}"##).accepts(value))
    let schema = String(repeating: ##"{"not":"##, count: 510) + "true" + String(repeating: "}", count: 510)
    #expect(try Self.schema(schema).accepts(1))
    let tooDeep = (0..<600).reduce(JSONValue.bool(true)) { inner, _ in ["not": inner] }
    #expect(throws: JSONSchemaProblem.self) { try JSONSchema(document: tooDeep) }
  }

  @Test("100,000 elements are told apart without comparing each with each")
  func manyItems() throws {
    let elements = (0..<100_000).map { JSONValue.array([.number(JSONNumber($0))]) }
    let schema = try Self.schema(##"{"uniqueItems":true}"##)
    #expect(schema.accepts(.array(elements)))
    #expect(!schema.accepts(.array(elements + [[99_999.0]])))
  }

  @Test("the built-in engine takes the common part of regular expressions and refuses the rest")
  func builtInEngine() throws {
    #expect(try JSONSchema(document: ["pattern": "^[a-z]{2,}$"]).accepts("abc"))
    #expect(try !JSONSchema(document: ["pattern": "^[a-z]{2,}$"]).accepts("a1"))
    let problem = try #require(throws: JSONSchemaProblem.self) { try JSONSchema(document: ["pattern": "\\d"]) }
    #expect(problem.reason.hasPrefix("'\\d' is no regular expression"))
  }

  @Test(
    "formats are checked where that is asked for, and else are comments",
    arguments: [
      ("date", "2024-02-29", true), ("date", "2023-02-29", false), ("date", "2024-13-01", false),
      ("date", "2024-1-01", false), ("date", "٢٠٢٤-01-01", false), ("time", "12:30:00Z", true),
      ("time", "12:30:00", false), ("time", "23:59:60Z", true), ("time", "22:59:60Z", false),
      ("time", "01:29:60+01:30", true), ("time", "12:30:00.5+24:00", false), ("time", "12:30:00.Z", false),
      ("date-time", "2024-02-29T12:30:00.123+02:00", true), ("date-time", "2024-02-29 12:30:00Z", false),
      ("date-time", "2024-02-29T24:00:00Z", false), ("duration", "P1Y2M3DT4H5M6S", true), ("duration", "P2W", true),
      ("duration", "P", false), ("duration", "PT", false), ("duration", "P1YT", false), ("duration", "P1D2H", false),
      ("duration", "P1Y1D", false), ("duration", "P1W2D", false), ("duration", "PT1H1S", false),
      ("email", "joe.bloggs@example.com", true), ("email", "2962", false),
      ("email", "\"joe bloggs\"@example.com", true), ("email", ".a@example.com", false),
      ("email", "a..b@example.com", false), ("email", "a@[127.0.0.1]", true), ("email", "a@", false),
      ("hostname", "a-b.example", true), ("hostname", "-a", false), ("hostname", "a..b", false),
      ("hostname", "a_b", false), ("hostname", "", false),
      ("ipv4", "192.168.0.1", true), ("ipv4", "192.168.0.256", false), ("ipv4", "192.168.0", false),
      ("ipv4", "192.168.0.01", false), ("ipv4", "1.2.3.+4", false), ("ipv6", "::", true), ("ipv6", "::1", true),
      ("ipv6", "1::", true), ("ipv6", "1:2:3:4:5:6:7:8", true), ("ipv6", "::ffff:192.168.0.1", true),
      ("ipv6", "1::2::3", false), ("ipv6", "1:2:3:4:5:6:7", false), ("ipv6", "12345::", false),
      ("ipv6", ":2:3:4:5:6:7:8", false), ("ipv6", "1:2:3:4:5:6:7:8:9", false), ("ipv6", "1:2:3:4:5:6:7:", false),
      ("ipv6", "::192.168.0.256", false), ("ipv6", "fe80::1%eth0", false), ("ipv6", "1:2:3:4:5:6:7::", true),
      ("ipv6", ":::", false),
      ("uri", "https://example.com/a?b=c#d", true), ("uri", "//example.com", false), ("uri", "urn:isbn:1", true),
      ("uri", "http://a b", false), ("uri", "http://[::1]/", true), ("uri", "http://a/%zz", false),
      ("uri", "é:a", false), ("uri", "http://a:x/", false), ("uri-reference", "/a/b", true),
      ("uri-reference", "a\\b", false), ("uuid", "2EB8AA08-AA98-11EA-B4AA-73B441D16380", true),
      ("uuid", "2eb8aa08aa9811eab4aa73b441d16380", false), ("uuid", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g", false),
      ("json-pointer", "/a~0~1/0", true), ("json-pointer", "a", false), ("json-pointer", "/~2", false),
      ("json-pointer", "", true), ("relative-json-pointer", "1/a", true), ("relative-json-pointer", "0#", true),
      ("relative-json-pointer", "01", false), ("relative-json-pointer", "/a", false), ("regex", "a+", true),
      ("regex", "(", false), ("unknown", "x", true),
    ])
  func formats(format: String, text: String, isValid: Bool) throws {
    let schema = JSONWriter.compact(["format": .string(format)])
    try Self.check(schema, JSONWriter.compact(.string(text)), isValid, assertsFormats: true)
    try Self.check(schema, JSONWriter.compact(.string(text)), true)
    try Self.check(schema, "1", true, assertsFormats: true)
  }

  @Test("any text as a format's value is judged without a crash")
  func strangeTexts() throws {
    let formats = [
      "date", "time", "date-time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uri-reference", "uuid",
      "json-pointer", "relative-json-pointer",
    ]
    let texts = [
      "", " ", "-", "--", "T", "Z", "P", "PT", ":", "::", "@", "@@", ".", "..", "[", "]", "//", "//]", "//[", "#", "##",
      "%", "%é", "😀", "a@[", "a@[]", "//@", "//:", "http://[]:", "~", "/~", "0", "99999999999999999999", "12:30:",
      "\"@a", "\"\"@a",
    ]
    for format in formats {
      let schema = try Self.schema(JSONWriter.compact(["format": .string(format)]), assertsFormats: true)
      for text in texts { _ = schema.accepts(.string(text)) }
      #expect(!schema.accepts("\u{0}\u{FFFF} "), "\(format)")
    }
  }

  @Test("both metaschemas hold for themselves and for each other's good schemas")
  func metaschemas() throws {
    let addresses = ["https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/draft-07/schema"]
    for address in addresses {
      let metaschema = try JSONSchema(document: ["$ref": .string(address)])
      #expect(metaschema.accepts(["type": "object", "properties": ["a": ["minLength": 1, "items": true]]]))
      #expect(!metaschema.accepts(["properties": ["a": ["minLength": -1]]]))
      #expect(!metaschema.accepts(["properties": ["a": ["type": "strin"]]]))
      #expect(!metaschema.accepts(["allOf": []]))
      #expect(!metaschema.accepts(1))
    }
  }
}
